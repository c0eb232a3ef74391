import { useState } from 'react'
import type { EvidenceFile, UnitEvidence } from '#shared/contract/evidence.ts'
import { useAct } from '../../api/use-act.ts'
import { Dialog } from '../../components/dialog.tsx'
import { PlaceFields, type Place } from './place-fields.tsx'

interface MoveDialogProps {
  readonly evidence: UnitEvidence
  readonly file: EvidenceFile
  readonly onClose: () => void
}

/** 改对应: the file goes with another entry or item; where it was stays on record. */
export function MoveDialog({ evidence, file, onClose }: MoveDialogProps) {
  const move = useAct('moveEvidence')
  const [place, setPlace] = useState<Place>({ number: file.number, indicator: file.indicator })
  const store = async (): Promise<void> => {
    try {
      await move.mutateAsync({ evidence: file.id, ...place })
      onClose()
    } catch {
      // The failure stands in the dialog.
    }
  }
  return (
    <Dialog
      title={`${file.name} 放在哪里`}
      verb="改对应"
      busy={move.isPending}
      onDo={() => void store()}
      onClose={onClose}
    >
      <div className="attach-place">
        <PlaceFields evidence={evidence} place={place} of={file.name} onChange={setPlace} />
      </div>
      {move.failure === null ? null : (
        <p role="alert" className="evidence-lack">
          {move.failure}
        </p>
      )}
    </Dialog>
  )
}
