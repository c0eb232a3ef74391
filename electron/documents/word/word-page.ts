import {
  AlignmentType,
  DocumentGridType,
  Footer,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx'
import { MARGIN, PAGE, PAGE_NUMBER_SIZE, PORTRAIT_HEIGHT } from '../grid.ts'
import { wordFont, type WordFonts } from './word-fonts.ts'

/** Word counts lengths in twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * 20)
}

const LINES = 22
/** 225 mm in 22 lines, rounded down so that the last one fits: 28.95 points. */
export const LINE_TWIPS = Math.floor((PORTRAIT_HEIGHT * 20) / LINES)
/**
 * 三号 is 16 points in Word, and 27 of them fill the line: a quarter of a point less makes it 28. Not by the grid's own
 * character pitch: only Word itself reads that as it is meant.
 */
export const CHARACTER_TWIPS_LESS = -5

/** From the foot of the sheet to the foot of the page number, so that its dash stands 7 mm below the text block. */
const FOOTER_TWIPS = twips(MARGIN.bottom - 29.5)

interface WordSheet {
  readonly landscape?: boolean
  /** The first page bears no number. */
  readonly coverFirst?: boolean
  /** Begins on the next even page; a blank one comes before it where that is not the next. */
  readonly onEven?: boolean
  /** Its pages bear no number. */
  readonly bare?: boolean
}

/** A sheet of A4 with the 版心 of GB/T 9704: 22 lines of 28 characters. */
export function sectionOptions(
  fonts: WordFonts,
  { landscape = false, coverFirst = false, onEven = false, bare = false }: WordSheet = {},
): Pick<ISectionOptions, 'properties' | 'footers'> {
  return {
    properties: {
      ...(onEven ? { type: SectionType.EVEN_PAGE } : {}),
      page: {
        size: {
          // The library turns the sheet itself.
          width: twips(PAGE.width),
          height: twips(PAGE.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(MARGIN.top),
          bottom: twips(MARGIN.bottom),
          left: twips(MARGIN.left),
          right: twips(MARGIN.right),
          footer: FOOTER_TWIPS,
          header: twips(MARGIN.top / 2),
          gutter: 0,
        },
      },
      grid: { type: DocumentGridType.LINES, linePitch: LINE_TWIPS },
      titlePage: coverFirst,
    },
    footers: {
      default: bare ? empty() : pageNumber(fonts, 'odd'),
      even: bare ? empty() : pageNumber(fonts, 'even'),
      ...(coverFirst ? { first: empty() } : {}),
    },
  }
}

function empty(): Footer {
  return new Footer({ children: [new Paragraph({ children: [] })] })
}

/** "— 1 —" in 四号, odd pages at the right, even at the left, one character in (GB/T 9704-2012, 7.5). */
function pageNumber(fonts: WordFonts, parity: 'odd' | 'even'): Footer {
  const character = twips(PAGE_NUMBER_SIZE)
  return new Footer({
    children: [
      new Paragraph({
        alignment: parity === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: character, right: character, firstLine: 0 },
        spacing: { line: twips(1.4 * PAGE_NUMBER_SIZE), lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: wordFont('song', fonts),
            size: PAGE_NUMBER_SIZE * 2,
            characterSpacing: 0,
          }),
        ],
      }),
    ],
  })
}
