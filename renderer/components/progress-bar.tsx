import { Button, Progress } from 'antd'
import './progress-bar.css'

interface ProgressBarProps {
  /** "正在读取". */
  readonly verb: string
  readonly done: number
  readonly total: number
  /** What is being worked on, or was last. */
  readonly name: string
  /** Absent where the work cannot be stopped. */
  readonly cancel?: () => void
  readonly cancelling?: boolean
}

/** "正在读取 12/24：市气象局.xlsx" with 取消 (screens.md, Wording 8). */
export function ProgressBar({ verb, done, total, name, cancel, cancelling = false }: ProgressBarProps) {
  const text = `${verb} ${done}/${total}${name === '' ? '' : `：${name}`}`
  return (
    <div className="progress-bar">
      <p role="status">{cancelling ? '正在停下，请稍候。' : text}</p>
      <Progress
        percent={total === 0 ? 0 : Math.round((done / total) * 100)}
        showInfo={false}
        status="active"
        aria-label={verb}
      />
      {cancel === undefined ? null : (
        <Button onClick={cancel} disabled={cancelling}>
          取消
        </Button>
      )}
    </div>
  )
}
