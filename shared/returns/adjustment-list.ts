import type { UnitId } from '../plan/unit.ts'
import { formatDay, type Day } from '../scheme/day.ts'
import type { Points } from '../scheme/points.ts'
import {
  ADJUSTMENT_KINDS,
  readDay,
  readKind,
  readPointsCell,
  type AdjustmentKind,
} from './adjustment-fields.ts'
import { comparableText, removeSpaces } from './clean-text.ts'
import {
  buildGrid,
  cellAt,
  cellsOfRow,
  holdsSomething,
  mergeAt,
  plainText,
  type SheetGrid,
} from './sheet-grid.ts'
import { shownText } from './shown-text.ts'
import { cellAddress, columnName, type Cell, type Workbook } from './workbook.ts'

/** One line of the 加减分清单. */
export interface AdjustmentRow {
  readonly sheet: string
  /** Address of the line's 单位 cell. */
  readonly cell: string
  readonly unit: UnitId
  readonly kind: AdjustmentKind
  readonly reason: string
  /** 加分: one of the scheme's levels; 一票否决: the grade that it sets, '' for the lowest; else as written. */
  readonly level: string
  readonly document: string
  readonly day: Day | null
  /** null: the level's or the scheme's points. */
  readonly points: Points | null
}

export interface AdjustmentError {
  readonly sheet: string
  readonly cell: string
  /** What is wrong, where, what to do. */
  readonly message: string
}

const HEADERS = ['单位', '类别', '事由', '级别', '文号', '日期', '分值'] as const
type Header = (typeof HEADERS)[number]
/** Without these a row is no header of the list. */
const NEEDED: readonly Header[] = ['单位', '类别', '事由']

interface Table {
  readonly grid: SheetGrid
  readonly headerRow: number
  readonly columns: ReadonlyMap<Header, number>
}

interface AdjustmentNames {
  readonly resolveUnit: (text: string) => UnitId | null
  /** Names of the scheme's bonus levels. */
  readonly levels: readonly string[]
  /** What is dated later is a slip. */
  readonly latest: Day
}

/**
 * Reads the 加减分清单 from every sheet that has its header, columns by header text. A line with an error is not among
 * `rows`; each error names sheet and cell (batch.md, adjust).
 */
export function readAdjustmentList(
  workbook: Workbook,
  resolveUnit: AdjustmentNames['resolveUnit'],
  levels: readonly string[],
  latest: Day,
): { readonly rows: readonly AdjustmentRow[]; readonly errors: readonly AdjustmentError[] } {
  const tables = workbook.sheets.flatMap((sheet) => findTable(buildGrid(sheet)) ?? [])
  if (tables.length === 0) {
    const sheet = workbook.sheets[0]?.name ?? ''
    const message = `没有找到加减分清单：请在一张工作表里写明表头“${HEADERS.join('、')}”，其下每行一条。`
    return { rows: [], errors: [{ sheet, cell: 'A1', message }] }
  }
  const rows: AdjustmentRow[] = []
  const errors: AdjustmentError[] = []
  for (const table of tables) {
    const doubtful = repeatedColumn(table)
    if (doubtful !== null) {
      errors.push(doubtful)
      continue
    }
    for (const row of table.grid.rows) {
      if (row <= table.headerRow || isNoLine(table, row)) continue
      const found = errors.length
      const line = readLine(table, row, { resolveUnit, levels, latest }, errors)
      if (line !== null && errors.length === found) rows.push(line)
    }
  }
  return { rows, errors }
}

function findTable(grid: SheetGrid): Table | null {
  const headerRow = grid.rows.find((row) => isHeader(grid, row))
  return headerRow === undefined ? null : { grid, headerRow, columns: headerColumns(grid, headerRow) }
}

function isHeader(grid: SheetGrid, row: number): boolean {
  const columns = headerColumns(grid, row)
  return NEEDED.every((header) => columns.has(header))
}

/** The first column of each header. */
function headerColumns(grid: SheetGrid, row: number): ReadonlyMap<Header, number> {
  const columns = new Map<Header, number>()
  for (const { header, column } of headerCells(grid, row))
    if (!columns.has(header)) columns.set(header, column)
  return columns
}

