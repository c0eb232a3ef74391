import type { Worksheet } from 'exceljs'

/**
 * exceljs marks every height that it writes as set by hand, and such a row never grows while a unit writes in it. Rows
 * from `firstRow` on keep their height as a worked-out one, which Excel, WPS and LibreOffice fit to what is typed.
 */
export function letRowsGrow(firstRow: number): (xml: string) => string {
  return (xml) =>
    xml.replace(/(<row r="(\d+)"[^>]*?) customHeight="1"/g, (whole, before: string, row: string) =>
      Number(row) >= firstRow ? before : whole,
    )
}

/** Where the sheet's XML stands in the archive. */
export function partOf(sheet: Worksheet): string {
  return `xl/worksheets/sheet${sheet.id}.xml`
}
