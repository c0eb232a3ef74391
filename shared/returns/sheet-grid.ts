import type { Cell, CellRange, Sheet } from './workbook.ts'
import { removeControls, trimSpaces } from './clean-text.ts'

/** A sheet's cells by row and column. */
export interface SheetGrid {
  readonly sheet: Sheet
  /** Row numbers with content, ascending. */
  readonly rows: readonly number[]
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, Cell>>
}

const BUILT = new WeakMap<Sheet, SheetGrid>()

/** Built once for a sheet: to identify, to locate and to read a return all look at the same cells. */
export function buildGrid(sheet: Sheet): SheetGrid {
  const known = BUILT.get(sheet)
  if (known !== undefined) return known
  const cells = new Map<number, Map<number, Cell>>()
  for (const stored of sheet.cells) {
    const cell = sheet.date1904 === true && stored.type === 'date' ? countFrom1900(stored) : stored
    const row = cells.get(cell.row)
    if (row === undefined) cells.set(cell.row, new Map([[cell.column, cell]]))
    else row.set(cell.column, cell)
  }
  const grid = { sheet, rows: [...cells.keys()].toSorted((a, b) => a - b), cells }
  BUILT.set(sheet, grid)
  return grid
}

/** Days from 1900-01-01 to 1904-01-01 and the 29 February 1900 that never was. */
const DAYS_BEFORE_1904 = 1462

/** From here on a date has one meaning; what is stored stays in the cell's text. */
function countFrom1900(cell: Cell): Cell {
  return { ...cell, value: String(Number(cell.value) + DAYS_BEFORE_1904) }
}

export function cellAt(grid: SheetGrid, row: number, column: number | undefined): Cell | null {
  return column === undefined ? null : (grid.cells.get(row)?.get(column) ?? null)
}

export function cellsOfRow(grid: SheetGrid, row: number): readonly Cell[] {
  return [...(grid.cells.get(row)?.values() ?? [])].toSorted((a, b) => a.column - b.column)
}

/** The cell's value as trimmed text; '' for no cell, a formula without a result, and an error value. */
export function plainText(cell: Cell | null): string {
  if (cell === null || cell.type === 'blank' || cell.type === 'error') return ''
  return trimSpaces(removeControls(cell.value))
}

/** Whether something stands in the cell: white space alone is nothing, a formula without a result is something. */
export function holdsSomething(cell: Cell | null): cell is Cell {
  if (cell === null) return false
  if (cell.type === 'blank') return cell.formula
  return cell.type === 'error' || plainText(cell) !== ''
}

export function mergeAt(sheet: Sheet, row: number, column: number): CellRange | null {
  const holds = (range: CellRange): boolean =>
    range.top <= row && row <= range.bottom && range.left <= column && column <= range.right
  return sheet.merges.find(holds) ?? null
}
