import type { EvidenceFile } from '#shared/contract/evidence.ts'
import { useAct } from '../../api/use-act.ts'
import { ReasonDialog } from '../../components/reason-dialog.tsx'

interface RemoveDialogProps {
  readonly file: EvidenceFile
  readonly onClose: () => void
}

/** 移除: asks why; the file itself is kept. */
export function RemoveDialog({ file, onClose }: RemoveDialogProps) {
  const remove = useAct('removeEvidence')
  return (
    <ReasonDialog
      title={`移除 ${file.name}`}
      verb="移除"
      label="移除的理由"
      placeholder="例如：放错单位"
      act={remove}
      onDo={(reason) => remove.mutateAsync({ evidence: file.id, reason })}
      onClose={onClose}
    >
      <p>移除后不再对应这家单位的指标。文件本身仍保存，记录可查。</p>
    </ReasonDialog>
  )
}
