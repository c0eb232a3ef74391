import type { AppealEntry } from '#shared/contract/appeals.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { pointsText } from '../../components/texts.ts'

interface ReopenDialogProps {
  readonly year: number
  readonly appeal: AppealEntry
  readonly onClose: () => void
}

/** 收回复核: the appeal is open again; the outcome that was wrong stays on record. */
export function ReopenDialog({ year, appeal, onClose }: ReopenDialogProps) {
  const reopen = useAct('reopenAppeal')
  const last = appeal.decisions.at(-1)
  return (
    <ReasonDialog
      title="收回复核"
      verb="收回复核"
      label="收回的原因"
      act={reopen}
      done="已收回复核，这件申诉重新待复核"
      onDo={(reason) => reopen.mutateAsync({ year, id: appeal.id, reason })}
      onClose={onClose}
    >
      <p>{`${appeal.unitName}：${appeal.subject}，复核结果“${appeal.outcome ?? ''}”。`}</p>
      <p>
        {last === undefined || last.before === last.score || appeal.indicator === null
          ? '收回后重新待复核，得分不变。原来的结果和意见保留在经过里。'
          : `收回后重新待复核，得分改回 ${pointsText(last.before)}。原来的结果和意见保留在经过里。`}
      </p>
    </ReasonDialog>
  )
}
