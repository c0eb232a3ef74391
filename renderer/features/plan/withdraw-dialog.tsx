import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { PlanPoint } from '#shared/contract/plan.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface WithdrawDialogProps {
  readonly year: number
  readonly point: PlanPoint
  readonly onClose: () => void
}

export function WithdrawDialog({ year, point, onClose }: WithdrawDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const withdraw = useAct('withdrawPoint')
  const submit = async (): Promise<void> => {
    try {
      await withdraw.mutateAsync({ year, number: point.number, reason })
      void message.info('已撤回，可以恢复')
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title="撤回本年要点"
      verb="撤回这一条"
      busy={withdraw.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{`“${point.text}”不再列入本年要点，留在记录里，可以恢复。`}</p>
      <div className="field-grid">
        <label htmlFor="withdraw-reason">撤回的原因</label>
        <Input
          id="withdraw-reason"
          data-first
          maxLength={500}
          placeholder="没有可不填"
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
