import type { PdfCell, PdfTable } from './pdf-node.ts'
import type { ReportColumn, ReportTable } from '#shared/reports/report-model.ts'
import { inLongRow } from './long-rows.ts'
import { TABLE_PITCH, TABLE_SIZE } from './grid.ts'
import { keptAbove } from './kept-rows.ts'
import { NOTE_GAP } from './note-node.ts'
import { setText, spacer, textTop, type Setting } from './setting.ts'
import { cleanForPrint } from './text-runs.ts'

const LINE = 0.5
const PADDING = { side: 3, top: 2.5, bottom: 2.5 } as const
/** What a row has beside its text. */
const ROW_FRAME = PADDING.top + PADDING.bottom + LINE
/** A row up to this share of the page stays whole; a longer one may break, or it would be cut off. */
const WHOLE_ROW_SHARE = 0.6

/**
 * A table over the full width: header repeated on each page, rows whole and the last not alone on a page, a line pitch of its
 * own. `below`: what must stand under its last two rows on their page, as its notes, is so high.
 */
export function tableNode(setting: Setting, { columns, rows }: ReportTable, below = 0): PdfTable {
  const widths = columnWidths(setting.width, columns)
  const cell = (text: string, column: ReportColumn, long: boolean): PdfCell => {
    const set = setText(setting.fonts, text, {
      role: 'body',
      size: TABLE_SIZE,
      pitch: TABLE_PITCH,
      alignment: column.align,
    })
    return long ? inLongRow(set) : { ...set, verticalAlignment: 'middle' }
  }
  const [first] = rows
  const last = rows.at(-1) ?? []
  const underRow = (index: number): number => {
    if (index === rows.length - 1) return below
    if (index < rows.length - 2 || isLongRow(setting, columns, last)) return 0
    // Where nothing is to follow, a table that has room for its last row must not be parted before it.
    return ROW_FRAME + (below > 0 ? below + rowHeight(last, widths) : printedHeight(setting, last, widths))
  }
  const header = columns.map((column): PdfCell => ({
    ...setText(setting.fonts, column.header, {
      role: 'hei',
      size: TABLE_SIZE,
      pitch: TABLE_PITCH,
      alignment: 'center',
    }),
    verticalAlignment: 'middle',
  }))
  const above = textTop(setting.fonts) - LINE / 2
  // On a new page the first line of print begins below the page's own top; the table's line, which has nothing above it, too.
  const top = columns.map((): PdfCell => ({ ...spacer(above), border: [false, false, false, true] }))
  return {
    table: {
      widths: [...widths],
      headerRows: 2,
      // A row that is longer than a page would be lost, were it kept whole or with the header.
      keepWithHeaderRows: first === undefined || isLongRow(setting, columns, first) ? 0 : 1,
      dontBreakRows: true,
      body: [
        top,
        header,
        ...rows.map((row, number) => {
          const long = isLongRow(setting, columns, row)
          const under = underRow(number)
          return columns.map((column, index) => {
            const set = cell(row[index] ?? '', column, long)
            return index === 0 && under > 0 ? keptAbove(set, under) : set
          })
        }),
      ],
    },
    layout: {
      hLineWidth: () => LINE,
      vLineWidth: () => LINE,
      paddingLeft: () => PADDING.side,
      paddingRight: () => PADDING.side,
      paddingTop: (row) => (row === 0 ? 0 : PADDING.top),
      paddingBottom: (row) => (row === 0 ? 0 : PADDING.bottom),
    },
    margin: [0, 2 - above, 0, below > 0 ? NOTE_GAP : 8],
  }
}

/** The text block of a sheet, in points. */
export type Sheet = Pick<Setting, 'width' | 'height'>

/** Whether a row has no room on a page that is not all its own, and so may break. */
export function isLongRow(
  { width, height }: Sheet,
  columns: readonly ReportColumn[],
  row: readonly string[],
): boolean {
  return rowHeight(row, columnWidths(width, columns)) >= height * WHOLE_ROW_SHARE
}

/** A table of so few rows stands on one page. */
const SHORT_TABLE = 4

export function isShortTable(sheet: Sheet, table: ReportTable): boolean {
  return table.rows.length <= SHORT_TABLE && hasWholeRows(sheet, table)
}

/** Whether every row is low enough to stand on one page, and a few of them too. */
export function hasWholeRows(
  { width, height }: Sheet,
  { columns, rows }: Pick<ReportTable, 'columns' | 'rows'>,
): boolean {
  const widths = columnWidths(width, columns)
  const most = height * (rows.length <= SHORT_TABLE ? WHOLE_ROW_SHARE / 4 : WHOLE_ROW_SHARE)
  return rows.every((row) => rowHeight(row, widths) < most)
}

/** The columns with what stands between text and lines, in points; together they fill the sheet. */
export function fullWidths(width: number, columns: readonly ReportColumn[]): readonly number[] {
  const line = (LINE * (columns.length + 1)) / columns.length
  return columnWidths(width, columns).map((inner) => inner + 2 * PADDING.side + line)
}

function columnWidths(width: number, columns: readonly ReportColumn[]): readonly number[] {
  const free = width - columns.length * 2 * PADDING.side - (columns.length + 1) * LINE
  const shares = columns.reduce((sum, column) => sum + column.width, 0)
  return columns.map((column) => (free * column.width) / shares)
}

/** About, and rather too low: a line that ends before the edge is not known of. */
function printedHeight({ fonts }: Setting, row: readonly string[], widths: readonly number[]): number {
  const { sample } = fonts.load('body')
  const lines = row.map((text, index) =>
    Math.ceil(sample.widthOfString(cleanForPrint(text), TABLE_SIZE) / (widths[index] ?? 1)),
  )
  return Math.max(1, ...lines) * TABLE_PITCH
}

/** About, and rather too high: every character as wide as a Chinese one. */
function rowHeight(row: readonly string[], widths: readonly number[]): number {
  const lines = row.map((text, index) => Math.ceil((text.length * TABLE_SIZE) / (widths[index] ?? 1)))
  return Math.max(1, ...lines) * TABLE_PITCH
}
