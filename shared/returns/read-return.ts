import { refused } from './cell-draft.ts'
import { placeName } from './cell-message.ts'
import { removeControls } from './clean-text.ts'
import { remarkOnFile } from './file-remarks.ts'
import { finish } from './finish-cell.ts'
import { remarkOnFixed } from './fixed-remarks.ts'
import type { Form, FormRow } from './form.ts'
import type { LocatedTable } from './locate-table.ts'
import { controlCharacters, evidenceMissing } from './messages.ts'
import { FIELD_HEADERS, FIELDS, ownCells } from './own-cells.ts'
import { comparableNumber, readEvidenceNumbers, readEvidenceSheet } from './read-evidence.ts'
import { readHead } from './read-head.ts'
import type { HiddenIdentity } from './read-identity.ts'
import { readRow, type RowResult } from './read-row.ts'
import type { CellReading, EvidenceEntry, FileRemark, ReturnReading, RowReading } from './reading.ts'
import { cellAt } from './sheet-grid.ts'
import { remarkOnUnseen } from './unseen-remarks.ts'
import { remarkOnUnknownRows } from './unknown-rows.ts'
import type { Workbook } from './workbook.ts'

/**
 * Reads a return whose unit is known and whose table was found (locateTable): one row for each row of the form, every
 * cell of the unit's own with how it was read, and all remarks. Never throws on what stands in the file.
 */
export function readReturn(
  workbook: Workbook,
  form: Form,
  table: LocatedTable,
  hidden: HiddenIdentity,
): ReturnReading {
  const evidence = readEvidenceSheet(workbook)
  const known = numbersOf(evidence)
  const places = placesOf(table)
  const duplicates = readDuplicates(form, table)
  const read = form.rows.map((row) =>
    readFormRow(form, row, table, places.get(row.indicatorId), known, hidden),
  )
  const rows = read.map(({ reading }) => markEmptyFirst(reading, duplicates))
  const cells = [...read.flatMap((result) => result.cells), ...duplicates]
  const remarks = [
    ...remarkOnFile(workbook, form, table, hidden),
    ...read.flatMap((result) => result.remarks),
    ...remarkOnUnknownRows(form, table),
    ...remarkOnUnseen(table),
    ...remarkOnControls(table),
  ]
  const head = readHead(table.grid, table.headerRow)
  return {
    sheet: table.grid.sheet.name,
    rows,
    cells,
    remarks,
    evidence,
    head: {
      filledBy: head.get('填表人')?.text ?? '',
      phone: head.get('联系电话')?.text ?? '',
      responsible: head.get('单位负责人（签章）')?.text ?? '',
      date: head.get('填报日期')?.text ?? '',
    },
    complete: rows.every((row) => row.answered) && cells.every((cell) => cell.error === null),
  }
}

/** The numbers that the 目录 has; a line of it may be of several pieces: 1-3, 4、5. */
export function numbersOf(evidence: readonly EvidenceEntry[]): ReadonlySet<string> {
  const whole = evidence.map(({ number }) => comparableNumber(number)).filter((number) => number !== '')
  return new Set([...whole, ...evidence.flatMap(({ number }) => readEvidenceNumbers(number, NOTHING_KNOWN))])
}

const NOTHING_KNOWN: ReadonlySet<string> = new Set()

/** The row of each indicator that the table has. */
export function placesOf(table: LocatedTable): ReadonlyMap<string, number> {
  return new Map(
    table.rows.flatMap(({ row, match }) =>
      match.kind === 'indicator' ? [[match.indicator, row] as const] : [],
    ),
  )
}

interface FormRowResult {
  readonly reading: RowReading
  readonly cells: readonly CellReading[]
  readonly remarks: readonly FileRemark[]
}

function readFormRow(
  form: Form,
  row: FormRow,
  table: LocatedTable,
  at: number | undefined,
  known: ReadonlySet<string>,
  hidden: HiddenIdentity,
): FormRowResult {
  const result = readRow(form, row, ownCells(table, at), known)
  const cells = result.drafts.map((draft) => finish(form, row, table, draft))
  // A deleted row is an empty one.
  if (at === undefined) return { reading: result.reading, cells, remarks: [] }
  const remarks = [
    ...remarkOnFixed(form, row, at, table, hidden),
    ...remarkOnEvidence(form, row, at, table, result),
  ]
  return { reading: result.reading, cells, remarks }
}

export function remarkOnEvidence(
  form: Form,
  row: FormRow,
  at: number,
  table: LocatedTable,
  result: RowResult,
): readonly FileRemark[] {
  if (!result.evidenceMissing) return []
  const place = placeName(form.unitName, table.grid.sheet.name, at, table.columns.get('佐证材料编号') ?? 1)
  const message = evidenceMissing(place, row.indicatorId)
  return [{ code: 'evidence-missing', indicator: row.indicatorId, message }]
}

/** The same 编号 twice: the first stands, every cell of the second is an error. */
export function readDuplicates(form: Form, table: LocatedTable): readonly CellReading[] {
  return table.rows.flatMap(({ row: at, match }) => {
    const row = form.rows.find(
      (candidate) => match.kind === 'duplicate' && candidate.indicatorId === match.indicator,
    )
    if (row === undefined) return []
    const cells = ownCells(table, at)
    return FIELDS.flatMap((field) => {
      const cell = cells[field]
      return cell === null ? [] : [finish(form, row, table, refused(field, cell, 'duplicate-row'))]
    })
  })
}

/** An empty first row beside a second one with content is doubt, not 缺报: the item waits for the office. */
export function markEmptyFirst(reading: RowReading, duplicates: readonly CellReading[]): RowReading {
  const repeated = duplicates.some((cell) => cell.indicator === reading.indicator)
  return repeated && !reading.filled ? { ...reading, refused: true, filled: true } : reading
}

function remarkOnControls(table: LocatedTable): readonly FileRemark[] {
  const columns = Object.values(FIELD_HEADERS).map((header) => table.columns.get(header))
  const dirty = table.rows
    .filter(({ match }) => match.kind !== 'other')
    .flatMap(({ row, match }) =>
      columns.flatMap((column) => {
        const cell = cellAt(table.grid, row, column)
        const isDirty = cell !== null && removeControls(cell.value) !== cell.value
        return isDirty && match.kind !== 'other' ? [{ cell, indicator: match.indicator }] : []
      }),
    )
  const indicators = new Set(dirty.map(({ indicator }) => indicator))
  const [only] = indicators
  if (only === undefined) return []
  return [
    {
      code: 'control-characters',
      indicator: indicators.size === 1 ? only : null,
      message: controlCharacters(dirty.map(({ cell }) => cell)),
    },
  ]
}
