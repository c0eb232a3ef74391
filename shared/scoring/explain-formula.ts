import { formatDecimal, type Decimal } from '../scheme/decimal.ts'
import { formatPoints, formatPointsShort, type Points } from '../scheme/points.ts'
import type { ItemValues, Suggestion } from '../scheme/suggest.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { PreparedItem } from './prepare.ts'

/** The rule with the numbers put in: "min(95 ÷ 100, 1) × 10 = 9.50" (scoring.md, Item). Null where the values give no score. */
export function explainFormula(item: PreparedItem, values: ItemValues, scheme: Scheme): string | null {
  const result = item.suggest(values)
  if (result === null) return null
  const { indicator, target } = item
  const of = formatPointsShort(indicator.points)
  const end = `× ${of} = ${formatPoints(result.score)}`
  switch (indicator.rule) {
    case 'graded':
      return gradedText(item, values, result)
    case 'yes-no':
      return values.yesNo === true ? `是：1 ${end}` : `否：0 ${end}`
    case 'steps':
      return stepsText(item, values.actual, end)
    case 'higher-is-better':
      return higherText(target, values.actual, end)
    case 'lower-is-better':
      return lowerText(scheme.lowerIsBetterFormula, target, values.actual, end)
    case 'per-occurrence':
      return occurrenceText(indicator.pointsOff, of, values.actual, end)
  }
}

function higherText(target: Decimal | null, actual: Decimal | null, end: string): string | null {
  if (target === null || actual === null) return null
  const [a, t] = [formatDecimal(actual), formatDecimal(target)]
  if (target.mantissa > 0n) {
    const quotient = `min(${a} ÷ ${t}, 1)`
    return `${actual.mantissa < 0n ? `max(${quotient}, 0)` : quotient} ${end}`
  }
  return `目标值 ${t} 不大于 0，实际值 ${a} ${isZeroResult(end) ? '低于' : '不低于'}目标值：${end.slice(2)}`
}

function lowerText(
  formula: Scheme['lowerIsBetterFormula'],
  target: Decimal | null,
  actual: Decimal | null,
  end: string,
): string | null {
  if (target === null || actual === null) return null
  const [a, t] = [formatDecimal(actual), formatDecimal(target)]
  if (target.mantissa <= 0n || (formula === 'inverse' && actual.mantissa <= 0n)) {
    return `目标值 ${t}，实际值 ${a} ${isZeroResult(end) ? '超过' : '未超过'}目标值：${end.slice(2)}`
  }
  if (formula === 'inverse') return `min(${t} ÷ ${a}, 1) ${end}`
  return `max(min(2 − ${a} ÷ ${t}, 1), 0) ${end}`
}

function stepsText({ indicator }: PreparedItem, actual: Decimal | null, end: string): string | null {
  if (actual === null) return null
  const steps = indicator.steps
    .map(({ atLeast, percent }) => `达到 ${formatDecimal(atLeast)} 得 ${formatDecimal(percent)}%`)
    .join('，')
  return `${steps}；实际值 ${formatDecimal(actual)}：${end.slice(2)}`
}

function occurrenceText(
  pointsOff: Points | null,
  of: string,
  actual: Decimal | null,
  end: string,
): string | null {
  if (pointsOff === null || actual === null) return null
  return `max(1 − ${formatDecimal(actual)} × ${formatPointsShort(pointsOff)} ÷ ${of}, 0) ${end}`
}

function gradedText({ ranges }: PreparedItem, values: ItemValues, result: Suggestion): string | null {
  const range = ranges.find(({ name }) => name === result.band)
  if (range === undefined) return null
  const allowed = `${range.name}（${formatPoints(range.lowest)}—${formatPoints(range.highest)}）`
  const score = formatPoints(result.score)
  if (values.selfScore === null) return `${allowed}，未填自评得分，取最低 ${score}`
  const self = `自评 ${formatPoints(values.selfScore)}`
  if (values.band === null) return `${self}，属${allowed}，取 ${score}`
  return result.moved
    ? `${allowed}，${self} 不在档内，取最近的 ${score}`
    : `${allowed}，${self} 在档内，取 ${score}`
}

function isZeroResult(end: string): boolean {
  return end.endsWith('= 0.00')
}
