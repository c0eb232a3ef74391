import type { CellValue, Workbook, Worksheet } from 'exceljs'
import { columnName } from '#shared/returns/workbook.ts'
import { put } from './cells.ts'
import { freeze, setPage } from './page.ts'
import { sheetName } from './sheet-name.ts'
import * as styles from './styles.ts'
import { lineCount, rowHeight } from './text-height.ts'

/** A table with a title, a header row that stays in view, and lines below. */
export interface ListSheet {
  readonly name: string
  readonly title: string
  readonly subtitle: string
  readonly columns: readonly ListColumn[]
  readonly rows: readonly (readonly ListCell[])[]
  readonly notes: readonly string[]
  /** So many columns stay in view on the left. */
  readonly frozenColumns: number
  readonly filter: boolean
  /** Shrunk to one printed page, where it is a little longer than one. */
  readonly onePage?: boolean
  /** Rows are at least so many lines high. Default: 1. */
  readonly leastLines?: number
}

export interface ListColumn {
  readonly header: string
  readonly width: number
  readonly kind: ColumnKind
}

export type ColumnKind = 'text' | 'center' | 'number' | 'points' | 'rate'

/** Points in points, not hundredths: 9.5. */
export type ListCell = string | number | null | LiveValue
export interface LiveValue {
  /** null: a plain number. */
  readonly formula: string | null
  /** What the formula gives. */
  readonly result: number | string
  /** 暂计: marked as such. */
  readonly provisional: boolean
}

export const LIST_HEADER_ROW = 3
export const LIST_FIRST_ROW = LIST_HEADER_ROW + 1
const SIZE = 10

const LOOKS: Readonly<Record<ColumnKind, styles.CellStyle>> = {
  text: styles.TEXT,
  center: styles.TEXT_CENTER,
  number: styles.FITTED_NUMBER,
  points: styles.POINTS,
  rate: styles.RATE,
}

export function addListSheet(book: Workbook, list: ListSheet): Worksheet {
  const taken = book.worksheets.map((sheet) => sheet.name)
  const sheet = book.addWorksheet(sheetName(list.name, taken))
  const last = list.columns.length
  list.columns.forEach((column, index) => (sheet.getColumn(index + 1).width = column.width))
  addWideLine(sheet, list, 1, list.title, styles.TITLE, 16)
  addWideLine(sheet, list, 2, list.subtitle, styles.SUBTITLE, SIZE)
  list.columns.forEach(({ header }, index) => put(sheet, LIST_HEADER_ROW, index + 1, header, styles.HEADER))
  sheet.getRow(LIST_HEADER_ROW).height = rowHeight(headerLines(list), SIZE)
  list.rows.forEach((row, index) => addRow(sheet, list, row, LIST_FIRST_ROW + index))
  list.notes.forEach((note, index) => {
    addWideLine(sheet, list, LIST_FIRST_ROW + list.rows.length + index, note, styles.NOTE, SIZE)
  })
  if (list.filter && list.rows.length > 0) {
    sheet.autoFilter = `A${LIST_HEADER_ROW}:${columnName(last)}${LIST_FIRST_ROW + list.rows.length - 1}`
  }
  freeze(sheet, LIST_HEADER_ROW, list.frozenColumns)
  setPage(sheet, {
    orientation: 'landscape',
    titleRow: LIST_HEADER_ROW,
    footer: list.title,
    onePage: list.onePage === true,
  })
  return sheet
}

function addRow(sheet: Worksheet, list: ListSheet, row: readonly ListCell[], at: number): void {
  let lines = list.leastLines ?? 1
  list.columns.forEach((column, index) => {
    const cell = row[index] ?? null
    put(sheet, at, index + 1, valueOf(cell), lookOf(cell, column.kind))
    // Figures never wrap.
    if (typeof cell === 'string') lines = Math.max(lines, lineCount(cell, column.width, SIZE))
  })
  sheet.getRow(at).height = rowHeight(lines, SIZE)
}

function valueOf(cell: ListCell): CellValue {
  if (cell === null || typeof cell !== 'object') return cell
  return cell.formula === null ? cell.result : { formula: cell.formula, result: cell.result }
}

function lookOf(cell: ListCell, kind: ColumnKind): styles.CellStyle {
  if (cell !== null && typeof cell === 'object' && cell.provisional) return styles.PROVISIONAL
  // A text among figures ("—", 待核定) is a text cell, not a number's look on a text.
  return typeof cell === 'string' && kind !== 'text' ? styles.TEXT_CENTER : LOOKS[kind]
}

function headerLines(list: ListSheet): number {
  return Math.max(...list.columns.map(({ header, width }) => lineCount(header, width, SIZE)), 1)
}

function addWideLine(
  sheet: Worksheet,
  list: ListSheet,
  at: number,
  text: string,
  style: styles.CellStyle,
  size: number,
): void {
  put(sheet, at, 1, text, style)
  if (list.columns.length > 1) sheet.mergeCells(at, 1, at, list.columns.length)
  const width = list.columns.reduce((sum, column) => sum + column.width, 0)
  sheet.getRow(at).height = rowHeight(lineCount(text, width, size), size) + (size > SIZE ? 8 : 0)
}
