import type { HandoutRow } from '#shared/contract/exchange.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface RecallDialogProps {
  readonly year: number
  readonly handout: HandoutRow
  readonly onClose: () => void
}

/** 收回: the office waits for it no longer. */
export function RecallDialog({ year, handout, onClose }: RecallDialogProps) {
  const recall = useAct('recallHandout')
  return (
    <ReasonDialog
      title={`收回分给${handout.colleague}的 ${handout.units.length} 家单位`}
      verb="收回"
      label="收回的原因"
      act={recall}
      done="已收回，这几家单位由本机办理"
      onDo={(reason) => recall.mutateAsync({ year, package: handout.package, reason })}
      onClose={onClose}
    >
      <p>收回后不再提示“已分给”。对方已经做的内容还在对方电脑上，以后拿来交回包，仍可以合并。</p>
    </ReasonDialog>
  )
}
