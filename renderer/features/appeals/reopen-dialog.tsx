import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { AppealEntry } from '#shared/contract/appeals.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { pointsText } from '../../components/texts.ts'

interface ReopenDialogProps {
  readonly year: number
  readonly appeal: AppealEntry
  readonly onClose: () => void
}

/** 收回复核: the appeal is open again; the outcome that was wrong stays on record. */
export function ReopenDialog({ year, appeal, onClose }: ReopenDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const reopen = useAct('reopenAppeal')
  const last = appeal.decisions.at(-1)
  const submit = async (): Promise<void> => {
    try {
      await reopen.mutateAsync({ year, id: appeal.id, reason })
      void message.info('已收回复核，这件申诉重新待复核')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="收回复核"
      verb="收回复核"
      disabled={reason.trim() === ''}
      busy={reopen.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`${appeal.unitName}：${appeal.subject}，复核结果“${appeal.outcome ?? ''}”。`}</p>
      <p>
        {last === undefined || last.before === last.score || appeal.indicator === null
          ? '收回后重新待复核，得分不变。原来的结果和意见保留在经过里。'
          : `收回后重新待复核，得分改回 ${pointsText(last.before)}。原来的结果和意见保留在经过里。`}
      </p>
      <div className="field-grid">
        <label htmlFor="reopen-reason">收回的原因</label>
        <Input
          id="reopen-reason"
          data-first
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </div>
      {reopen.failure === null ? null : <Alert type="error" showIcon title={reopen.failure} />}
    </Dialog>
  )
}
