import { comparableText } from './clean-text.ts'
import { findHeader, type TableHeader } from './find-header.ts'
import { SHEET_NAMES, type Form, type FormHeader } from './form.ts'
import { matchRows, type RowMatch } from './match-rows.ts'
import { duplicateColumns, noKnownRows, noTable, tableDoubt } from './messages.ts'
import { saysNothing } from './no-data-words.ts'
import { readHead } from './read-head.ts'
import { cellAt, holdsSomething, plainText, type SheetGrid } from './sheet-grid.ts'
import type { Workbook } from './workbook.ts'

/** The columns that the unit fills in. */
export const OWN_HEADERS = [
  '实际完成值',
  '自评档次',
  '自评得分',
  '完成情况说明',
  '偏差原因及改进措施',
  '佐证材料编号',
  '备注',
] as const satisfies readonly FormHeader[]

/** The one table that is read: its sheet, its columns, and what each row is. */
export interface LocatedTable {
  readonly grid: SheetGrid
  readonly headerRow: number
  readonly columns: ReadonlyMap<FormHeader, number>
  readonly rows: readonly RowMatch[]
  /** Sheets that hold the form's table too, with something else in it. */
  readonly others: readonly OtherTable[]
}

export interface OtherTable {
  readonly sheet: string
  /** Cells of the unit's own that say something which the table does not. */
  readonly differences: number
  /** Whose it says it is, where that is not whose the table is; null: the same, or it does not say. */
  readonly otherUnit: string | null
}

export type TableOutcome =
  | { readonly ok: true; readonly value: LocatedTable }
  | {
      readonly ok: false
      readonly error: { readonly code: 'no-table' | 'table-doubt'; readonly message: string }
    }

interface Candidate {
  readonly header: TableHeader
  readonly named: boolean
  readonly rows: readonly RowMatch[]
  /** Rows of the form that it holds. */
  readonly known: number
  /** Any of the unit's own cells of these rows holds something. */
  readonly filled: boolean
}

/** Finds the table; refuses where there is none, or where two could be meant (returns.md, Refused file). */
export function locateTable(workbook: Workbook, form: Form): TableOutcome {
  const usable = workbook.sheets.filter((sheet) => sheet.name !== SHEET_NAMES.identity)
  const visible = usable
    .filter((sheet) => sheet.state === 'visible')
    .flatMap((sheet) => candidate(sheet, form))
  const hidden = usable
    .filter((sheet) => sheet.state !== 'visible')
    .flatMap((sheet) => candidate(sheet, form))
  const candidates = [...visible, ...hidden].filter((c) => c.known > 0)
  // A hidden sheet is looked at only where no visible one has a table.
  const eligible = visible.some((c) => c.known > 0) ? visible.filter((c) => c.known > 0) : candidates
  if (eligible.length === 0) {
    const [strange] = [...visible, ...hidden]
    const message =
      strange === undefined ? noTable(workbook) : noKnownRows(strange.header.grid.sheet.name, form)
    return { ok: false, error: { code: 'no-table', message } }
  }
  const chosen = choose(eligible)
  // A hidden copy that is filled in beside an empty table on view: which one is meant, nobody can tell.
  const unseen = chosen?.filled === false ? candidates.filter((c) => c !== chosen && c.filled) : []
  if (chosen === null || unseen.length > 0) {
    const names = [...eligible, ...unseen].map((c) => c.header.grid.sheet.name)
    return { ok: false, error: { code: 'table-doubt', message: tableDoubt([...new Set(names)]) } }
  }
  const others = candidates.filter((c) => c !== chosen && c.filled)
  return settleColumns(chosen.header, form, others)
}

