import type * as ExcelJs from 'exceljs'

/**
 * exceljs takes longer to load than the whole rest of the import path, so it is loaded by the first workbook written.
 * Only its default export exists at run time: it is CommonJS whose names Node can't see.
 */
export async function newWorkbook(): Promise<ExcelJs.Workbook> {
  const { default: excel } = await import('exceljs')
  return new excel.Workbook()
}
