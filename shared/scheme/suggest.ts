import { bandNamed, bandOfScore, bandRange } from './bands.ts'
import type { Decimal } from './decimal.ts'
import { points, type Points } from './points.ts'
import { rateOf, scoreAtRate, type RatedRule } from './rate.ts'
import type { Band, Indicator, Scheme } from './scheme.ts'

/** The part of an indicator that its formula needs; an Indicator is one. */
export type RuleOf = Pick<Indicator, 'rule' | 'points' | 'steps' | 'pointsOff'>

/** The values of one item as read or verified. */
export interface ItemValues {
  readonly actual: Decimal | null
  readonly yesNo: boolean | null
  readonly band: string | null
  readonly selfScore: Points | null
}

export interface Suggestion {
  readonly score: Points
  /** Rule graded: the band claimed, or derived from the self score. */
  readonly band: string | null
  /** The self score lay outside the claimed band and was moved to its nearest allowed score. */
  readonly moved: boolean
}

/** The formula of a quantitative indicator; null where the rule has none or the target that it needs is missing. */
export function ratedRule(
  indicator: RuleOf,
  target: Decimal | null,
  formula: Scheme['lowerIsBetterFormula'],
): RatedRule | null {
  switch (indicator.rule) {
    case 'higher-is-better':
      return target === null ? null : { rule: 'higher-is-better', target }
    case 'lower-is-better':
      return target === null ? null : { rule: 'lower-is-better', formula, target }
    case 'steps':
      return { rule: 'steps', steps: indicator.steps }
    case 'per-occurrence':
      return indicator.pointsOff === null
        ? null
        : { rule: 'per-occurrence', pointsOff: indicator.pointsOff, points: indicator.points }
    case 'graded':
    case 'yes-no':
      return null
  }
}

/** 测算分 (scoring.md, Suggested score); null where the values give none. */
export function suggestScore(
  indicator: RuleOf,
  target: Decimal | null,
  scheme: Pick<Scheme, 'bands' | 'lowerIsBetterFormula'>,
  values: ItemValues,
): Suggestion | null {
  if (indicator.rule === 'graded') return suggestGraded(scheme.bands, indicator.points, values)
  if (indicator.rule === 'yes-no') {
    if (values.yesNo === null) return null
    return { score: values.yesNo ? indicator.points : points(0), band: null, moved: false }
  }
  const rule = ratedRule(indicator, target, scheme.lowerIsBetterFormula)
  if (rule === null || values.actual === null) return null
  return { score: scoreAtRate(indicator.points, rateOf(rule, values.actual)), band: null, moved: false }
}

function suggestGraded(bands: readonly Band[], of: Points, values: ItemValues): Suggestion | null {
  const { selfScore } = values
  if (values.band === null) {
    if (selfScore === null) return null
    const derived = bandOfScore(bands, selfScore, of)
    return derived === null ? null : { score: selfScore, band: derived.name, moved: false }
  }
  const band = bandNamed(bands, values.band)
  if (band === null) return null
  const { lowest, highest } = bandRange(band, of)
  if (selfScore === null) return { score: lowest, band: band.name, moved: false }
  const nearest = points(Math.min(Math.max(selfScore, lowest), highest))
  return { score: nearest, band: band.name, moved: nearest !== selfScore }
}
