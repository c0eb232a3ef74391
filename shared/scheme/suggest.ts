import { namedRanges, rangeOfScore, type NamedRange } from './bands.ts'
import type { Decimal } from './decimal.ts'
import { points, type Points } from './points.ts'
import { rateOf, scoreAtRate, type RatedRule } from './rate.ts'
import type { Indicator, Scheme } from './scheme.ts'

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

/** Gives the 测算分 of values of one indicator. */
export type Suggest = (values: ItemValues) => Suggestion | null

/** 测算分 (scoring.md, Suggested score); null where the values give none. */
export function suggestScore(
  indicator: RuleOf,
  target: Decimal | null,
  scheme: Pick<Scheme, 'bands' | 'lowerIsBetterFormula'>,
  values: ItemValues,
): Suggestion | null {
  return prepareSuggestion(indicator, target, scheme)(values)
}

/** The same for many values of one indicator: what does not depend on them is worked out once. */
export function prepareSuggestion(
  indicator: RuleOf,
  target: Decimal | null,
  scheme: Pick<Scheme, 'bands' | 'lowerIsBetterFormula'>,
): Suggest {
  const of = indicator.points
  if (indicator.rule === 'graded') {
    const ranges = namedRanges(scheme.bands, of)
    return (values) => suggestGraded(ranges, values)
  }
  if (indicator.rule === 'yes-no') {
    const yes: Suggestion = { score: of, band: null, moved: false }
    const no: Suggestion = { score: points(0), band: null, moved: false }
    return ({ yesNo }) => (yesNo === null ? null : yesNo ? yes : no)
  }
  const rule = ratedRule(indicator, target, scheme.lowerIsBetterFormula)
  if (rule === null) return () => null
  return ({ actual }) =>
    actual === null ? null : { score: scoreAtRate(of, rateOf(rule, actual)), band: null, moved: false }
}

function suggestGraded(ranges: readonly NamedRange[], values: ItemValues): Suggestion | null {
  const { selfScore } = values
  if (values.band === null) {
    if (selfScore === null) return null
    const derived = rangeOfScore(ranges, selfScore)
    return derived === null ? null : { score: selfScore, band: derived.name, moved: false }
  }
  const range = ranges.find(({ name }) => name === values.band)
  if (range === undefined) return null
  const { lowest, highest } = range
  if (selfScore === null) return { score: lowest, band: range.name, moved: false }
  const nearest = selfScore < lowest ? lowest : selfScore > highest ? highest : selfScore
  return { score: nearest, band: range.name, moved: nearest !== selfScore }
}
