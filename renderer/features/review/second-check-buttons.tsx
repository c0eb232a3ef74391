import { Button, Space } from 'antd'
import type { SecondCheckRow } from '#shared/contract/second-check.ts'
import { momentText } from '../../components/texts.ts'

interface SecondCheckButtonsProps {
  readonly check: SecondCheckRow
  readonly opinion: string
  readonly busy: boolean
  readonly onCheck: (verdict: 'agreed' | 'disagreed') => void
}

/** 复核 of an item that is decided: 同意, or 不同意 with the opinion written above. */
export function SecondCheckButtons({ check, opinion, busy, onCheck }: SecondCheckButtonsProps) {
  if (check.state !== 'open') return null
  return (
    <Space>
      <Button
        disabled={busy}
        onClick={() => {
          onCheck('agreed')
        }}
      >
        复核同意
      </Button>
      <Button
        disabled={busy || opinion.trim() === ''}
        title={opinion.trim() === '' ? '先写审核意见，说明为什么不同意' : ''}
        onClick={() => {
          onCheck('disagreed')
        }}
      >
        复核不同意
      </Button>
    </Space>
  )
}

/** "复核不同意：少一份材料（李四，今天 14:05）"; '' while nobody has looked at it. */
export function secondCheckText({ last }: SecondCheckRow): string {
  if (last === null) return '待复核'
  const { verdict, opinion, operator, at } = last
  const said = verdict === 'agreed' ? '复核同意' : '复核不同意'
  return `${said}${opinion === '' ? '' : `：${opinion}`}（${operator}，${momentText(at)}）`
}
