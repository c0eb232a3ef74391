import { Alert } from 'antd'

interface RefusedLinesProps {
  readonly refused: readonly string[]
  readonly onClose: () => void
}

/** What of a 加减分清单 was not registered, each with sheet and cell. */
export function RefusedLines({ refused, onClose }: RefusedLinesProps) {
  if (refused.length === 0) return null
  return (
    <Alert
      className="adjust-refused"
      type="warning"
      showIcon
      closable={{ onClose, 'aria-label': '收起' }}
      title={`${refused.length} 处没有登记，其余已登记。在清单中改正后可以再导入，登记过的不会重复`}
      description={
        <ul tabIndex={0} aria-label="没有登记的内容">
          {refused.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    />
  )
}
