import type { Decimal } from './decimal.ts'
import { points, type Points } from './points.ts'
import type { Band } from './scheme.ts'

/** The scores, in hundredths and both included, that a band allows. */
export interface ScoreRange {
  readonly lowest: Points
  readonly highest: Points
}

function ceilPercent(percent: Decimal, of: Points): number {
  const denominator = 100n * 10n ** BigInt(percent.scale)
  const numerator = percent.mantissa * BigInt(of)
  return Number((numerator + denominator - 1n) / denominator)
}

/** Lowest: ceil(from × P / 100). Highest: ceil(to × P / 100) − 1, and P for the top band (scoring.md, Bands). */
export function bandRange(band: Band, of: Points): ScoreRange {
  const isTop = band.to.mantissa === 100n && band.to.scale === 0
  return {
    lowest: points(ceilPercent(band.from, of)),
    highest: isTop ? of : points(ceilPercent(band.to, of) - 1),
  }
}

export interface NamedRange extends ScoreRange {
  readonly name: string
}

/** The ranges of all bands for an item worth `of`, in the order of the bands. */
export function namedRanges(bands: readonly Band[], of: Points): readonly NamedRange[] {
  return bands.map((band) => ({ name: band.name, ...bandRange(band, of) }))
}

/** The range in which a score lies; null outside 0…P. */
export function rangeOfScore(ranges: readonly NamedRange[], score: Points): NamedRange | null {
  // Asked twice for every item of a year: this costs a third of what find() does.
  for (let index = 0; index < ranges.length; index += 1) {
    const range = ranges[index]
    if (range !== undefined && range.lowest <= score && score <= range.highest) return range
  }
  return null
}

/** The band in which a score of an item worth `of` lies; null outside 0…P. */
export function bandOfScore(bands: readonly Band[], score: Points, of: Points): Band | null {
  const range = rangeOfScore(namedRanges(bands, of), score)
  return range === null ? null : bandNamed(bands, range.name)
}

export function bandNamed(bands: readonly Band[], name: string): Band | null {
  return bands.find((band) => band.name === name) ?? null
}
