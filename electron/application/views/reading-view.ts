import type { CellDecision } from '#db/cell-decisions.ts'
import type { Actor } from '#db/log.ts'
import type { ReturnReadingView } from '#shared/contract/submissions.ts'
import type { CellChange } from '#shared/returns/changes.ts'
import { codeName } from '#shared/returns/code-names.ts'
import { cellKey, remarkKeys, sameKey, type KnownDoubt } from '#shared/returns/doubts.ts'
import type { Form, FormRow } from '#shared/returns/form.ts'
import type {
  CellReading,
  EvidenceEntry,
  FileRemark,
  ReturnReading,
  RowReading,
} from '#shared/returns/reading.ts'
import { proposeRequest } from '#shared/returns/send-back-proposal.ts'

export interface ReadingToShow {
  readonly form: Form
  readonly sheet: string
  readonly head: ReturnReading['head']
  readonly rows: ReadonlyMap<string, RowReading>
  readonly cells: readonly CellReading[]
  readonly remarks: readonly FileRemark[]
  readonly evidence: readonly EvidenceEntry[]
  readonly against: { readonly number: number; readonly changes: readonly CellChange[] } | null
  readonly doubts: readonly KnownDoubt[]
  readonly decisions: readonly (CellDecision & Actor)[]
}

/** How a return was read, row by row of the form, with what is doubtful and what the office decided. */
export function readingView(reading: ReadingToShow): ReturnReadingView {
  const { form, sheet, head, rows, cells, remarks, evidence, against, doubts, decisions } = reading
  const byIndicator = Map.groupBy(cells, (cell) => cell.indicator)
  const keys = remarkKeys(remarks)
  return {
    sheet,
    head,
    rows: form.rows.map((formRow) => {
      const row = rows.get(formRow.indicatorId)
      return {
        indicator: formRow.indicatorId,
        title: formRow.title,
        filled: row?.filled ?? false,
        answered: row?.answered ?? false,
        refused: row?.refused ?? false,
        expects: expectedOf(formRow),
        cells: byIndicator.get(formRow.indicatorId) ?? [],
      }
    }),
    remarks: remarks.map(({ code, indicator, message }, index) => ({
      code,
      indicator,
      field: keys[index]?.field ?? code,
      message,
    })),
    evidence,
    against,
    doubts: inOrderOfForm(form, doubts).map((doubt) => ({
      ...doubt,
      rule: codeName(doubt.code),
      proposal: proposeRequest(doubt, cells.find((cell) => sameKey(cellKey(cell), doubt)) ?? null),
    })),
    decisions: decisions.flatMap(({ indicator, field, kind, text, reason, operator, at }) =>
      kind === 'undecided' ? [] : [{ indicator, field, kind, text, reason, operator, at }],
    ),
  }
}

function expectedOf({ rule }: FormRow): ReturnReadingView['rows'][number]['expects'] {
  return rule === 'graded' ? ['grade', 'selfScore'] : ['actual']
}

/** What concerns the file first, then row by row, however the office came to them. */
function inOrderOfForm(form: Form, doubts: readonly KnownDoubt[]): readonly KnownDoubt[] {
  const order = new Map(form.rows.map(({ indicatorId }, index) => [indicatorId, index]))
  const place = ({ indicator }: KnownDoubt): number =>
    indicator === null ? -1 : (order.get(indicator) ?? form.rows.length)
  return doubts.toSorted((a, b) => place(a) - place(b))
}
