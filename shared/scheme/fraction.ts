import type { Decimal } from './decimal.ts'

/** An exact ratio, never reduced: gcd costs more than the digits that it saves. `denominator` is above 0. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n }
export const ONE: Fraction = { numerator: 1n, denominator: 1n }

/** a / b; b must not be zero. */
export function ratio(a: Decimal, b: Decimal): Fraction {
  if (b.mantissa === 0n) throw new Error('ratio to zero')
  const sign = b.mantissa < 0n ? -1n : 1n
  return {
    numerator: sign * a.mantissa * 10n ** BigInt(b.scale),
    denominator: sign * b.mantissa * 10n ** BigInt(a.scale),
  }
}

/** Into [0, 1]. */
export function clampRate(value: Fraction): Fraction {
  if (value.numerator <= 0n) return ZERO
  return value.numerator >= value.denominator ? ONE : value
}

export function oneMinus(value: Fraction): Fraction {
  return { numerator: value.denominator - value.numerator, denominator: value.denominator }
}

/** The one rounding rule of the program: half up, to an integer. `numerator` at least 0. */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator))
}

/** round(whole × part / of) by the same rule. Plain numbers where every step stays a safe integer: far quicker, and exact. */
export function roundShare(whole: number, part: number, of: number): number {
  const dividend = 2 * whole * part + of
  if (!Number.isSafeInteger(dividend) || !Number.isSafeInteger(2 * of)) {
    return roundHalfUp(BigInt(whole) * BigInt(part), BigInt(of))
  }
  return (dividend - (dividend % (2 * of))) / (2 * of)
}
