import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A piece of text as it is printed, in points from the upper left corner of the sheet. */
export interface Printed {
  readonly text: string
  /** PostScript name without what a subset puts before it. */
  readonly font: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly baseline: number
}

/** A stroke or a filled box: the lines of a table, bars, the red line. */
export interface Drawn {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface PrintedLine {
  readonly text: string
  readonly baseline: number
  readonly left: number
  readonly right: number
  readonly size: number
  readonly fonts: readonly string[]
}

export interface PrintedPage {
  readonly number: number
  readonly landscape: boolean
  readonly width: number
  readonly height: number
  readonly pieces: readonly Printed[]
  readonly drawn: readonly Drawn[]
  /** What stands on one baseline, from left to right; page number and foot too. */
  readonly lines: readonly PrintedLine[]
  /** "— 3 —"; null: it bears none. */
  readonly pageNumber: PrintedLine | null
  /** What is printed downwards, as it reads when the sheet is turned to the left. */
  readonly turned: readonly Turned[]
}

/** A text that runs down the sheet: between `top` and `bottom`, its baseline so far from the left edge. */
export interface Turned {
  readonly text: string
  readonly font: string
  readonly size: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
}

/** Reads a PDF as pdf.js does: what is printed where, and which lines are drawn. */
export async function readPrinted(bytes: Uint8Array): Promise<readonly PrintedPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: PrintedPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const operators = await page.getOperatorList()
    const turned = items.flatMap((item): Turned[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [level = 0, down = 0, , , left = 0, up = 0] = item.transform as readonly number[]
      if (level !== 0) return []
      // pdf.js gives the length of a turned text as its height.
      const length = Math.max(item.width, item.height)
      const top = height - up
      const font = fontName(page.commonObjs, item.fontName)
      return [{ text: item.str, font, size: -down, top, bottom: top + length, baseline: left }]
    })
    const pieces = items.flatMap((item): Printed[] => {
      if (!('str' in item) || item.str.trim() === '' || item.transform[0] === 0) return []
      const [size = 0, , , , left = 0, up = 0] = item.transform as readonly number[]
      return [
        {
          text: item.str,
          font: fontName(page.commonObjs, item.fontName),
          size,
          left,
          right: left + item.width,
          baseline: height - up,
        },
      ]
    })
    pages.push(composePage({ number, width, height, pieces, turned, drawn: drawnBy(operators, height) }))
  }
  await task.destroy()
  return pages
}

/** A page from what is printed on it. */
export function composePage(
  page: Pick<PrintedPage, 'number' | 'width' | 'height' | 'pieces' | 'turned' | 'drawn'>,
): PrintedPage {
  const { number, width, height, pieces, turned, drawn } = page
  const lines = linesOf(pieces)
  const pageNumber = lines.find(({ text }) => /^—\d+—$/.test(text)) ?? null
  return { number, landscape: width > height, width, height, pieces, turned, drawn, lines, pageNumber }
}

function fontName(fonts: { get: (id: string) => unknown }, id: string): string {
  const font = fonts.get(id)
  const name = typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : id
  return name.slice(name.indexOf('+') + 1)
}

/** Baselines that differ by less than this are one line. */
const SAME = 0.35

function linesOf(pieces: readonly Printed[]): readonly PrintedLine[] {
  const rows: Printed[][] = []
  for (const piece of pieces.toSorted((one, other) => one.baseline - other.baseline)) {
    const row = rows.at(-1)
    if (row?.[0] !== undefined && piece.baseline - row[0].baseline < SAME) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const ordered = row.toSorted((one, other) => one.left - other.left)
    return {
      text: ordered.map(({ text }) => text.replaceAll(/\s/g, '')).join(''),
      baseline: ordered[0]?.baseline ?? 0,
      left: Math.min(...ordered.map(({ left }) => left)),
      right: Math.max(...ordered.map(({ right }) => right)),
      size: Math.max(...ordered.map(({ size }) => size)),
      fonts: [...new Set(ordered.map(({ font }) => font))],
    }
  })
}

type Matrix = readonly [number, number, number, number, number, number]

/** Every path that is stroked or filled, as the box around it. */
function drawnBy(
  { fnArray, argsArray }: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  height: number,
): readonly Drawn[] {
  const drawn: Drawn[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const kept: Matrix[] = []
  fnArray.forEach((operator, index) => {
    if (operator === OPS.save) kept.push(matrix)
    if (operator === OPS.restore) matrix = kept.pop() ?? matrix
    if (operator === OPS.transform) matrix = times(matrix, argsArray[index] as Matrix)
    if (operator !== OPS.constructPath) return
    const [, , box] = argsArray[index] as readonly [unknown, unknown, ArrayLike<number> | null]
    if (box === null) return
    const [a, , , d, e, f] = matrix
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Array.from(box)
    const [left, right] = [a * x1 + e, a * x2 + e].toSorted((one, other) => one - other)
    const [top, bottom] = [height - (d * y1 + f), height - (d * y2 + f)].toSorted((one, other) => one - other)
    drawn.push({ left: left ?? 0, right: right ?? 0, top: top ?? 0, bottom: bottom ?? 0 })
  })
  return drawn
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}
