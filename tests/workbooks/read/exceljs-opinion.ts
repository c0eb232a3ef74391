import ExcelJS from 'exceljs'
import type { Opinion } from './second-opinion.ts'

type OpinionCell = Opinion['sheets'][number]['cells'][number]

/** A file as exceljs reads it, in the form in which openpyxl's opinions come. */
export async function readWithExceljs(path: string, bytes: Uint8Array): Promise<Opinion> {
  const book = new ExcelJS.Workbook()
  // exceljs asks for an ArrayBuffer of its own.
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  const sheets = book.worksheets.map((sheet) => {
    const cells: OpinionCell[] = []
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const told = tell(cell.value)
        if (told !== null) cells.push([Number(cell.row), Number(cell.col), ...told])
      })
    })
    return { name: sheet.name, cells }
  })
  return { path, sheets }
}

function tell(value: ExcelJS.CellValue | undefined): readonly [kind: string, value: string] | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return ['number', String(value)]
  if (typeof value === 'string') return ['text', value]
  if (typeof value === 'boolean') return ['boolean', value ? 'TRUE' : 'FALSE']
  if (value instanceof Date) return ['date', String(value.getTime() / 86_400_000 + 25_569)]
  if ('richText' in value) return ['text', value.richText.map(({ text }) => text).join('')]
  if ('error' in value) return ['error', value.error]
  if ('formula' in value || 'sharedFormula' in value) return tell(value.result)
  return ['text', 'text' in value ? value.text : '']
}
