import { writeFileSync } from 'node:fs'
import ExcelJS from 'exceljs'

/** Writes a 加减分清单 as an office would. */
export async function newList(path: string, lines: readonly (readonly string[])[]): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('加减分')
  sheet.addRow(['单位', '类别', '事由', '级别', '文号', '日期', '分值'])
  for (const line of lines) sheet.addRow([...line])
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()))
}
