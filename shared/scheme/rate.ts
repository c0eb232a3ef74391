import { compareDecimals, isNegative, isZero, type Decimal } from './decimal.ts'
import { clampRate, ONE, oneMinus, ratio, roundHalfUp, ZERO, type Fraction } from './fraction.ts'
import { points, type Points } from './points.ts'
import type { Step } from './scheme.ts'

/** What a quantitative formula needs: the rule with its settings, target included. */
export type RatedRule =
  | { readonly rule: 'higher-is-better'; readonly target: Decimal }
  | { readonly rule: 'lower-is-better'; readonly formula: 'double' | 'inverse'; readonly target: Decimal }
  | { readonly rule: 'steps'; readonly steps: readonly Step[] }
  | { readonly rule: 'per-occurrence'; readonly pointsOff: Points; readonly points: Points }

/** The rate r in [0, 1] of an actual (scoring.md, Item). */
export function rateOf(rule: RatedRule, actual: Decimal): Fraction {
  switch (rule.rule) {
    case 'higher-is-better':
      return higherIsBetter(rule.target, actual)
    case 'lower-is-better':
      return lowerIsBetter(rule.formula, rule.target, actual)
    case 'steps':
      return stepRate(rule.steps, actual)
    case 'per-occurrence':
      return perOccurrence(rule.pointsOff, rule.points, actual)
  }
}

function higherIsBetter(target: Decimal, actual: Decimal): Fraction {
  if (target.mantissa > 0n) return clampRate(ratio(actual, target))
  // A target below zero (say, a balance) is met from the target upwards; the formula for T > 0 has no meaning there.
  return compareDecimals(actual, target) >= 0 ? ONE : ZERO
}

function lowerIsBetter(formula: 'double' | 'inverse', target: Decimal, actual: Decimal): Fraction {
  if (compareDecimals(actual, target) <= 0) return ONE
  if (isZero(target) || isNegative(target)) return ZERO
  if (formula === 'inverse') return clampRate(ratio(target, actual))
  const share = ratio(actual, target)
  return clampRate(
    oneMinus({ numerator: share.numerator - share.denominator, denominator: share.denominator }),
  )
}

function stepRate(steps: readonly Step[], actual: Decimal): Fraction {
  const reached = steps.filter((step) => compareDecimals(step.atLeast, actual) <= 0)
  const highest = reached.reduce<Step | null>(
    (best, step) => (best === null || compareDecimals(step.atLeast, best.atLeast) > 0 ? step : best),
    null,
  )
  if (highest === null) return ZERO
  return clampRate({
    numerator: highest.percent.mantissa,
    denominator: 100n * 10n ** BigInt(highest.percent.scale),
  })
}

function perOccurrence(pointsOff: Points, of: Points, actual: Decimal): Fraction {
  if (of === 0) return ZERO
  const denominator = BigInt(of) * 10n ** BigInt(actual.scale)
  return clampRate({ numerator: denominator - actual.mantissa * BigInt(pointsOff), denominator })
}

/** Score = round(P × r), half up to a hundredth. */
export function scoreAtRate(of: Points, rate: Fraction): Points {
  return points(roundHalfUp(BigInt(of) * rate.numerator, rate.denominator))
}
