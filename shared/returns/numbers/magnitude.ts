import { multiplyDecimals, parseDecimal, type Decimal } from '../../scheme/decimal.ts'

/** Powers of ten of the magnitudes that stand behind Arabic digits: 3千, 1.2万, 5百万, 2亿. */
const POWERS = new Map<string, number>([
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['十亿', 9],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
])

export function magnitudePower(text: string): number | null {
  return POWERS.get(text) ?? null
}

export function timesPowerOfTen(value: Decimal, power: number): Decimal {
  const factor = 10n ** BigInt(Math.abs(power))
  return power >= 0
    ? multiplyDecimals(value, { mantissa: factor, scale: 0 })
    : multiplyDecimals(value, { mantissa: 1n, scale: -power })
}

export const MIXED = '万…'

const GROUPED = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/
const PLAIN = /^(\d+(\.\d+)?|\.\d+)$/

export interface ArabicNumber {
  readonly value: Decimal
  readonly separators: boolean
  /** The magnitude word at the end: "万"; '' where there is none at all, MIXED where digits follow one (2万5000). */
  readonly magnitude: string
}

/**
 * "12480", "12,480", "1.2万", "1万2千", "3亿5000万", "2万5000": parts with falling magnitudes, of which only a single one may
 * have decimals. Null for wrong grouping (1,23) and where a part could count in two ways (1万2).
 */
export function parseArabic(text: string): ArabicNumber | null {
  const parts = [...text.matchAll(/([\d.,]+)\s*([十百千万亿]*)/g)]
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) return null
  let total: Decimal = { mantissa: 0n, scale: 0 }
  let above: number | null = null
  let separators = false
  let magnitude = ''
  for (const [, digits = '', word = ''] of parts) {
    const isPlain = PLAIN.test(digits)
    if (!isPlain && !GROUPED.test(digits)) return null
    if (!isPlain) separators = true
    const power = word === '' ? 0 : magnitudePower(word)
    const value = parseDecimal(digits.replaceAll(',', ''))
    if (power === null || value === null) return null
    if (parts.length > 1 && value.scale > 0) return null
    // Behind a magnitude, digits without one must fill all its places: 2万5000, not 1万2.
    if (above !== null && (word === '' ? digits.length !== above : digits.length + power > above)) return null
    const scaled = timesPowerOfTen(value, power)
    total = { mantissa: total.mantissa + scaled.mantissa, scale: parts.length > 1 ? 0 : scaled.scale }
    above = power
    magnitude = word !== '' || magnitude === '' ? word : MIXED
  }
  return { value: total, separators, magnitude }
}
