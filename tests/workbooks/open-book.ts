import ExcelJS from 'exceljs'
import type { CellValue, Workbook, Worksheet } from 'exceljs'

export async function openBook(bytes: Uint8Array): Promise<Workbook> {
  const book = new ExcelJS.Workbook()
  // exceljs asks for an ArrayBuffer of the very size.
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  return book
}

export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** What a cell shows: a formula's result, else its value. exceljs drops a cached 0 or '' of a formula: both read as null. */
export function shown(value: CellValue): CellValue {
  if (value !== null && typeof value === 'object' && 'formula' in value) return value.result ?? null
  return value
}

export function rowTexts(sheet: Worksheet, row: number): CellValue[] {
  return Array.from({ length: sheet.columnCount }, (_, column) => shown(sheet.getCell(row, column + 1).value))
}
