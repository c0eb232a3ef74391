/** The grid of GB/T 9704-2012: 22 lines of 28 characters in 156 × 225 mm. All lengths in points. */

export function millimetres(length: number): number {
  return (length * 72) / 25.4
}

export const PAGE = { width: millimetres(210), height: millimetres(297) } as const
/** 天头 37, 订口 28; the 版心 of 156 × 225 mm leaves 26 and 35. */
export const MARGIN = {
  left: millimetres(28),
  top: millimetres(37),
  right: millimetres(26),
  bottom: millimetres(35),
} as const

/**
 * A sheet that lies on its side is bound with the others, turned to the left: its left edge is their foot, its upper edge their
 * 订口. So it bears the same 版心, 225 × 156 mm.
 */
export const LANDSCAPE_MARGIN = {
  left: MARGIN.bottom,
  top: MARGIN.left,
  right: MARGIN.top,
  bottom: MARGIN.right,
} as const

/** 三号 as printed: 28 × 15.75 = 441 fits 156 mm; 16 pt would give 27 a line. */
export const BODY_SIZE = 15.75
/** 225 mm ÷ 22 = 28.9907, rounded down: rounded up, the 22nd line would not fit. */
export const PITCH = 28.99
/** 二号 and 四号. */
export const TITLE_SIZE = 22
export const PAGE_NUMBER_SIZE = 14
/** 五号, in tables, with a pitch of their own. */
export const TABLE_SIZE = 10.5
export const TABLE_PITCH = 15
export const INDENT = 2 * BODY_SIZE

export const PORTRAIT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
export const PORTRAIT_HEIGHT = PAGE.height - MARGIN.top - MARGIN.bottom
export const LANDSCAPE_WIDTH = PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right
export const LANDSCAPE_HEIGHT = PAGE.width - LANDSCAPE_MARGIN.top - LANDSCAPE_MARGIN.bottom

export function marginOf(landscape: boolean): typeof MARGIN | typeof LANDSCAPE_MARGIN {
  return landscape ? LANDSCAPE_MARGIN : MARGIN
}

/** Share of an em between baseline and the top of a Chinese character: what the ascent has above it is empty. */
export const HAN_TOP = 0.88
