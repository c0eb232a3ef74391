import { DocumentGridType, PageOrientation, SectionType, type ISectionOptions } from 'docx'
import { marginOf, PAGE, PORTRAIT_HEIGHT } from '../grid.ts'
import { twips } from './twips.ts'
import type { WordFonts } from './word-fonts.ts'
import { noNumber, pageNumber, turnedNumber } from './word-page-number.ts'

const LINES = 22
/** 225 mm in 22 lines, rounded down so that the last one fits: 28.95 points. */
export const LINE_TWIPS = Math.floor((PORTRAIT_HEIGHT * 20) / LINES)
/**
 * 三号 is 16 points in Word, and 27 of them fill the line: a quarter of a point less makes it 28. Not by the grid's own
 * character pitch: only Word itself reads that as it is meant.
 */
export const CHARACTER_TWIPS_LESS = -5

/** From the foot of the text block to the foot of the page number, so that its dash stands 7 mm below the block. */
const FOOTER_HEIGHT = 29.5

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
  const margin = marginOf(landscape)
  const numberOf = landscape ? turnedNumber : pageNumber
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
          top: twips(margin.top),
          bottom: twips(margin.bottom),
          left: twips(margin.left),
          right: twips(margin.right),
          footer: twips(margin.bottom - FOOTER_HEIGHT),
          header: twips(margin.top / 2),
          gutter: 0,
        },
      },
      grid: { type: DocumentGridType.LINES, linePitch: LINE_TWIPS },
      titlePage: coverFirst,
    },
    footers: {
      default: bare ? noNumber() : numberOf(fonts, 'odd'),
      even: bare ? noNumber() : numberOf(fonts, 'even'),
      ...(coverFirst ? { first: noNumber() } : {}),
    },
  }
}