function candidate(sheet: Workbook['sheets'][number], form: Form): readonly Candidate[] {
  const header = findHeader(sheet)
  if (header === null) return []
  const { grid, row, columns } = header
  const rows = matchRows(grid, row, columns.get('编号')?.[0], columns.get('具体任务（指标）')?.[0], form.rows)
  const matched = rows.filter(({ match }) => match.kind === 'indicator')
  const own = OWN_HEADERS.flatMap((name) => columns.get(name) ?? [])
  const filled = matched.some((m) => own.some((column) => holdsSomething(cellAt(grid, m.row, column))))
  const named = comparableText(sheet.name) === SHEET_NAMES.table
  return [{ header, rows, named, known: matched.length, filled }]
}

/** The sheet named 自评表, else the first with the most known 编号; an empty one is never taken while another is filled in. */
function choose(candidates: readonly Candidate[]): Candidate | null {
  const most = Math.max(...candidates.map((c) => c.known))
  const first = candidates.find((c) => c.named) ?? candidates.find((c) => c.known === most)
  if (first === undefined) return null
  if (first.filled) {
    const rival = candidates.some((c) => c !== first && c.filled && c.known === first.known && !first.named)
    return rival ? null : first
  }
  return candidates.some((c) => c !== first && c.filled) ? null : first
}

/** One column for each header text. Of two with the same text the one that holds something counts; two such are doubt. */
function settleColumns(header: TableHeader, form: Form, others: readonly Candidate[]): TableOutcome {
  const { grid, row } = header
  const columns = new Map<FormHeader, number>()
  for (const [name, found] of header.columns) {
    const filled = found.filter((column) =>
      grid.rows.some((r) => r > row && holdsSomething(cellAt(grid, r, column))),
    )
    const own: boolean = OWN_HEADERS.some((o) => o === name)
    const column = filled[0] ?? found[0]
    if ((own || name === '编号') && filled.length > 1) {
      const message = duplicateColumns(grid.sheet.name, name, filled)
      return { ok: false, error: { code: 'table-doubt', message } }
    }
    if (column !== undefined) columns.set(name, column)
  }
  const rows = matchRows(grid, row, columns.get('编号'), columns.get('具体任务（指标）'), form.rows)
  const table = { grid, headerRow: row, columns, rows, others: [] }
  return { ok: true, value: { ...table, others: compareOthers(table, others) } }
}

function compareOthers(table: LocatedTable, others: readonly Candidate[]): readonly OtherTable[] {
  const places = new Map(
    table.rows.flatMap(({ row, match }) =>
      match.kind === 'indicator' ? [[match.indicator, row] as const] : [],
    ),
  )
  return others
    .map((other) => ({
      sheet: other.header.grid.sheet.name,
      otherUnit: otherUnitOf(table, other.header),
      differences: other.rows
        .filter(({ match }) => match.kind === 'indicator')
        .reduce((sum, { row, match }) => {
          const at = match.kind === 'indicator' ? places.get(match.indicator) : undefined
          return sum + countDifferences(table, at, other, row)
        }, 0),
    }))
    .filter(({ differences, otherUnit }) => differences > 0 || otherUnit !== null)
}

function otherUnitOf(table: LocatedTable, { grid, row }: TableHeader): string | null {
  const ours = unitCell(table.grid, table.headerRow)
  const theirs = unitCell(grid, row)
  if (ours === null || theirs === null) return null
  const [one, other] = [comparableText(ours), comparableText(theirs)]
  // 平原县 and 平原县人民政府（盖章） are one unit.
  return one.includes(other) || other.includes(one) ? null : theirs
}

function unitCell(grid: SheetGrid, before: number): string | null {
  const text = readHead(grid, before).get('单位名称（盖章）')?.text ?? ''
  return saysNothing(text) ? null : text
}

function countDifferences(
  table: LocatedTable,
  at: number | undefined,
  other: Candidate,
  row: number,
): number {
  return OWN_HEADERS.filter((header) => {
    const ours = at === undefined ? null : cellAt(table.grid, at, table.columns.get(header))
    const [column] = other.header.columns.get(header) ?? []
    const theirs = cellAt(other.header.grid, row, column)
    return holdsSomething(theirs) && plainText(theirs) !== plainText(ours)
  }).length
}
