import type { NominationRecord } from '#shared/contract/nominations.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface WithdrawDialogProps {
  readonly year: number
  readonly record: NominationRecord
  readonly onClose: () => void
}

/** 撤回推荐: it stays in sight under 已撤回, with the reason. */
export function WithdrawDialog({ year, record, onClose }: WithdrawDialogProps) {
  const withdraw = useAct('withdrawNomination')
  const { number, honor, unitName, name } = record
  return (
    <ReasonDialog
      title="撤回推荐"
      verb="撤回推荐"
      label="撤回的原因"
      placeholder="例如单位撤回推荐"
      act={withdraw}
      done="已撤回，不再列入表彰建议名单；可以恢复，也可在操作记录中撤销"
      onDo={(reason) => withdraw.mutateAsync({ year, number, reason })}
      onClose={onClose}
    >
      <p>{`${honor}：${unitName}${name === '' ? '' : `，${name}`}`}</p>
    </ReasonDialog>
  )
}
