import type { Worksheet } from 'exceljs'
import { lineText } from './cell-text.ts'

export interface PageLayout {
  readonly orientation: 'landscape' | 'portrait'
  /** Rows repeated at the head of each printed page; null: none. */
  readonly titleRow: number | null
  /** true: shrunk to one page; false: as many pages high as it takes. */
  readonly onePage?: boolean
  /** Left part of the footer, usually the unit's name. */
  readonly footer: string
}

const A4 = 9
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }

/** A4, one page wide and as many high as it takes, with page numbers. */
export function setPage(sheet: Worksheet, layout: PageLayout): void {
  sheet.pageSetup = {
    paperSize: A4,
    orientation: layout.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: layout.onePage === true ? 1 : 0,
    horizontalCentered: true,
    margins: MARGINS,
  }
  if (layout.titleRow !== null) sheet.pageSetup.printTitlesRow = `${layout.titleRow}:${layout.titleRow}`
  // "&" is the mark of a code in headers and footers; a doubled one prints as it is.
  const left = lineText(layout.footer).replaceAll('&', '&&')
  sheet.headerFooter.oddFooter = `&L&"宋体,常规"&9 ${left}&C&"宋体,常规"&9第 &P 页　共 &N 页`
}

/** Header rows stay in view; `columns` of them on the left as well. */
export function freeze(sheet: Worksheet, rows: number, columns = 0): void {
  sheet.views = [{ state: 'frozen', xSplit: columns, ySplit: rows }]
}
