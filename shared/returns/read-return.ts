import type { CellDraft } from './cell-draft.ts'
import { refused } from './cell-draft.ts'
import { errorMessage, placeName, remarkMessage } from './cell-message.ts'
import { removeControls } from './clean-text.ts'
import { CELL_REMARK_ORDER } from './codes.ts'
import { remarkOnFile } from './file-remarks.ts'
import { remarkOnFixed } from './fixed-remarks.ts'
import type { Form, FormHeader, FormRow } from './form.ts'
import type { LocatedTable } from './locate-table.ts'
import { controlCharacters, evidenceMissing } from './messages.ts'
import { comparableNumber, readEvidenceSheet } from './read-evidence.ts'
import { readHead } from './read-head.ts'
import type { HiddenIdentity } from './read-identity.ts'
import { readRow, type OwnCells } from './read-row.ts'
import type { CellReading, Field, FileRemark, ReturnReading, RowReading } from './reading.ts'
import { cellAt, holdsSomething } from './sheet-grid.ts'
import { remarkOnUnknownRows } from './unknown-rows.ts'
import { cellAddress, type Cell, type Workbook } from './workbook.ts'

export const FIELD_HEADERS: Readonly<Record<Field, FormHeader>> = {
  actual: '实际完成值',
  grade: '自评档次',
  selfScore: '自评得分',
  narrative: '完成情况说明',
  deviation: '偏差原因及改进措施',
  evidence: '佐证材料编号',
  note: '备注',
}

const FIELDS = ['actual', 'grade', 'selfScore', 'narrative', 'deviation', 'evidence', 'note'] as const

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
  const known = new Set(
    evidence.map((entry) => comparableNumber(entry.number)).filter((number) => number !== ''),
  )
  const places = new Map(
    table.rows.flatMap(({ row, match }) =>
      match.kind === 'indicator' ? [[match.indicator, row] as const] : [],
    ),
  )
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
  const remarks: FileRemark[] = [...remarkOnFixed(form, row, at, table, hidden)]
  if (result.evidenceMissing) {
    const place = placeName(form.unitName, table.grid.sheet.name, at, table.columns.get('佐证材料编号') ?? 1)
    const message = evidenceMissing(place, row.indicatorId)
    remarks.push({ code: 'evidence-missing', indicator: row.indicatorId, message })
  }
  return { reading: result.reading, cells, remarks }
}

function ownCells(table: LocatedTable, at: number | undefined): OwnCells {
  const cell = (field: Field): Cell | null => {
    if (at === undefined) return null
    const found = cellAt(table.grid, at, table.columns.get(FIELD_HEADERS[field]))
    return holdsSomething(found) ? found : null
  }
  return {
    actual: cell('actual'),
    grade: cell('grade'),
    selfScore: cell('selfScore'),
    narrative: cell('narrative'),
    deviation: cell('deviation'),
    evidence: cell('evidence'),
    note: cell('note'),
  }
}

function finish(form: Form, row: FormRow, table: LocatedTable, draft: CellDraft): CellReading {
  const { cell, error } = draft
  const original = removeControls(cell.type === 'boolean' ? cell.value : cell.text)
  const sheet = table.grid.sheet.name
  const place = { unitName: form.unitName, sheet, row, original }
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
  }
}

/** The same 编号 twice: the first stands, every cell of the second is an error. */
function readDuplicates(form: Form, table: LocatedTable): readonly CellReading[] {
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
function markEmptyFirst(reading: RowReading, duplicates: readonly CellReading[]): RowReading {
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
