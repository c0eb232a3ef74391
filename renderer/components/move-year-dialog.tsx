import { Alert, App, Input } from 'antd'
import { useState } from 'react'
import type { YearStep } from '#shared/contract/year-progress.ts'
import { useAct } from '../api/use-act.ts'
import { Dialog } from './dialog.tsx'

interface MoveYearDialogProps {
  readonly year: number
  readonly to: YearStep['state']
  readonly back: boolean
  readonly onClose: () => void
}

/** Puts the year back, with a reason, or on to the next step. */
export function MoveYearDialog({ year, to, back, onClose }: MoveYearDialogProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const move = useAct('moveYear')
  const submit = async (): Promise<void> => {
    try {
      await move.mutateAsync({ year, to, reason })
      void message.info(back ? `已退回到“${to}”` : `已进入“${to}”`)
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={back ? `退回到“${to}”` : `进入“${to}”`}
      verb={back ? '退回' : '进入'}
      disabled={back && reason.trim() === ''}
      busy={move.isPending}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>
        {back
          ? `${year}年度退回到“${to}”。已做的核定、决定和记录都保留，办完后可以再往前。改动前先自动备份。`
          : `${year}年度进入“${to}”。以后需要时可以写明理由退回。改动前先自动备份。`}
      </p>
      <div className="field-grid">
        <label htmlFor="move-reason">{back ? '退回的理由' : '说明（可不填）'}</label>
        <Input
          id="move-reason"
          data-first
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </div>
      {move.failure === null ? null : <Alert type="error" showIcon title={move.failure} />}
    </Dialog>
  )
}
