import type { Alignment, Borders, Fill, Style } from 'exceljs'

/** One object a look: exceljs keeps a style's number by object, so a shared one is stored and hashed once. */
export type CellStyle = Partial<Style>

/** Windows, WPS and the Chinese Linux desktops have these two; LibreOffice elsewhere falls back to its own Chinese font. */
const BODY_FONT = '宋体'
const HEADING_FONT = '黑体'

const LINE = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const
export const BOX: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE }
const GREY: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EBF0' } }
/** Cells for the unit to fill: light enough to vanish on a black-and-white print. */
const YELLOW: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFBE6' } }

const LEFT: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true }
const CENTER: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true }
const RIGHT: Partial<Alignment> = { horizontal: 'right', vertical: 'middle' }

/** Text format: what is typed stays as typed ("1-3" is no date, "0534…" keeps its 0, "=…" is no formula). */
export const TEXT_FORMAT = '@'
export const POINTS_FORMAT = '0.00'
const OPEN = { protection: { locked: false } } as const

const body = { font: { name: BODY_FONT, size: 10 }, border: BOX } as const
const bold = { font: { name: BODY_FONT, size: 10, bold: true }, border: BOX } as const

export const TITLE: CellStyle = { font: { name: HEADING_FONT, size: 16 }, alignment: CENTER }
/** Over a table that is printed on several pages side by side: on the first of them. */
export const SUBTITLE: CellStyle = { font: { name: BODY_FONT, size: 10 }, alignment: RIGHT }
export const HEADING: CellStyle = { font: { name: HEADING_FONT, size: 12 }, alignment: LEFT }
export const PARAGRAPH: CellStyle = {
  font: { name: BODY_FONT, size: 11 },
  alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
}
export const HEADER: CellStyle = { ...bold, alignment: CENTER, fill: GREY }

export const TEXT: CellStyle = { ...body, alignment: LEFT, numFmt: TEXT_FORMAT }
export const TEXT_CENTER: CellStyle = { ...body, alignment: CENTER, numFmt: TEXT_FORMAT }
export const NUMBER: CellStyle = { ...body, alignment: CENTER }
/** In a narrow column a long number is printed smaller, not as “###”. */
export const FITTED_NUMBER: CellStyle = {
  ...body,
  alignment: { horizontal: 'center', vertical: 'middle', shrinkToFit: true },
}
export const POINTS: CellStyle = { ...body, alignment: CENTER, numFmt: POINTS_FORMAT }
export const RATE: CellStyle = { ...body, alignment: CENTER, numFmt: '0.0%' }

export const SUM_TEXT: CellStyle = { ...bold, alignment: CENTER, numFmt: TEXT_FORMAT, fill: GREY }
export const SUM_POINTS: CellStyle = {
  ...bold,
  alignment: CENTER,
  numFmt: POINTS_FORMAT,
  fill: GREY,
}
export const SUM_NUMBER: CellStyle = { ...bold, alignment: CENTER, fill: GREY }

export const OPEN_TEXT: CellStyle = { ...TEXT, ...OPEN, fill: YELLOW }
export const OPEN_TEXT_CENTER: CellStyle = { ...TEXT_CENTER, ...OPEN, fill: YELLOW }
export const OPEN_NUMBER: CellStyle = { ...NUMBER, ...OPEN, fill: YELLOW }

/** Columns whose cells without a look of their own stay open. */
export const OPEN_BELOW: CellStyle = { ...OPEN, font: body.font, alignment: LEFT, numFmt: TEXT_FORMAT }

export const NOTE: CellStyle = { font: { name: BODY_FONT, size: 10 }, alignment: LEFT }
/** 暂计 figures never pass for final ones: the word is part of what the cell shows. */
export const PROVISIONAL: CellStyle = {
  font: { name: BODY_FONT, size: 10, italic: true, color: { argb: 'FF7F7F7F' } },
  border: BOX,
  alignment: CENTER,
  numFmt: '"暂计"0.00',
}
