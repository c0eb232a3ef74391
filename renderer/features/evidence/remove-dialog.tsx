import { Input } from 'antd'
import { useState } from 'react'
import type { EvidenceFile } from '#shared/contract/evidence.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'

interface RemoveDialogProps {
  readonly file: EvidenceFile
  readonly onClose: () => void
}

/** 移除: asks why; the file itself is kept. */
export function RemoveDialog({ file, onClose }: RemoveDialogProps) {
  const remove = useAct('removeEvidence')
  const [reason, setReason] = useState('')
  const store = async (): Promise<void> => {
    try {
      await remove.mutateAsync({ evidence: file.id, reason })
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`移除 ${file.name}`}
      verb="移除"
      disabled={reason.trim() === ''}
      busy={remove.isPending}
      onDo={() => void store()}
      onClose={onClose}
    >
      <label htmlFor="remove-reason">移除的理由（文件本身仍保存，记录可查）</label>
      <Input
        id="remove-reason"
        data-first
        maxLength={500}
        placeholder="例如：放错单位"
        value={reason}
        onChange={(event) => {
          setReason(event.target.value)
        }}
        onPressEnter={() => {
          if (reason.trim() !== '') void store()
        }}
      />
      {remove.failure === null ? null : (
        <p role="alert" className="evidence-lack">
          {remove.failure}
        </p>
      )}
    </Dialog>
  )
}
