import { LAST_COLUMN, LAST_ROW } from './limits.ts'
import type { CellRange } from '#shared/returns/workbook.ts'

/** Row and column of "H12" or "h12" as row * 2^15 + column; 0 where the text is no cell of a sheet. */
export function packReference(text: string): number {
  let column = 0
  let index = 0
  for (; index < text.length; index += 1) {
    const letter = text.charCodeAt(index) & ~0x20
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > LAST_COLUMN) return 0
  }
  const row = parseIndex(text.slice(index), LAST_ROW)
  return column === 0 || row === 0 ? 0 : packCell(row, column)
}

export function packCell(row: number, column: number): number {
  return row * 32_768 + column
}

export function rowOf(packed: number): number {
  return Math.floor(packed / 32_768)
}

export function columnOf(packed: number): number {
  return packed % 32_768
}

/** A whole number from 1 to `last`, written in plain digits; 0 where it is none. */
export function parseIndex(text: string, last: number): number {
  if (text.length === 0 || text.length > 7) return 0
  let value = 0
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return 0
    value = value * 10 + digit
  }
  return value > last ? 0 : value
}

/**
 * "A1:B2", also "B2:A1", "A1", and as LibreOffice writes whole rows and columns "4:7" and "A:C"; null where it is no range. Never
 * expanded, so a whole sheet costs nothing.
 */
export function parseRange(text: string): CellRange | null {
  const [first = '', second = first, ...rest] = text.split(':')
  const whole = WHOLE.test(text)
  const from = packReference(whole ? completed(first, 'A', '1') : first)
  const to = packReference(whole ? completed(second, 'XFD', String(LAST_ROW)) : second)
  if (from === 0 || to === 0 || rest.length > 0) return null
  return {
    top: Math.min(rowOf(from), rowOf(to)),
    left: Math.min(columnOf(from), columnOf(to)),
    bottom: Math.max(rowOf(from), rowOf(to)),
    right: Math.max(columnOf(from), columnOf(to)),
  }
}

const WHOLE = /^(?:[A-Za-z]+:[A-Za-z]+|\d+:\d+)$/

function completed(part: string, column: string, row: string): string {
  return /\d/.test(part) ? `${column}${part}` : `${part}${row}`
}
