import { Alert, App } from 'antd'
import type { ProgressPage } from '#shared/contract/progress.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Effects } from '../../components/effects.tsx'

interface CopyFinishedProps {
  readonly year: number
  readonly page: ProgressPage
  readonly onClose: () => void
}

/** 带入上期已完成的: says first how many. What is not finished is told anew by its unit. */
export function CopyFinished({ year, page, onClose }: CopyFinishedProps) {
  const { message } = App.useApp()
  const { period } = page
  const told = useAnswer('copyFinished', { year, period, confirmed: false })
  const copy = useAct('copyFinished')
  const submit = async (): Promise<void> => {
    try {
      await copy.mutateAsync({ year, period, confirmed: true })
      void message.info('已带入，可在操作记录中撤销')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="带入上期已完成的"
      verb="带入上期进展"
      disabled={told.data === undefined}
      busy={copy.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>上期“已完成”的任务本期不会再变，可以一次带入；其余的请按单位本期所报逐项登记。</p>
      <Effects query={told} word="带入后" missing={null} />
      {copy.failure === null ? null : <Alert type="error" showIcon title={copy.failure} />}
    </Dialog>
  )
}
