import { Alert, App } from 'antd'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Effects } from '../../components/effects.tsx'

interface CopyDialogProps {
  readonly year: number
  readonly onClose: () => void
}

/** 从上年复制: says first what will come in and which units change. */
export function CopyDialog({ year, onClose }: CopyDialogProps) {
  const { message } = App.useApp()
  const told = useAnswer('copyPoints', { year, confirmed: false })
  const copy = useAct('copyPoints')
  const submit = async (): Promise<void> => {
    try {
      await copy.mutateAsync({ year, confirmed: true })
      void message.info('已复制，请按本年情况修改')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`从${year - 1}年度复制工作要点`}
      verb="复制上年要点"
      disabled={told.data === undefined}
      busy={copy.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <Effects query={told} word="复制后" missing={null} />
      {copy.failure === null ? null : <Alert type="error" showIcon title={copy.failure} />}
    </Dialog>
  )
}
