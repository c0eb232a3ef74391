import { parseDecimal, type Decimal } from './decimal.ts'

declare const pointsBrand: unique symbol
/** Whole hundredths of a point: 1000 is 10 points. */
export type Points = number & { readonly [pointsBrand]: true }

/** From whole hundredths; throws on anything but a safe integer. */
export function points(hundredths: number): Points {
  if (!Number.isSafeInteger(hundredths)) throw new Error(`not whole hundredths: ${hundredths}`)
  return hundredths as Points
}

/** "9.5" → 950. Null where it is no number or has more than two decimals. */
export function parsePoints(text: string): Points | null {
  const value = parseDecimal(text)
  return value === null || value.scale > 2 ? null : pointsFromDecimal(value)
}

/** A decimal of at most two places as points. */
export function pointsFromDecimal(value: Decimal): Points {
  return points(Number(value.mantissa * 10n ** BigInt(2 - value.scale)))
}

/** For texts that the program itself holds. */
export function pointsOf(text: string): Points {
  const value = parsePoints(text)
  if (value === null) throw new Error(`not points: ${text}`)
  return value
}

/** Two decimals, as in tables: 950 → "9.50". */
export function formatPoints(value: Points | number): string {
  const magnitude = Math.abs(value).toString().padStart(3, '0')
  return `${value < 0 ? '-' : ''}${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`
}

/** Without trailing zeros, as in sentences and in JSON readings: 950 → "9.5". */
export function formatPointsShort(value: Points | number): string {
  return formatPoints(value).replace(/\.?0+$/, '')
}
