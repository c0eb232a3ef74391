import { cellAddress, type Cell } from '#shared/returns/workbook.ts'
import { MAX_CELLS, MAX_ROWS } from './limits.ts'
import { damaged, overLimits } from './refusal.ts'

const SAYS = /\S/

/** Collects a sheet's cells in order of row, then column, within the limits of the whole workbook. */
export class CellList {
  readonly #sheet: string
  readonly #counts: ContentCounts
  #cells: Cell[] = []
  #lastRow = 0
  #lastCounted = 0
  #lastColumn = 0
  #inOrder = true

  constructor(sheet: string, counts: ContentCounts) {
    this.#sheet = sheet
    this.#counts = counts
  }

  /** `says`: whether it holds anything to be read; told where the cell comes without its content. */
  add(cell: Cell, says = SAYS.test(cell.value)): void {
    const { row, column } = cell
    // Formulas dragged down far say nothing, and spaces neither: no content, though they cost memory as any cell.
    if (says && row !== this.#lastCounted) {
      this.#lastCounted = row
      this.#counts.rows += 1
      if (this.#counts.limited && this.#counts.rows > MAX_ROWS)
        throw overLimits(`有内容的行超过 ${MAX_ROWS} 行`)
    }
    if (row < this.#lastRow || (row === this.#lastRow && column <= this.#lastColumn)) this.#inOrder = false
    this.#lastRow = row
    this.#lastColumn = column
    this.#counts.cells += 1
    if (this.#counts.limited && this.#counts.cells > MAX_CELLS)
      throw overLimits(`有内容的单元格超过 ${MAX_CELLS} 个`)
    this.#cells.push(cell)
  }

  finish(): readonly Cell[] {
    const cells = this.#cells
    if (this.#inOrder) return cells
    cells.sort((a, b) => a.row - b.row || a.column - b.column)
    for (let index = 1; index < cells.length; index += 1) {
      const [before, cell] = [cells[index - 1], cells[index]]
      if (
        before !== undefined &&
        cell !== undefined &&
        before.row === cell.row &&
        before.column === cell.column
      ) {
        // Readers differ in which one they show: neither can be trusted.
        throw damaged(`工作表“${this.#sheet}”的 ${cellAddress(cell.row, cell.column)} 单元格出现了两次`)
      }
    }
    return cells
  }
}

/** Content of the workbook so far. A row that comes in two pieces counts twice. */
export interface ContentCounts {
  cells: number
  rows: number
  readonly limited: boolean
}
