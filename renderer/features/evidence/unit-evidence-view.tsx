import { Tabs } from 'antd'
import { useState } from 'react'
import type { EvidenceFile, InspectedEvidence, UnitEvidence } from '#shared/contract/evidence.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { FilePreview } from '../../components/file-preview.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useClosedYear } from '../../components/writes.tsx'
import { AttachDialog } from './attach-dialog.tsx'
import { AttachZone } from './attach-zone.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { FindingList } from './finding-list.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

/** What is open over the page. */
type Over =
  | { readonly kind: 'attach'; readonly files: readonly InspectedEvidence[]; readonly leftOut: number }
  | { readonly kind: 'preview' | 'move' | 'remove'; readonly file: EvidenceFile }

/** One unit's 佐证材料目录 with its files. */
export function UnitEvidenceView({ year, unit }: { readonly year: number; readonly unit: string }) {
  const evidence = useAnswer('unitEvidence', { year, unit })
  return <QueryView query={evidence}>{(data) => <UnitFiles year={year} evidence={data} />}</QueryView>
}

function UnitFiles({ year, evidence }: { readonly year: number; readonly evidence: UnitEvidence }) {
  const [over, setOver] = useState<Over | null>(null)
  const close = (): void => {
    setOver(null)
  }
  const missing = evidence.findings.length
  const closed = useClosedYear()
  return (
    <section className="evidence-unit" aria-labelledby="evidence-unit">
      <h2 id="evidence-unit">
        {evidence.unitName}
        <span className="quiet">
          {evidence.submission === null
            ? '　还没有报送，没有目录可以对照'
            : `　按第 ${evidence.submission} 次报送的目录核对`}
        </span>
      </h2>
      {closed ? null : (
        <AttachZone
          year={year}
          unit={evidence.unit}
          onInspected={(files, leftOut) => {
            setOver({ kind: 'attach', files, leftOut })
          }}
        />
      )}
      <Tabs
        className="fill-tabs"
        items={[
          {
            key: 'files',
            label: '目录与文件',
            children: (
              <EvidenceTable
                evidence={evidence}
                onPreview={(file) => {
                  setOver({ kind: 'preview', file })
                }}
                onMove={(file) => {
                  setOver({ kind: 'move', file })
                }}
                onRemove={(file) => {
                  setOver({ kind: 'remove', file })
                }}
              />
            ),
          },
          {
            key: 'findings',
            label: `待补和待核 ${missing}`,
            children: <FindingList evidence={evidence} />,
          },
        ]}
      />
      {over?.kind === 'attach' ? (
        <AttachDialog
          year={year}
          evidence={evidence}
          files={over.files}
          leftOut={over.leftOut}
          onClose={close}
        />
      ) : null}
      {over?.kind === 'preview' ? <FilePreview file={over.file} onClose={close} /> : null}
      {over?.kind === 'move' ? <MoveDialog evidence={evidence} file={over.file} onClose={close} /> : null}
      {over?.kind === 'remove' ? <RemoveDialog file={over.file} onClose={close} /> : null}
    </section>
  )
}
