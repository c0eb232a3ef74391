import type { YearStep } from '#shared/contract/year-progress.ts'
import { useAct } from '../api/use-act.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface MoveYearDialogProps {
  readonly year: number
  readonly to: YearStep['state']
  readonly back: boolean
  readonly onClose: () => void
}

/** Puts the year back, with a reason, or on to the next step. */
export function MoveYearDialog({ year, to, back, onClose }: MoveYearDialogProps) {
  const move = useAct('moveYear')
  return (
    <ReasonDialog
      title={back ? `退回到“${to}”` : `进入“${to}”`}
      verb={back ? '退回' : '进入'}
      label={back ? '退回的理由' : '说明（可不填）'}
      optional={!back}
      act={move}
      done={back ? `已退回到“${to}”` : `已进入“${to}”`}
      onDo={(reason) => move.mutateAsync({ year, to, reason })}
      onClose={onClose}
    >
      <p>
        {back
          ? `${year}年度退回到“${to}”。已做的核定、决定和记录都保留，办完后可以再往前。改动前先自动备份。`
          : `${year}年度进入“${to}”。以后需要时可以写明理由退回。改动前先自动备份。`}
      </p>
    </ReasonDialog>
  )
}
