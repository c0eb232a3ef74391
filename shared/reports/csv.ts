import { formatPoints } from '../scheme/points.ts'
import type { PlainCell, PlainTable } from './plain-table.ts'

/** Spreadsheets take a text that begins so for a formula, the full-width signs too (OWASP ASVS 1.2.10). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/**
 * A table as CSV that Excel and WPS open as it is: UTF-8 with its mark, CRLF, every cell quoted that needs it. A text that a spreadsheet would
 * run gets an apostrophe in front; a number stays a number. Without title and notes: the first line is the header.
 */
export function writeCsv({ columns, rows }: Pick<PlainTable, 'columns' | 'rows'>): string {
  const head = columns.map(({ header }) => header)
  const lines = rows.map((row) => row.map((cell, index) => textOf(cell, columns[index]?.kind === 'points')))
  return `\u{feff}${[head, ...lines].map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`
}

function textOf(cell: PlainCell, points: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return points ? formatPoints(cell) : String(cell)
  return FORMULA.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
