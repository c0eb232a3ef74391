import type { CellValue, Worksheet } from 'exceljs'
import { cellText } from './cell-text.ts'
import type { CellStyle } from './styles.ts'

/** Sets one cell; every text passes `cellText`, and an empty one is an empty cell. */
export function put(
  sheet: Worksheet,
  row: number,
  column: number,
  value: CellValue | undefined,
  style: CellStyle,
): void {
  const cell = sheet.getCell(row, column)
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`no finite number at ${cell.address}`)
  const kept = typeof value === 'string' ? cellText(value) : value
  cell.value = kept === '' || kept === undefined ? null : kept
  cell.style = style
}
