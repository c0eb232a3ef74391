import { Alert } from 'antd'
import type { JobName } from '#shared/contract/push.ts'
import { cancelJob, useJob } from '../api/job.ts'
import { ProgressBar } from './progress-bar.tsx'
import './state.css'

interface JobProgressProps {
  readonly job: JobName
  readonly verb: string
  /** The work keeps what is done when it is stopped. */
  readonly cancellable?: boolean
}

/** How far the work of this page is, or why it was not done; nothing while there is none. */
export function JobProgress({ job, verb, cancellable = false }: JobProgressProps) {
  const { running, progress, cancelling, failure } = useJob()
  if (running === job) {
    return (
      <div className="job">
        <ProgressBar
          verb={verb}
          {...progress}
          cancelling={cancelling}
          {...(cancellable ? { cancel: cancelJob } : {})}
        />
      </div>
    )
  }
  if (failure?.job !== job) return null
  return (
    <div className="job">
      <Alert type={failure.cancelled ? 'info' : 'error'} showIcon title={failure.message} />
    </div>
  )
}
