import type { PlanPoint } from '#shared/contract/plan.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface WithdrawDialogProps {
  readonly year: number
  readonly point: PlanPoint
  readonly onClose: () => void
}

export function WithdrawDialog({ year, point, onClose }: WithdrawDialogProps) {
  const withdraw = useAct('withdrawPoint')
  return (
    <ReasonDialog
      title="撤回本年要点"
      verb="撤回这一条"
      label="撤回的原因"
      placeholder="没有可不填"
      optional
      act={withdraw}
      done="已撤回，可以恢复"
      onDo={(reason) => withdraw.mutateAsync({ year, number: point.number, reason })}
      onClose={onClose}
    >
      <p>{`“${point.text}”不再列入本年要点，留在记录里，可以恢复。`}</p>
    </ReasonDialog>
  )
}
