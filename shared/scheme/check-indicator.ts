import type { UnitId } from '../plan/unit.ts'
import { compareDecimals, isNegative, isZero } from './decimal.ts'
import { namesOf, type SchemeFinding } from './scheme-finding.ts'
import { atIndicator } from './scheme-place.ts'
import { targetFor, type Group, type Indicator } from './scheme.ts'

/** What is missing or unusual in one indicator. */
export function checkIndicator(
  group: Group,
  indicator: Indicator,
  nameOf: (unit: UnitId) => string,
): readonly SchemeFinding[] {
  const findings: SchemeFinding[] = []
  const add = (
    level: SchemeFinding['level'],
    field: Parameters<typeof atIndicator>[2],
    text: string,
  ): void => {
    findings.push({
      level,
      message: `${indicator.id} ${indicator.title}：${text}`,
      at: atIndicator(group.id, indicator.id, field),
    })
  }
  if (indicator.units.length === 0)
    add('hint', 'units', '没有责任单位，不会出现在任何自评表上。请列入单位，或停用。')
  if (indicator.points === 0)
    add('wrong', 'points', '分值是 0，完成得好坏都没有分。请填分值，或停用这项指标。')
  if (indicator.rule === 'higher-is-better' || indicator.rule === 'lower-is-better') {
    for (const finding of checkTargets(indicator, nameOf)) add('hint', 'target', finding)
  }
  if (indicator.rule === 'steps') {
    const text = checkSteps(indicator)
    if (text !== null) add('wrong', 'steps', text)
  }
  if (indicator.rule === 'per-occurrence' && (indicator.pointsOff ?? 0) === 0) {
    add('wrong', 'pointsOff', '扣分制没有填每次扣多少分。请填写，或改计分方式。')
  }
  return findings
}

/** A missing target is legal: such items are decided by the office alone. */
function checkTargets(indicator: Indicator, nameOf: (unit: UnitId) => string): readonly string[] {
  const without = indicator.units.filter((unit) => targetFor(indicator, unit) === null)
  const zero = indicator.units.filter((unit) => {
    const target = targetFor(indicator, unit)
    return target !== null && isZero(target)
  })
  const negative = indicator.units.filter((unit) => {
    const target = targetFor(indicator, unit)
    return target !== null && isNegative(target)
  })
  const whose = (units: readonly UnitId[]): string =>
    units.length === indicator.units.length ? '' : namesOf(units, nameOf)
  const texts: string[] = []
  if (without.length > 0) {
    texts.push(`${whose(without)}没有本年目标。可以不填，但完成情况不能自动算分，只能由办公室核定。`)
  }
  if (zero.length > 0 && indicator.rule === 'higher-is-better') {
    texts.push(`${whose(zero)}目标值是 0，不论完成多少都得满分。请核对。`)
  }
  if (negative.length > 0 && !indicator.negativeAllowed) {
    texts.push(
      `${whose(negative)}目标值小于 0，而本项不能填负数，单位填负数会被退回。请改目标，或允许填负数。`,
    )
  }
  return texts
}

function checkSteps({ steps }: Indicator): string | null {
  if (steps.length === 0) return '阶梯没有填各级起点和得分比例。请填写，或改计分方式。'
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (before !== undefined && compareDecimals(before.atLeast, step.atLeast) >= 0) {
      return `阶梯第 ${index + 1} 级的起点没有高于第 ${index} 级。请从低到高排列。`
    }
    if (before !== undefined && compareDecimals(before.percent, step.percent) > 0) {
      return `阶梯第 ${index + 1} 级的得分比例低于第 ${index} 级，完成越多得分反而越少。请核对。`
    }
  }
  return null
}
