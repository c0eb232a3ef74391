import { ratio, roundHalfUp, type Fraction } from '#shared/scheme/fraction.ts'
import { rateOf } from '#shared/scheme/rate.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { ratedRule, type ItemValues, type RuleOf } from '#shared/scheme/suggest.ts'
import type { Decimal } from '#shared/scheme/decimal.ts'

/**
 * 完成率 in percent with one decimal, as the form shows it: a quantity beyond its target goes over 100, every other rule
 * gives the rate that is scored. Null for rules without a rate, without a target and without a value.
 */
export function completionRate(
  indicator: RuleOf,
  target: Decimal | null,
  formula: Scheme['lowerIsBetterFormula'],
  { actual, yesNo }: Pick<ItemValues, 'actual' | 'yesNo'>,
): string | null {
  if (indicator.rule === 'yes-no') return yesNo === null ? null : yesNo ? '100.0' : '0.0'
  if (indicator.rule === 'per-occurrence' || actual === null) return null
  const rule = ratedRule(indicator, target, formula)
  if (rule === null) return null
  const beyond = rule.rule === 'higher-is-better' && rule.target.mantissa > 0n && actual.mantissa >= 0n
  return formatPercent(beyond ? ratio(actual, rule.target) : rateOf(rule, actual))
}

function formatPercent({ numerator, denominator }: Fraction): string {
  const tenths = roundHalfUp(numerator * 1000n, denominator)
    .toString()
    .padStart(2, '0')
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}`
}
