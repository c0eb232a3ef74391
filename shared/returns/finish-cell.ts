import type { CellDraft } from './cell-draft.ts'
import { errorMessage, remarkMessage } from './cell-message.ts'
import { removeControls } from './clean-text.ts'
import { CELL_REMARK_ORDER } from './codes.ts'
import type { Form, FormRow } from './form.ts'
import type { LocatedTable } from './locate-table.ts'
import type { OwnCells } from './read-row.ts'
import type { CellReading, Field, Rewriting } from './reading.ts'
import { cellAddress, type Cell } from './workbook.ts'

/** The office's texts for cells of one row. */
export type Rewritings = ReadonlyMap<Field, Rewriting>

const NONE: Rewritings = new Map()

/** Makes of a judged cell what is kept of it; of its remarks the first counts. `sent`: the cells below `rewritings`. */
export function finish(
  form: Form,
  row: FormRow,
  table: LocatedTable,
  draft: CellDraft,
  sent: OwnCells | null = null,
  rewritings: Rewritings = NONE,
): CellReading {
  const { cell, error } = draft
  const rewritten = rewritings.get(draft.field)
  const original = rewritten === undefined ? originalOf(cell) : originalOf(sent?.[draft.field] ?? null)
  const sheet = table.grid.sheet.name
  const place = {
    unitName: form.unitName,
    sheet,
    row,
    original: rewritten?.text ?? original,
    rewritten: rewritten !== undefined,
  }
  const remark =
    error === null ? (CELL_REMARK_ORDER.find((code) => draft.remarks.includes(code)) ?? null) : null
  return {
    indicator: row.indicatorId,
    field: draft.field,
    sheet,
    cell: cellAddress(cell.row, cell.column),
    original,
    value: draft.value,
    remark,
    error,
    message:
      error !== null
        ? errorMessage(error, draft, place)
        : remark !== null
          ? remarkMessage(remark, draft, place)
          : null,
    ...(rewritten === undefined ? {} : { rewritten }),
  }
}

export function originalOf(cell: Cell | null): string {
  return cell === null ? '' : removeControls(cell.type === 'boolean' ? cell.value : cell.text)
}