/** A header may carry a note: 类别（加分/扣分/材料不实/一票否决）. */
function headerCells(
  grid: SheetGrid,
  row: number,
): readonly { readonly header: Header; readonly column: number }[] {
  return cellsOfRow(grid, row).flatMap((cell) => {
    const text = comparableText(plainText(cell)).replace(/\(.*$/, '').replace('单位名称', '单位')
    const header = HEADERS.find((known) => known === text)
    return header === undefined ? [] : [{ header, column: cell.column }]
  })
}

const SUM = /^(?:合计|小计|总计|共计)[:]?$/

/** Empty, the header once more, or a sum. */
function isNoLine({ grid, columns }: Table, row: number): boolean {
  const filled = [...columns].filter(([, column]) => holdsSomething(cellAt(grid, row, column)))
  const isSum = filled.some(([, column]) => SUM.test(comparableText(plainText(cellAt(grid, row, column)))))
  const names = filled.map(([header]) => header)
  return filled.length === 0 || isHeader(grid, row) || (isSum && !names.includes('类别'))
}

/** Two columns of one header that both hold something. */
function repeatedColumn({ grid, headerRow }: Table): AdjustmentError | null {
  const filled = (column: number): boolean =>
    grid.rows.some((row) => row > headerRow && holdsSomething(cellAt(grid, row, column)))
  const first = new Map<Header, number>()
  for (const { header, column } of headerCells(grid, headerRow)) {
    if (!filled(column)) continue
    const before = first.get(header)
    if (before !== undefined) {
      const sheet = grid.sheet.name
      const pair = `${columnName(before)} 列和 ${columnName(column)} 列`
      return {
        sheet,
        cell: cellAddress(headerRow, column),
        message: `工作表“${sheet}”的 ${pair}表头都是“${header}”，不能确定以哪一列为准，没有登记。请只保留一列。`,
      }
    }
    first.set(header, column)
  }
  return null
}

/** Null where the line has no usable unit, category or level; what is wrong goes to `errors`. */
function readLine(
  table: Table,
  row: number,
  { resolveUnit, levels, latest }: AdjustmentNames,
  errors: AdjustmentError[],
): AdjustmentRow | null {
  const { grid, columns } = table
  const sheet = grid.sheet.name
  const cellOf = (header: Header): Cell | null => valueCell(table, row, columns.get(header))
  const textOf = (header: Header): string => plainText(cellOf(header))
  const address = (header: Header): string => cellAddress(row, columns.get(header) ?? 1)
  const refuse = (header: Header, problem: string): null => {
    const cell = address(header)
    // One message a cell: an error value is not also said to be missing.
    if (errors.some((known) => known.sheet === sheet && known.cell === cell)) return null
    errors.push({ sheet, cell, message: `工作表“${sheet}”${cell}（${header}）${problem}` })
    return null
  }
  for (const header of columns.keys()) {
    const cell = cellOf(header)
    if (cell?.type === 'error') refuse(header, `是错误值 ${cell.value}，请改为实际内容。`)
    if (cell?.type === 'blank' && cell.formula) refuse(header, '是没有结果的公式，请改为实际内容。')
    if (cell?.setApart === true)
      refuse(header, '加了删除线，或有上标、下标，不能确定是否作数，请改成普通文字，或删去这一行。')
  }

  const unitText = textOf('单位')
  const unit = unitText === '' ? null : resolveUnit(unitText)
  if (unitText === '') refuse('单位', '没有填写，请填写单位名称。')
  else if (unit === null) refuse('单位', `“${unitText}”不是本年度的评价单位，请改为名册中的单位名称。`)

  const kindText = textOf('类别')
  const kind = readKind(kindText)
  const kindNames = Object.keys(ADJUSTMENT_KINDS).join('、')
  if (kindText === '') refuse('类别', `没有填写，请填写${kindNames}之一。`)
  else if (kind === null) refuse('类别', `“${kindText}”不是规定的类别，请改为${kindNames}之一。`)

  const reason = textOf('事由')
  if (reason === '') refuse('事由', '没有填写，请写明事由。')

  const level = kind === 'bonus' ? readLevel(textOf('级别'), levels, refuse) : textOf('级别')
  const needsSource = kind === 'bonus' || kind === 'veto'
  const document = textOf('文号')
  if (needsSource && document === '') refuse('文号', `没有填写，${kindText}须有文号，请补填。`)

  const dayCell = cellOf('日期')
  const hasDay = dayCell !== null && plainText(dayCell) !== ''
  const day = hasDay ? readDay(dayCell) : null
  if (hasDay && day === null) {
    refuse('日期', `“${plainText(dayCell)}”不是能识别的日期，请改为如 2018-11-05 或 2018年11月5日。`)
  }
  if (day !== null && day > latest) refuse('日期', `${formatDay(day)}还没有到，请改正日期。`)
  if (needsSource && !hasDay) refuse('日期', `没有填写，${kindText}须有日期，请补填。`)

  const pointsCell = cellOf('分值')
  const hasPoints = pointsCell !== null && plainText(pointsCell) !== ''
  const points = hasPoints ? readPointsCell(pointsCell) : null
  if (hasPoints && points === null) {
    refuse('分值', `“${shownText(pointsCell)}”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。`)
  }
  if (kind === 'deduction' && !hasPoints) refuse('分值', '没有填写，扣分须写明分值，请补填。')

  if (unit === null || kind === null || level === null) return null
  return { sheet, cell: address('单位'), unit, kind, reason, level, document, day, points }
}

function readLevel(
  text: string,
  levels: readonly string[],
  refuse: (header: Header, problem: string) => null,
): string | null {
  const found = levels.find((name) => removeSpaces(name) === removeSpaces(text))
  if (found !== undefined) return found
  const choice = levels.join('、')
  if (text === '') return refuse('级别', `没有填写，加分须有级别，请填写${choice}之一。`)
  return refuse('级别', `“${text}”不是本年度办法规定的级别，请改为${choice}之一。`)
}

/** Where cells are merged downwards, what stands at the top holds for each line. */
function valueCell({ grid, headerRow }: Table, row: number, column: number | undefined): Cell | null {
  const own = cellAt(grid, row, column)
  if (column === undefined || holdsSomething(own)) return own
  const merge = mergeAt(grid.sheet, row, column)
  if (merge === null || merge.top <= headerRow || merge.left !== column) return own
  return cellAt(grid, merge.top, merge.left)
}
