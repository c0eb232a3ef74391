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

/** The text of a cell that must hold one; '' where it is empty. */
export function textAt(sheet: Worksheet, row: number, column: number): string {
  const value = shown(sheet.getCell(row, column).value)
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`no text at row ${row}, column ${column}`)
}

/** The formulas of a cell's input limit; LibreOffice adds a second one that says nothing. */
export function limitsAt(sheet: Worksheet, address: string): readonly unknown[] {
  const validation: { readonly formulae: readonly unknown[] } | undefined =
    sheet.getCell(address).dataValidation
  return validation === undefined ? [] : validation.formulae
}
