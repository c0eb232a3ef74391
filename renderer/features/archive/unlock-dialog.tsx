import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface UnlockDialogProps {
  readonly year: number
  readonly onClose: () => void
}

/** 解锁: the year can be changed again; why is kept. */
export function UnlockDialog({ year, onClose }: UnlockDialogProps) {
  const unlock = useAct('unlockYear')
  return (
    <ReasonDialog
      title={`解锁${year}年度`}
      verb="解锁"
      label="解锁的理由"
      act={unlock}
      done={`${year}年度已解锁，回到“定等”`}
      onDo={(reason) => unlock.mutateAsync({ year, reason })}
      onClose={onClose}
    >
      <p>解锁后年度回到“定等”，可以再退回修改。已存的归档文件不变，但不含以后的改动，改完请重新归档。</p>
    </ReasonDialog>
  )
}
