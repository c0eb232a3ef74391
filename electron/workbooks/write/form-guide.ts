import type { Workbook, Worksheet } from 'exceljs'
import { SHEET_NAMES, type Form } from '#shared/returns/form.ts'
import { RULE_NAMES } from '#shared/scheme/rule-names.ts'
import { put } from './cells.ts'
import { guideSections, WORKED_ROW } from './form-guide-text.ts'
import { bandRanges, explainRules } from './form-rules.ts'
import { setPage } from './page.ts'
import { protect } from './protect.ts'
import * as styles from './styles.ts'
import { lineCount, rowHeight } from './text-height.ts'

/** Portrait A4: a narrow first column for names, the others shared by tables of two to five columns. */
const WIDTHS = [20, 19, 19, 19, 19]
const TEXT_SIZE = 11
const TABLE_SIZE = 10

/** A cell of the guide: text over columns `from`…`to`. */
type Span = readonly [text: string, from: number, to: number]

export async function addGuideSheet(book: Workbook, form: Form): Promise<void> {
  const sheet = book.addWorksheet(SHEET_NAMES.guide)
  WIDTHS.forEach((width, index) => (sheet.getColumn(index + 1).width = width))
  let at = addLine(sheet, 1, [[`${form.year}年度全民科学素质工作自评表填报说明`, 1, 5]], styles.TITLE, 16, 34)
  for (const section of guideSections(form)) {
    at = addHeading(sheet, at, section.heading)
    for (const text of section.paragraphs)
      at = addLine(sheet, at, [[`　　${text}`, 1, 5]], styles.PARAGRAPH, TEXT_SIZE)
  }
  at = addHeading(sheet, at, '四、计分方式（得分四舍五入，保留两位小数）')
  at = addLine(
    sheet,
    at,
    [
      ['计分方式', 1, 1],
      ['计算办法', 2, 5],
    ],
    styles.HEADER,
    TABLE_SIZE,
  )
  for (const { rule, text } of explainRules(form)) {
    at = addLine(
      sheet,
      at,
      [
        [RULE_NAMES[rule], 1, 1],
        [text, 2, 5],
      ],
      styles.TEXT,
      TABLE_SIZE,
    )
  }
  at = addBands(sheet, at, form)
  at = addHeading(sheet, at, `${bandRanges(form).length === 0 ? '五' : '六'}、填写示例（数字均为举例）`)
  at = addLine(
    sheet,
    at,
    [
      ['栏目', 1, 1],
      ['定量指标（正向定量）', 2, 3],
      ['定性指标（定性三档）', 4, 5],
    ],
    styles.HEADER,
    TABLE_SIZE,
  )
  for (const [column, quantity, graded] of WORKED_ROW) {
    at = addLine(
      sheet,
      at,
      [
        [column, 1, 1],
        [quantity, 2, 3],
        [graded, 4, 5],
      ],
      styles.TEXT,
      TABLE_SIZE,
    )
  }
  setPage(sheet, {
    orientation: 'portrait',
    titleRow: null,
    onePage: true,
    footer: `${form.year}年度自评表　${form.unitName}`,
  })
  await protect(sheet)
}

/** The scores of each band for the points that occur; more than four bands don't fit the columns and stand as text. */
function addBands(sheet: Worksheet, from: number, form: Form): number {
  const rows = bandRanges(form)
  if (rows.length === 0) return from
  const names = form.bands.map((band) => band.name)
  let at = addHeading(sheet, from, '五、定性三档各档次的分值区间（单位：分）')
  const line = (first: string, cells: readonly string[], style: styles.CellStyle) =>
    addLine(
      sheet,
      at,
      cells.length > WIDTHS.length - 1
        ? [
            [first, 1, 1],
            [cells.join('；'), 2, 5],
          ]
        : [[first, 1, 1], ...cells.map((text, index): Span => [text, index + 2, index + 2])],
      style,
      TABLE_SIZE,
    )
  at = line('分值', names, styles.HEADER)
  for (const row of rows) at = line(row.points, row.ranges, styles.TEXT_CENTER)
  return at
}

function addHeading(sheet: Worksheet, at: number, text: string): number {
  return addLine(sheet, at, [[text, 1, 5]], styles.HEADING, 12, 28)
}

/** Merged cells don't grow by themselves in any program, so the height is worked out. Gives the next row. */
function addLine(
  sheet: Worksheet,
  at: number,
  spans: readonly Span[],
  style: styles.CellStyle,
  size: number,
  height?: number,
): number {
  let lines = 1
  for (const [text, from, to] of spans) {
    for (let column = from; column <= to; column += 1) put(sheet, at, column, null, style)
    put(sheet, at, from, text, style)
    if (to > from) sheet.mergeCells(at, from, at, to)
    const width = WIDTHS.slice(from - 1, to).reduce((sum, part) => sum + part, 0)
    lines = Math.max(lines, lineCount(text, width, size))
  }
  sheet.getRow(at).height = height ?? rowHeight(lines, size)
  return at + 1
}
