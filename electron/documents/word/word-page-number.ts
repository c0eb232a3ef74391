import {
  AlignmentType,
  Footer,
  HeightRule,
  LineRuleType,
  OverlapType,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx'
import { LANDSCAPE_HEIGHT, LANDSCAPE_MARGIN, millimetres, PAGE_NUMBER_SIZE } from '../grid.ts'
import { twips } from './twips.ts'
import { wordFont, type WordFonts } from './word-fonts.ts'

export function noNumber(): Footer {
  return new Footer({ children: [new Paragraph({ children: [] })] })
}

/** "— 1 —" in 四号, odd pages at the right, even at the left, one character in (GB/T 9704-2012, 7.5). */
export function pageNumber(fonts: WordFonts, parity: 'odd' | 'even'): Footer {
  const character = twips(PAGE_NUMBER_SIZE)
  return new Footer({
    children: [
      new Paragraph({
        alignment: parity === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: character, right: character, firstLine: 0 },
        spacing: { line: twips(1.4 * PAGE_NUMBER_SIZE), lineRule: LineRuleType.EXACT },
        children: [numberRun(fonts)],
      }),
    ],
  })
}

function numberRun(fonts: WordFonts): TextRun {
  return new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: wordFont('song', fonts),
    size: PAGE_NUMBER_SIZE * 2,
    characterSpacing: 0,
  })
}

const LINE_HEIGHT = 1.4 * PAGE_NUMBER_SIZE
/** Between the right edge of the turned line and the dash in it. */
const DASH_IN_LINE = 10

/**
 * On a sheet that lies on its side, where it is on the others when the sheet is turned to the left with them: on the short
 * side at the left, reading downwards, odd at the lower end (GB/T 9704-2012, 8). A floating table: a footer's own text can't be
 * turned.
 */
export function turnedNumber(fonts: WordFonts, parity: 'odd' | 'even'): Footer {
  const character = twips(PAGE_NUMBER_SIZE)
  const dash = LANDSCAPE_MARGIN.left - millimetres(7)
  const height = twips(LANDSCAPE_HEIGHT)
  return new Footer({
    children: [
      new Table({
        width: { size: twips(LINE_HEIGHT), type: WidthType.DXA },
        columnWidths: [twips(LINE_HEIGHT)],
        layout: TableLayoutType.FIXED,
        borders: TableBorders.NONE,
        margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
        float: {
          horizontalAnchor: TableAnchorType.PAGE,
          verticalAnchor: TableAnchorType.PAGE,
          absoluteHorizontalPosition: twips(dash + DASH_IN_LINE - LINE_HEIGHT),
          absoluteVerticalPosition: twips(LANDSCAPE_MARGIN.top),
          overlap: OverlapType.OVERLAP,
        },
        rows: [
          new TableRow({
            height: { value: height, rule: HeightRule.EXACT },
            children: [
              new TableCell({
                width: { size: twips(LINE_HEIGHT), type: WidthType.DXA },
                textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
                children: [
                  new Paragraph({
                    alignment: parity === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                    indent: { left: character, right: character, firstLine: 0 },
                    spacing: { line: twips(LINE_HEIGHT), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
                    children: [numberRun(fonts)],
                  }),
                ],
              }),
            ],
          }),
        ],
      }),
      new Paragraph({ children: [] }),
    ],
  })
}
