import { removeControls, trimSpaces } from './clean-text.ts'
import { finish, originalOf, type Rewritings } from './finish-cell.ts'
import type { Form } from './form.ts'
import type { LocatedTable } from './locate-table.ts'
import { FIELD_HEADERS, FIELDS, ownCells } from './own-cells.ts'
import { readEvidenceSheet } from './read-evidence.ts'
import { markEmptyFirst, numbersOf, placesOf, readDuplicates, remarkOnEvidence } from './read-return.ts'
import { readRow } from './read-row.ts'
import type { CellReading, Field, FileRemark, RowReading } from './reading.ts'
import { cellAddress, type Cell, type Workbook } from './workbook.ts'

export interface RereadRow {
  readonly row: RowReading
  readonly cells: readonly CellReading[]
  /** evidence-missing, where no cell carries it. */
  readonly remarks: readonly FileRemark[]
}

/**
 * Reads one row again as readReturn does, with the office's texts in the place of the unit's. `ignoreSecond`: a second row
 * with the same 编号 no longer makes an empty first one doubtful. Null: the table has no such row, or none of the columns.
 */
export function rereadRow(
  workbook: Workbook,
  form: Form,
  table: LocatedTable,
  indicator: string,
  { rewritings, ignoreSecond }: { readonly rewritings: Rewritings; readonly ignoreSecond: boolean },
): RereadRow | null {
  const row = form.rows.find(({ indicatorId }) => indicatorId === indicator)
  const at = placesOf(table).get(indicator)
  if (row === undefined) return null
  const sent = ownCells(table, at)
  const cells: Record<Field, Cell | null> = { ...sent }
  for (const [field, { text }] of rewritings) {
    const column = table.columns.get(FIELD_HEADERS[field])
    if (at === undefined || column === undefined) return null
    cells[field] = holdsText(text) ? textCell(at, column, text) : null
  }
  const result = readRow(form, row, cells, numbersOf(readEvidenceSheet(workbook)))
  const read = result.drafts.map((draft) => finish(form, row, table, draft, sent, rewritings))
  const blanked = FIELDS.flatMap((field): readonly CellReading[] => {
    const [was, rewritten] = [sent[field], rewritings.get(field)]
    if (was === null || rewritten === undefined || cells[field] !== null) return []
    const place = { sheet: table.grid.sheet.name, cell: cellAddress(was.row, was.column) }
    const nothing = { value: null, remark: null, error: null, message: null }
    return [{ indicator, field, ...place, original: originalOf(was), ...nothing, rewritten }]
  })
  const duplicates = ignoreSecond ? [] : readDuplicates(form, table)
  return {
    row: markEmptyFirst(result.reading, duplicates),
    cells: [...read, ...blanked],
    remarks: at === undefined ? [] : remarkOnEvidence(form, row, at, table, result),
  }
}

function holdsText(text: string): boolean {
  return trimSpaces(removeControls(text)) !== ''
}

function textCell(row: number, column: number, text: string): Cell {
  return { row, column, type: 'text', text, value: text, format: null, formula: false }
}
