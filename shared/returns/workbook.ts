/** A workbook as stored: plain cells, nothing interpreted. Made by the reader, taken by the reading of a return. */

export type CellType = 'number' | 'text' | 'boolean' | 'error' | 'date' | 'blank'

export interface Cell {
  /** 1-based. */
  readonly row: number
  /** 1-based: 1 is column A. */
  readonly column: number
  readonly type: CellType
  /** The stored text exactly: a number's digits as written, shared and rich strings joined, phonetic runs left out. */
  readonly text: string
  /** The exact decimal in plain notation, the text, TRUE/FALSE or the error code; a formula's is its cached one; '' where there is none. */
  readonly value: string
  /** Number format code; null for General. */
  readonly format: string | null
  readonly formula: boolean
  /** All or part of it is struck out, or part is set above or below the line: it does not say what its letters say one after the other. */
  readonly setApart?: true
  /** All or part of it does not show: it is written in the colour of its ground, or its format shows nothing. */
  readonly unseen?: true
}

export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  /** Only cells that hold something, and formulas without a result (type blank); in order of row, then column. */
  readonly cells: readonly Cell[]
  readonly merges: readonly CellRange[]
  /** Rows and columns that are hidden, as ranges [first, last]. */
  readonly hiddenRows: readonly (readonly [number, number])[]
  readonly hiddenColumns: readonly (readonly [number, number])[]
  /** Its dates count from 1904-01-01, as old Excel for the Mac does; left out: from 1900. */
  readonly date1904?: true
}

export interface Workbook {
  readonly kind: 'xlsx' | 'xlsm' | 'xls'
  readonly sheets: readonly Sheet[]
  /** The book refers to other workbooks, DDE or data connections. */
  readonly externalLinks: boolean
  readonly macros: boolean
  /** Zeros stand behind the end of the file. */
  readonly padded?: true
}

/** "H12" for row 12, column 8. */
export function cellAddress(row: number, column: number): string {
  return columnName(column) + row
}

export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}
