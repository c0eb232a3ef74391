import { compareDecimals, parseDecimal } from '#shared/scheme/decimal.ts'
import type { Band } from '#shared/scheme/scheme.ts'

export interface Attainment {
  readonly light: 'good' | 'partial' | 'bad'
  readonly word: string
}

const REACHED: Attainment = { light: 'good', word: '达成' }

/** The light beside 完成率: of a graded item its band, else whether the target was reached; null where there is neither. */
export function attainmentOf(
  bands: readonly Band[],
  { band, rate }: { readonly band: string | null; readonly rate: string | null },
): Attainment | null {
  const at = bands.findIndex(({ name }) => name === band)
  if (band !== null && at >= 0) {
    return { light: at === 0 ? 'good' : at === bands.length - 1 ? 'bad' : 'partial', word: band }
  }
  const percent = rate === null ? null : parseDecimal(rate)
  if (percent === null) return null
  if (compareDecimals(percent, { mantissa: 100n, scale: 0 }) >= 0) return REACHED
  const lowest = bands.at(-1)
  const isPartial = lowest !== undefined && compareDecimals(percent, lowest.to) >= 0
  return isPartial ? { light: 'partial', word: '部分达成' } : { light: 'bad', word: '未达成' }
}
