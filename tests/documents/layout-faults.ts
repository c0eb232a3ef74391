import type { Drawn, Printed, PrintedLine, PrintedPage } from './printed-page.ts'

/** The numbers of GB/T 9704-2012, on purpose not the program's own: 三号, 二号, 四号 and 五号 as printed, 225 mm in 22 lines. */
export const BODY_SIZE = 15.75
export const TITLE_SIZE = 22
const PAGE_NUMBER_SIZE = 14
export const TABLE_SIZE = 10.5
export const PITCH = 28.99

function millimetres(length: number): number {
  return (length * 72) / 25.4
}

/** 天头 37, 订口 28; the 版心 of 156 × 225 mm leaves 26 and 35. */
export const MARGIN = {
  left: millimetres(28),
  top: millimetres(37),
  right: millimetres(26),
  bottom: millimetres(35),
} as const

/** Share of an em that a Chinese character reaches above its baseline, and below. */
const ABOVE = 0.88
const BELOW = 0.12
/** Three decimals of a point are lost in a PDF; half a point is nothing that a ruler shows. */
const TOLERANCE = 0.5
const LINES = 22

/** What a secretary with a ruler would find on any page of any document; one sentence a fault. */
export function layoutFaults(pages: readonly PrintedPage[]): readonly string[] {
  return pages.flatMap((page) => [
    ...outsideBlock(page),
    ...overlaps(page),
    ...overLines(page),
    ...offGrid(page),
    ...wrongLineEnds(page),
    ...wrongNumber(page),
  ])
}

/**
 * The 版心. A sheet that lies on its side is bound with the others, turned to the left: its left edge is their foot, its upper
 * edge their 订口.
 */
export function blockOf({ width, height, landscape }: PrintedPage): Drawn {
  const { left, right, top, bottom } = landscape
    ? { left: MARGIN.bottom, right: MARGIN.top, top: MARGIN.left, bottom: MARGIN.right }
    : MARGIN
  return { left, right: width - right, top, bottom: height - bottom }
}

/** The lines of the text: page number, check code and what stands on a fold are none. */
export function textLines(page: PrintedPage): readonly PrintedLine[] {
  const { bottom } = blockOf(page)
  return page.lines.filter(({ baseline, size }) => baseline - ABOVE * size < bottom - 1)
}

function outsideBlock(page: PrintedPage): readonly string[] {
  const block = blockOf(page)
  const texts = textLines(page)
    .filter(
      ({ left, right, baseline, size }) =>
        left < block.left - TOLERANCE ||
        right > block.right + TOLERANCE ||
        baseline - ABOVE * size < block.top - millimetres(1) ||
        baseline + BELOW * size > block.bottom + TOLERANCE,
    )
    .map(({ text }) => `第${page.number}面：“${text.slice(0, 20)}”不在版心内`)
  const strokes = page.drawn
    .filter(
      ({ left, right, top, bottom }) =>
        left < block.left - 1 ||
        right > block.right + 1 ||
        top < block.top - millimetres(1) ||
        bottom > block.bottom + 1,
    )
    .map(({ top }) => `第${page.number}面：${Math.round(top)}磅处的线不在版心内`)
  return [...texts, ...strokes]
}

function overlaps({ number, pieces }: PrintedPage): readonly string[] {
  const boxes = pieces
    .map(({ text, left, right, baseline, size }) => ({
      text,
      left: left + 0.06 * size,
      right: right - 0.06 * size,
      top: baseline - (ABOVE - 0.1) * size,
      bottom: baseline + (BELOW - 0.08) * size,
    }))
    .toSorted((one, other) => one.top - other.top)
  const faults: string[] = []
  boxes.forEach((box, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (other.top >= box.bottom) break
      if (other.left < box.right && box.left < other.right) {
        faults.push(`第${number}面：“${box.text}”和“${other.text}”重叠`)
      }
    }
  })
  return faults
}

/** Text that runs over a line of its table. */
function overLines({ number, pieces, drawn }: PrintedPage): readonly string[] {
  const upright = drawn.filter(({ left, right, top, bottom }) => right - left < 1 && bottom - top > 4)
  const level = drawn.filter(({ left, right, top, bottom }) => bottom - top < 1 && right - left > 4)
  const crossed = ({ left, right, baseline, size }: Printed): boolean =>
    upright.some(
      (line) =>
        line.top < baseline - 0.4 * size &&
        line.bottom > baseline - 0.3 * size &&
        line.left > left + 1 &&
        line.right < right - 1,
    ) ||
    level.some(
      (line) =>
        line.left < left + 1 &&
        line.right > left + 2 &&
        line.top > baseline - (ABOVE - 0.1) * size &&
        line.bottom < baseline + (BELOW - 0.08) * size,
    )
  return pieces.filter(crossed).map(({ text }) => `第${number}面：“${text}”压在表格的线上`)
}

