import type { AdjustmentLine } from '#shared/contract/adjust.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Effects } from '../../components/effects.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { kindWord } from './adjust-words.ts'

interface WithdrawLineProps {
  readonly year: number
  readonly line: AdjustmentLine & { readonly id: number }
  readonly unitName: string
  readonly onClose: () => void
}

/** 撤回登记: the line stays in sight, struck, with the reason. */
export function WithdrawLine({ year, line, unitName, onClose }: WithdrawLineProps) {
  const effects = useAnswer('previewAdjustmentWithdrawal', { year, id: line.id })
  const withdraw = useAct('withdrawAdjustment')
  return (
    <ReasonDialog
      title="撤回登记"
      verb="撤回登记"
      label="撤回的原因"
      act={withdraw}
      done="已撤回登记，原来的一条划去保留，可在操作记录中撤销"
      onDo={(reason) => withdraw.mutateAsync({ year, id: line.id, reason })}
      onClose={onClose}
      effects={<Effects query={effects} word="撤回后" missing={null} />}
    >
      <p>{`${unitName}：${kindWord(line.kind)}“${line.reason}”`}</p>
    </ReasonDialog>
  )
}
