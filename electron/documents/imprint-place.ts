import type { ReportModel } from '#shared/reports/report-model.ts'
import { MARGIN, PAGE } from './grid.ts'
import type { SetImprint } from './letterhead-nodes.ts'
import type { PdfNode, PdfText } from './pdf-node.ts'

/** Where 版记 goes: so many new pages behind the end of the text, so high, and how many pages bear a number. */
export interface ImprintPlace {
  readonly breaks: 0 | 1 | 2
  readonly height: number
  readonly numbered: number
  readonly page: number
}

/** Two unseen texts at the end and 版记 somewhere: once laid out, they tell where the text ends and how high 版记 is. */
export interface Probes {
  readonly nodes: readonly PdfNode[]
  readonly page: PdfText
  readonly end: PdfText
  readonly imprint: SetImprint
}

const TRIAL_TOP = 100
/** Room between the text and 版记. */
const GAP = 14

export function probesOf(imprint: SetImprint): Probes {
  // One takes no room and stands on the last page; the other needs room, and goes over where there is none.
  const page: PdfText = { text: '一', fontSize: 1, lineHeight: 0.1, absolutePosition: { x: 0, y: 0 } }
  const end: PdfText = { text: '一', fontSize: 1, lineHeight: 0.1 }
  const trial: PdfNode = { stack: [imprint.node], absolutePosition: { x: MARGIN.left, y: TRIAL_TOP } }
  return { nodes: [page, end, trial], page, end, imprint }
}

/** On the foot of the last page, which is an even one (GB/T 9704-2012, 7.4.1): where it has no room, on a later one. */
export function placeImprint({ page, end, imprint }: Probes, lastIsLandscape: boolean): ImprintPlace {
  const height = placeOf(imprint.last).top + imprint.belowLast - TRIAL_TOP
  const last = placeOf(page).pageNumber
  const full = placeOf(end).pageNumber !== last
  const free = full ? 0 : PAGE.height - MARGIN.bottom - placeOf(end).top
  if (last % 2 === 1) return { breaks: 1, height, numbered: last + 1, page: last + 1 }
  if (!lastIsLandscape && free >= height + GAP) return { breaks: 0, height, numbered: last, page: last }
  // A blank page stands between: neither bears a number (7.5).
  return { breaks: 2, height, numbered: last, page: last + 2 }
}

/** The pages that stand between the text and 版记, and its own where the text has no room for it. */
export function pagesBefore({ breaks }: ImprintPlace): readonly PdfNode[] {
  return Array.from({ length: breaks }, () => ({ text: '　', preserveLeadingSpaces: true, fontSize: 1 }))
}

/**
 * 版记 as a part of the page's foot, whose own area begins `shift` above the lower edge of the text block: there its last
 * line lies, which no text may reach.
 */
export function atFoot(node: PdfNode, { height }: ImprintPlace, shift: number): PdfNode {
  return { stack: [node], margin: [MARGIN.left, shift - height, MARGIN.right, -shift] }
}

interface Place {
  readonly pageNumber: number
  readonly top: number
}

/** pdfmake leaves the places of a text in it. */
function placeOf(node: PdfText & { readonly positions?: readonly Place[] }): Place {
  const place = node.positions?.[0]
  if (place === undefined) throw new Error('a text that was laid out has no place')
  return place
}

/** The last sheet of the text lies on its side. */
export function endsOnItsSide({ annexes, landscape }: ReportModel): boolean {
  const last = annexes.at(-1)
  return last === undefined ? landscape === true : last.landscape
}
