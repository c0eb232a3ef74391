import type { PdfNode } from './pdf-node.ts'
import type { FontSet } from './font-set.ts'
import { MARGIN, marginOf, millimetres, PAGE_NUMBER_SIZE } from './grid.ts'
import { setText } from './setting.ts'

/** Height of the dash above the baseline in em; it is what stands so many millimetres below the text block. */
export const DASH_HEIGHT = 0.37
export const DASH_BELOW = 7
const BELOW = millimetres(DASH_BELOW)

export function pageNumberText(page: number): string {
  return `— ${page} —`
}

/** "— 1 —" in 四号, odd pages at the right, even at the left, one character in (GB/T 9704-2012, 7.5). */
export function pageNumberNode(fonts: FontSet, page: number, shift: number): PdfNode {
  const top = shift + BELOW - (fonts.load('song').ascent - DASH_HEIGHT) * PAGE_NUMBER_SIZE
  return {
    ...setText(fonts, pageNumberText(page), {
      role: 'song',
      size: PAGE_NUMBER_SIZE,
      pitch: 1.4 * PAGE_NUMBER_SIZE,
      alignment: page % 2 === 1 ? 'right' : 'left',
    }),
    margin: [MARGIN.left + PAGE_NUMBER_SIZE, top, MARGIN.right + PAGE_NUMBER_SIZE, 0],
  }
}

const FOOT_SIZE = 10.5

/** A line at the foot of the last page, `below` what stands there: which final version it is, and its check code. */
export function footNode(fonts: FontSet, text: string, landscape: boolean, below: number): PdfNode {
  const { left, right } = marginOf(landscape)
  return {
    ...setText(fonts, text, { role: 'song', size: FOOT_SIZE, pitch: 1.4 * FOOT_SIZE, alignment: 'center' }),
    margin: [left, below, right, 0],
  }
}
