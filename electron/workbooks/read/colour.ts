import type { Attributes } from './xml-events.ts'

/**
 * A colour as a workbook states it: 0xRRGGBB; a text where only the theme or a palette knows which it is; null where it is
 * automatic or not stated, hence never taken for another one.
 */
export type Colour = number | string | null

export const WHITE = 0xff_ffff
const BLACK = 0
/** Of the two by number: the doubled ones at the start of the palette, and what the system writes with and on. */
const INDEXED: ReadonlyMap<number, Colour> = new Map([
  [0, BLACK],
  [1, WHITE],
  [8, BLACK],
  [9, WHITE],
  [64, null],
  [65, WHITE],
])
/** Paper and ink of the theme; a theme that makes them other than white and black is not known in the wild. */
const THEME: ReadonlyMap<string, number> = new Map([
  ['0', WHITE],
  ['1', BLACK],
])
/** So little apart in red, green and blue, text cannot be told from what it stands on: #F2F2F2 on white. */
const LIKE = 16

/** ECMA-376 part 1, 18.8.19. */
export function colourOf({ rgb, theme, indexed, tint = '0' }: Attributes): Colour {
  if (rgb !== undefined)
    return /^(?:[\da-f]{2})?[\da-f]{6}$/i.test(rgb) ? Number.parseInt(rgb.slice(-6), 16) : null
  if (theme !== undefined) {
    const base = THEME.get(theme)
    return base === undefined ? `theme ${theme} ${tint}` : tinted(base, Number(tint))
  }
  return indexed === undefined ? null : indexedColour(Number(indexed))
}

export function indexedColour(index: number): Colour {
  const known = INDEXED.get(index)
  return known === undefined ? `indexed ${index}` : known
}

/** Towards white above 0, towards black below it; of grey that is all there is to it. */
function tinted(grey: number, tint: number): number {
  const level = grey & 0xff
  const moved = tint < 0 ? level * (1 + tint) : level + (0xff - level) * tint
  return Math.round(Math.min(0xff, Math.max(0, moved))) * 0x01_0101
}

/** Whether text in the one cannot be seen on the other. */
export function isLike(text: Colour, ground: Colour): boolean {
  if (typeof text !== 'number' || typeof ground !== 'number') return text !== null && text === ground
  return [16, 8, 0].every((shift) => Math.abs(((text >> shift) & 0xff) - ((ground >> shift) & 0xff)) <= LIKE)
}
