import { Alert, Button } from 'antd'
import { Writes } from '../../components/writes.tsx'

interface GoneItemProps {
  readonly text: string
  readonly busy: boolean
  readonly onDrop: () => void
}

/** The office's own text of a paragraph that the program doesn't make any more. */
export function GoneItem({ text, busy, onDrop }: GoneItemProps) {
  return (
    <Alert
      type="info"
      showIcon
      title="这一段的内容现在不再生成，改过的文字没有印出，仍保留在这里"
      description={text === '' ? '（不印这一段）' : text}
      action={
        <Writes>
          <Button disabled={busy} onClick={onDrop}>
            撤掉
          </Button>
        </Writes>
      }
    />
  )
}
