import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { PaperHead, PaperImprint } from '#shared/reports/letterhead.ts'
import { MARGIN, millimetres, PAGE_NUMBER_SIZE, PORTRAIT_WIDTH } from '../grid.ts'
import { cleanForPrint } from '../text-runs.ts'
import { wordFont, type WordFonts } from './word-fonts.ts'
import { anchor } from './word-foot.ts'
import { twips } from './twips.ts'
import { LINE_TWIPS } from './word-page.ts'
import { STYLE } from './word-styles.ts'

const RED = 'D7000F'
const MARK_SIZES = { most: 62, least: 22 } as const
const EXACT = { lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const

/** 版头: 发文机关标志 35 mm below the top, two lines, 发文字号, the red line, two lines (GB/T 9704-2012, 7.2). */
export function wordLetterhead(fonts: WordFonts, { mark, number }: PaperHead): Paragraph[] {
  const printed = cleanForPrint(mark)
  const size = Math.min(
    MARK_SIZES.most,
    Math.max(MARK_SIZES.least, Math.floor((PORTRAIT_WIDTH - 4) / Math.max(1, [...printed].length))),
  )
  return [
    new Paragraph({
      style: STYLE.flush,
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT, line: twips(size * 1.2), before: twips(millimetres(35)) },
      children: [
        new TextRun({
          text: printed,
          font: wordFont('title', fonts),
          size: size * 2,
          color: RED,
          characterSpacing: 0,
        }),
      ],
    }),
    new Paragraph({
      style: STYLE.flush,
      alignment: AlignmentType.CENTER,
      spacing: { ...EXACT, line: LINE_TWIPS, before: 2 * LINE_TWIPS, after: 2 * LINE_TWIPS },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 6 } },
      children: [new TextRun(cleanForPrint(number))],
    }),
  ]
}

const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** 版记 on the foot of the last page, whichever that is while the text is edited (GB/T 9704-2012, 7.4). */
export function wordImprint({ copyTo, printer, printed }: PaperImprint): (Table | Paragraph)[] {
  const width = twips(PORTRAIT_WIDTH)
  const character = twips(PAGE_NUMBER_SIZE)
  const run = (text: string): TextRun =>
    new TextRun({ text, size: PAGE_NUMBER_SIZE * 2, characterSpacing: 0 })
  const row = (paragraph: Paragraph): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [new TableCell({ width: { size: width, type: WidthType.DXA }, children: [paragraph] })],
    })
  const line = { ...EXACT, line: twips(22) } as const
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width],
      layout: TableLayoutType.FIXED,
      borders: {
        top: THICK,
        bottom: THICK,
        left: NONE,
        right: NONE,
        insideHorizontal: THIN,
        insideVertical: NONE,
      },
      margins: { top: 60, bottom: 60, left: 0, right: 0, marginUnitType: WidthType.DXA },
      float: {
        // From the edge of the sheet: else LibreOffice lets it stand in the text.
        horizontalAnchor: TableAnchorType.PAGE,
        verticalAnchor: TableAnchorType.MARGIN,
        absoluteHorizontalPosition: twips(MARGIN.left),
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      },
      rows: [
        ...(copyTo === ''
          ? []
          : [
              row(
                new Paragraph({
                  style: STYLE.flush,
                  spacing: line,
                  indent: { left: 4 * character, hanging: 3 * character, right: character },
                  children: [run(cleanForPrint(copyTo))],
                }),
              ),
            ]),
        row(
          new Paragraph({
            style: STYLE.flush,
            spacing: line,
            indent: { left: character, right: character },
            tabStops: [{ type: TabStopType.RIGHT, position: width - character }],
            children: [run(`${cleanForPrint(printer)}\t${cleanForPrint(printed)}`)],
          }),
        ),
      ],
    }),
    anchor(),
  ]
}
