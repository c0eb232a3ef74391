import { Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '#shared/contract/calls.ts'
import { runJob, useJob } from '../api/job.ts'
import { call } from '../api/main-side.ts'
import { JobProgress } from './job-progress.tsx'
import './reread-evidence.css'

type Reread = Extract<AnswerOf<'rereadEvidence'>, { ok: true }>['value']

interface RereadEvidenceProps {
  /** What to do where a file is missing or changed. */
  readonly remedy: string
}

/** 核对佐证文件: whether the evidence, too, is what it was. Asked for, as it reads every byte. */
export function RereadEvidence({ remedy }: RereadEvidenceProps) {
  const running = useJob((state) => state.running) !== null
  const [reread, setReread] = useState<Reread | null>(null)
  const start = async (): Promise<void> => {
    setReread(null)
    setReread(await runJob('reread', () => call('rereadEvidence', {})))
  }
  return (
    <>
      <div className="reread-actions">
        <Button disabled={running} onClick={() => void start()}>
          核对佐证文件
        </Button>
      </div>
      <JobProgress job="reread" verb="核对" cancellable />
      {reread === null ? null : <RereadResult {...reread} remedy={remedy} />}
    </>
  )
}

function RereadResult({ total, read, missing, changed, remedy }: Reread & RereadEvidenceProps) {
  const bad = missing.length + changed.length
  return (
    <div role="status">
      <p>{summary(total, read, bad)}</p>
      {bad === 0 ? null : (
        <>
          <ul className="reread-findings">
            {missing.map((name) => (
              <li key={name}>{`${name}：文件不在佐证文件夹中`}</li>
            ))}
            {changed.map((name) => (
              <li key={name}>{`${name}：已不是收到时的内容`}</li>
            ))}
          </ul>
          <p>{remedy}</p>
        </>
      )}
    </div>
  )
}

function summary(total: number, read: number, bad: number): string {
  if (total === 0) return '没有登记过佐证材料和督导照片，没有要核对的文件。'
  const found = bad === 0 ? '都和收到时一样' : `${bad} 份有问题`
  const rest = read === total ? '' : `还有 ${total - read} 份没有核对。`
  return `已逐字节核对 ${read} 份佐证材料和督导照片的文件，${found}。${rest}`
}
