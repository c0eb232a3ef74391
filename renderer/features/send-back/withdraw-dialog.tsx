import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { SendBackEntry } from '#shared/contract/send-backs.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface WithdrawDialogProps {
  readonly year: number
  readonly entry: SendBackEntry
  readonly onClose: () => void
}

/** 撤回: the unit need not answer; why is kept. */
export function WithdrawDialog({ year, entry, onClose }: WithdrawDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const withdraw = useAct('withdrawSendBack')
  const submit = async (): Promise<void> => {
    try {
      await withdraw.mutateAsync({ year, id: entry.id, reason })
      void message.info('已撤回，记录保留')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="撤回退回"
      verb="撤回"
      disabled={reason.trim() === ''}
      busy={withdraw.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`${entry.unitName}不需要再补正这 ${entry.items.length} 处。已经发出的通知和表，请另行告知单位。`}</p>
      <div className="field-grid">
        <label htmlFor="withdraw-reason">撤回的原因</label>
        <Input
          id="withdraw-reason"
          data-first
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </div>
      {withdraw.failure === null ? null : <Alert type="error" showIcon title={withdraw.failure} />}
    </Dialog>
  )
}