/** Where 三号 stands alone, every line lies on one of the 22 of the page; elsewhere lines of a paragraph keep the pitch. */
function offGrid(page: PrintedPage): readonly string[] {
  const lines = textLines(page)
  const first = blockOf(page).top + ABOVE * BODY_SIZE
  const pure = lines.every(({ size }) => isBody(size)) && page.drawn.length === 0
  const rows = lines.map(({ baseline }) => (baseline - first) / PITCH)
  const ofPage = pure
    ? lines.filter((_, index) => {
        const row = rows[index] ?? 0
        return Math.abs(row - Math.round(row)) * PITCH > TOLERANCE || Math.round(row) >= LINES
      })
    : []
  const ofPair = lines.filter((line, index) => {
    const before = lines[index - 1]
    if (before === undefined || !isBody(line.size) || !isBody(before.size)) return false
    const gap = line.baseline - before.baseline
    return gap < 1.5 * PITCH && Math.abs(gap - PITCH) > TOLERANCE
  })
  return [...new Set([...ofPage, ...ofPair])].map(
    ({ text }) => `第${page.number}面：“${text.slice(0, 20)}”不在行距28.99磅的网格上`,
  )
}

function isBody(size: number): boolean {
  return Math.abs(size - BODY_SIZE) < 0.1
}

const NEVER_FIRST = /^[。，、；：？！）》〉」』】〕”’％%…—·～]/u
const NEVER_LAST = /[（《〈「『【〔“‘]$/u

/** 禁则 at both ends of a line of text, and — · ～ with what stands before them. Table cells are judged apart. */
function wrongLineEnds(page: PrintedPage): readonly string[] {
  return textLines(page)
    .filter(({ size, text }) => size > TABLE_SIZE + 0.1 && (NEVER_FIRST.test(text) || NEVER_LAST.test(text)))
    .map(
      ({ text }) =>
        `第${page.number}面：“${text.slice(0, 12)}…${text.slice(-4)}”的行首或行末是不该在那里的标点`,
    )
}

/** "— 1 —" in 四号, its dash 7 mm below the 版心, at the outer edge, one character in. */
function wrongNumber(page: PrintedPage): readonly string[] {
  const { pageNumber, number } = page
  if (page.landscape) return wrongTurnedNumber(page)
  if (pageNumber === null) return []
  const block = blockOf(page)
  const dash = pageNumber.baseline - 0.37 * PAGE_NUMBER_SIZE
  const placed =
    number % 2 === 1
      ? Math.abs(pageNumber.right - (block.right - PAGE_NUMBER_SIZE)) < 1
      : Math.abs(pageNumber.left - (block.left + PAGE_NUMBER_SIZE)) < 1
  const right =
    pageNumber.text === `—${number}—` &&
    placed &&
    Math.abs(pageNumber.size - PAGE_NUMBER_SIZE) < 0.1 &&
    Math.abs(dash - block.bottom - millimetres(7)) < 0.5
  return right ? [] : [`第${number}面：页码“${pageNumber.text}”的位置或字号不对`]
}

/** Where it is on the other pages: on the short side at the left, turned with the sheet (GB/T 9704-2012, 8). */
function wrongTurnedNumber(page: PrintedPage): readonly string[] {
  const { turned, number, pageNumber } = page
  const block = blockOf(page)
  const text = turned.map((piece) => piece.text.replaceAll(/\s/g, '')).join('')
  const [top, bottom] = [
    Math.min(...turned.map((piece) => piece.top)),
    Math.max(...turned.map((piece) => piece.bottom)),
  ]
  const outer =
    number % 2 === 1
      ? Math.abs(bottom - (block.bottom - PAGE_NUMBER_SIZE))
      : Math.abs(top - (block.top + PAGE_NUMBER_SIZE))
  const right =
    pageNumber === null &&
    text === `—${number}—` &&
    outer < 1 &&
    turned.every(
      ({ size, baseline }) =>
        Math.abs(size - PAGE_NUMBER_SIZE) < 0.1 &&
        Math.abs(block.left - (baseline + 0.37 * PAGE_NUMBER_SIZE) - millimetres(7)) < 0.5,
    )
  return right ? [] : [`第${number}面：横排页的页码“${text}”的位置或字号不对`]
}
