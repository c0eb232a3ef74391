/** Pixels of a character cell of Excel's default font, and of its padding. */
const CELL_PIXELS = 7
const PADDING_PIXELS = 6
/** Half a point more than the font: what Excel and WPS give a line of 宋体. */
const LINE_SPACING = 1.35

/** Width in half Chinese characters: Latin letters and digits count one, everything else two. */
export function halfWidths(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2
  return width
}

/** Lines that a text takes in a wrapping cell `columnWidth` (Excel's unit) wide, in a font of `size` points. */
export function lineCount(text: string, columnWidth: number, size: number): number {
  const half = (size * 96) / 72 / 2
  const perLine = Math.max(Math.floor((columnWidth * CELL_PIXELS - PADDING_PIXELS) / half), 2)
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(Math.ceil(halfWidths(line) / perLine), 1), 0)
}

/** Height in points of a row whose tallest cell takes `lines` lines; rows may be at most 409 high. */
export function rowHeight(lines: number, size: number): number {
  return Math.min(Math.ceil(lines * size * LINE_SPACING + 5), 409)
}
