import { doubtCode } from '#shared/returns/doubts.ts'
import type { CellReading } from '#shared/returns/reading.ts'
import type { Office } from '../office.ts'
import { type Outcome } from '../outcome.ts'
import { openSubmission } from './checked-submission.ts'
import { rereadRows } from './reread.ts'

/** What a text would be read as in the place of a cell; nothing is kept. */
export interface RewritePreview {
  /** null: the cell would be blank. */
  readonly cell: CellReading | null
  /** What would be doubtful in the other cells of the row. */
  readonly others: readonly string[]
}

export async function previewRewrite(
  office: Office,
  submissionId: number,
  { indicator, field, text }: { readonly indicator: string; readonly field: string; readonly text: string },
): Promise<Outcome<RewritePreview>> {
  const opened = openSubmission(office, submissionId)
  if (!opened.ok) return opened
  const at = opened.value
  const others = at.decisions.filter((known) => known.indicator !== indicator || known.field !== field)
  const tried = { indicator, field, kind: 'rewrite', text, reason: '', ...office.act() } as const
  const reread = await rereadRows(office, at, [indicator], [...others, tried])
  if (!reread.ok) return reread
  const [row] = reread.value
  const cells = row?.cells ?? []
  const isOwn = (cell: CellReading): boolean => cell.field === field
  const cell = cells.find(isOwn) ?? null
  return {
    ok: true,
    value: {
      cell: cell?.value === null && cell.error === null ? null : cell,
      others: [
        ...cells
          .filter((other) => !isOwn(other) && doubtCode(other) !== null)
          .map(({ message }) => message ?? ''),
        ...(row?.remarks ?? []).map(({ message }) => message),
      ],
    },
  }
}
