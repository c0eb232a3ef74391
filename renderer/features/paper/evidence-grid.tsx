import type { PaperContent } from '#shared/contract/paper.ts'
import type { GridEdit, Pasted } from '../../components/grid.ts'
import { useGridKeys } from '../../components/use-grid-keys.ts'
import { EVIDENCE_COLUMNS } from './paper-columns.ts'
import { emptyEvidence, evidenceLines, trimEvidence } from './paper-content.ts'

interface EvidenceGridProps {
  readonly content: PaperContent
  readonly onChange: (content: PaperContent, step: string) => void
  readonly onPasted: (pasted: Pasted) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** A pasted 目录 may be longer than the lines that are shown. */
const MOST_LINES = 1000

/** The 佐证材料目录 of the paper return; there are always empty lines to go on with. */
export function EvidenceGrid({ content, onChange, onPasted, onUndo, onRedo }: EvidenceGridProps) {
  const lines = evidenceLines(content.evidence)
  const textOf = (row: number, column: number): string | null => {
    const field = EVIDENCE_COLUMNS[column]?.field
    return field === undefined ? null : (lines[row]?.[field] ?? '')
  }
  const edit = (edits: readonly GridEdit[], step: string): void => {
    const count = Math.max(lines.length, ...edits.map(({ row }) => row + 1))
    const changed = Array.from({ length: count }, (_, at) => {
      const own = edits.flatMap(({ row, column, text }) => {
        const field = EVIDENCE_COLUMNS[column]?.field
        return row === at && field !== undefined ? [[field, text] as const] : []
      })
      return { ...emptyEvidence(), ...lines[at], ...Object.fromEntries(own) }
    })
    onChange({ ...content, evidence: trimEvidence(changed) }, step)
  }
  const keys = useGridKeys({
    rows: lines.length,
    rowsToPaste: MOST_LINES,
    columns: EVIDENCE_COLUMNS.length,
    textOf,
    onEdit: (edits) => {
      edit(edits, '')
    },
    onPasted,
    onUndo,
    onRedo,
  })
  return (
    <div {...keys.frame} className="paper-scroll">
      <table className="plain-table paper-table paper-evidence">
        <colgroup>
          {EVIDENCE_COLUMNS.map(({ field, width }) => (
            <col key={field} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {EVIDENCE_COLUMNS.map(({ field, header }) => (
              <th key={field} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line of the paper is known by its place alone
            <tr key={at}>
              {EVIDENCE_COLUMNS.map(({ field, header }, column) => (
                <td key={field} className="paper-cell">
                  <input
                    {...keys.cell(at, column)}
                    type="text"
                    aria-label={`目录${header} 第 ${at + 1} 行`}
                    autoComplete="off"
                    spellCheck={false}
                    value={line[field]}
                    onChange={(event) => {
                      edit([{ row: at, column, text: event.target.value }], `evidence ${at} ${field}`)
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span {...keys.end} />
    </div>
  )
}
