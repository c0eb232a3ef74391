import type { SendBackEntry } from '#shared/contract/send-backs.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface WithdrawDialogProps {
  readonly year: number
  readonly entry: SendBackEntry
  readonly onClose: () => void
}

/** 撤回: the unit need not answer; why is kept. */
export function WithdrawDialog({ year, entry, onClose }: WithdrawDialogProps) {
  const withdraw = useAct('withdrawSendBack')
  return (
    <ReasonDialog
      title="撤回退回"
      verb="撤回"
      label="撤回的原因"
      act={withdraw}
      done="已撤回，记录保留"
      onDo={(reason) => withdraw.mutateAsync({ year, id: entry.id, reason })}
      onClose={onClose}
    >
      <p>{`${entry.unitName}不需要再补正这 ${entry.items.length} 处。已经发出的通知和表，请另行告知单位。`}</p>
    </ReasonDialog>
  )
}
