import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import excel, { type CellValue } from 'exceljs'

/** The peer: reads every workbook of a folder with exceljs, and nothing more. With a second argument it says what it read. */
const [folder = '', dump] = process.argv.slice(2)
const read: Record<string, string> = {}
for (const name of readdirSync(folder).toSorted()) {
  const book = new excel.Workbook()
  const bytes = readFileSync(join(folder, name))
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  if (dump !== undefined) tell(name, book)
}
if (dump !== undefined) writeFileSync(dump, JSON.stringify(read))

function tell(name: string, book: excel.Workbook): void {
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        // The other cells of a merged range repeat the first one's value.
        if (cell.type !== excel.ValueType.Merge)
          read[`${name}|${sheet.name}|${cell.address}`] = textOf(cell.value)
      })
    })
  }
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object' || value instanceof Date) return String(value).replaceAll('\r\n', '\n')
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  // exceljs loses the results of some formulas.
  if ('result' in value && value.result !== undefined) return textOf(value.result)
  return '?'
}
