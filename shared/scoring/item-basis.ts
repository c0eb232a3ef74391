import type { UnitId } from '../plan/unit.ts'
import { formatDecimal, type Decimal } from '../scheme/decimal.ts'
import { targetFor, type Indicator, type Scheme } from '../scheme/scheme.ts'

/**
 * All that an officer's decision of one unit's item rests on, besides the return: points, target, rule with its numbers. Two
 * schemes under which it differs judge that item differently; null: the unit has no such item.
 */
export function itemBasis(scheme: Scheme, unit: UnitId, indicatorId: string): string | null {
  const group = scheme.groups.find(({ units }) => units.includes(unit))
  const indicator = group?.indicators.find(({ id }) => id === indicatorId)
  if (indicator === undefined || !indicator.units.includes(unit)) return null
  return JSON.stringify([
    indicator.rule,
    indicator.points,
    indicator.noDataAllowed,
    indicator.negativeAllowed,
    ...basisOfRule(scheme, indicator, unit),
  ])
}

/** What of a target, steps or bands the rule does not use changes no score. */
function basisOfRule(scheme: Scheme, indicator: Indicator, unit: UnitId): readonly unknown[] {
  switch (indicator.rule) {
    case 'higher-is-better':
      return [textOf(targetFor(indicator, unit))]
    case 'lower-is-better':
      return [textOf(targetFor(indicator, unit)), scheme.lowerIsBetterFormula]
    case 'steps':
      return indicator.steps.map(({ atLeast, percent }) => [formatDecimal(atLeast), formatDecimal(percent)])
    case 'graded':
      return scheme.bands.map(({ name, from, to }) => [name, formatDecimal(from), formatDecimal(to)])
    case 'yes-no':
      return []
    case 'per-occurrence':
      return [indicator.pointsOff]
  }
}

function textOf(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value)
}
