import { Alert } from 'antd'

interface RefusedRowsProps {
  readonly lines: readonly string[]
  readonly onClose: () => void
}

/** What of a workbook was not taken, each with its cell. */
export function RefusedRows({ lines, onClose }: RefusedRowsProps) {
  return (
    <Alert
      className="targets-alert"
      type="warning"
      showIcon
      closable={{ onClose, 'aria-label': '收起' }}
      title={`${lines.length} 处没有收下，其余已在草稿中`}
      description={
        <ul className="targets-lines" tabIndex={0}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}
