/** Exact decimals: what a person typed, never a binary float. The value is mantissa / 10^scale. */
export interface Decimal {
  readonly mantissa: bigint
  readonly scale: number
}

const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/
/** Longer exponents are no quantity that an office reports; they would only make huge integers. */
const MAX_EXPONENT = 60

/** Reads "10.5", "-3", ".5", "1E-3" (half-width only). Null where the text is no number or its exponent is past ±60. */
export function parseDecimal(text: string): Decimal | null {
  const match = PATTERN.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match
  if (whole === '' && fraction === '') return null
  const exponent = Number(exponentText)
  if (Math.abs(exponent) > MAX_EXPONENT) return null
  const digits = BigInt(whole + fraction)
  const mantissa = sign === '-' ? -digits : digits
  const scale = fraction.length - exponent
  return normalize(
    scale >= 0 ? { mantissa, scale } : { mantissa: mantissa * 10n ** BigInt(-scale), scale: 0 },
  )
}

/** For texts that the program itself holds; throws on anything that is no number. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text)
  if (value === null) throw new Error(`not a decimal: ${text}`)
  return value
}

function normalize(value: Decimal): Decimal {
  let { mantissa, scale } = value
  while (scale > 0 && mantissa % 10n === 0n) {
    mantissa /= 10n
    scale -= 1
  }
  return { mantissa, scale }
}

/** Plain notation without trailing zeros: "0.3", "-12", "6350". */
export function formatDecimal(value: Decimal): string {
  const { mantissa, scale } = normalize(value)
  const digits = (mantissa < 0n ? -mantissa : mantissa).toString().padStart(scale + 1, '0')
  const sign = mantissa < 0n ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** −1, 0 or 1. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const difference = a.mantissa * 10n ** BigInt(b.scale) - b.mantissa * 10n ** BigInt(a.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return normalize({ mantissa: a.mantissa * b.mantissa, scale: a.scale + b.scale })
}

export function isNegative(value: Decimal): boolean {
  return value.mantissa < 0n
}

export function isZero(value: Decimal): boolean {
  return value.mantissa === 0n
}

/** Half up at `digits` significant digits (magnitudes; 2.5 → 3, −2.5 → −3). Excel shows and keeps 15. */
export function roundSignificant(value: Decimal, digits: number): Decimal {
  const negative = value.mantissa < 0n
  const magnitude = negative ? -value.mantissa : value.mantissa
  const excess = magnitude.toString().length - digits
  if (excess <= 0) return normalize(value)
  const unit = 10n ** BigInt(excess)
  const rounded = ((magnitude + unit / 2n) / unit) * unit
  return normalize({ mantissa: negative ? -rounded : rounded, scale: value.scale })
}

/** Half up at `places` decimals (magnitudes). */
export function roundPlaces(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return normalize(value)
  const negative = value.mantissa < 0n
  const magnitude = negative ? -value.mantissa : value.mantissa
  const unit = 10n ** BigInt(value.scale - places)
  const rounded = (magnitude + unit / 2n) / unit
  return normalize({ mantissa: negative ? -rounded : rounded, scale: places })
}
