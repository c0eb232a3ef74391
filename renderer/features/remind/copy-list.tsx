import { App, Button } from 'antd'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { OwingUnit } from '#shared/contract/remind.ts'

interface CopyListProps {
  readonly list: ValueOf<'listOwing'>
  /** Those that are shown: what is seen is what is copied. */
  readonly units: readonly OwingUnit[]
}

/** 复制催报名单: text for 微信 or 短信, in one click. */
export function CopyList({ list, units }: CopyListProps) {
  const { message } = App.useApp()
  const copy = async (): Promise<void> => {
    const lines = units.map(({ line }, index) => `${index + 1}. ${line}`)
    const text = [`${list.opening} ${units.length} 家未报齐：`, ...lines, list.closing].join('\n')
    try {
      await navigator.clipboard.writeText(text)
      void message.info(`已复制 ${units.length} 家的催报名单，可以粘贴到微信或短信`)
    } catch {
      void message.error('不能复制到剪贴板。请在下表中选中单位，按 Ctrl+C 复制，或导出 Excel。')
    }
  }
  return (
    <Button type="primary" disabled={units.length === 0} onClick={() => void copy()}>
      {`复制催报名单（${units.length} 家）`}
    </Button>
  )
}
