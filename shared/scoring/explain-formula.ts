import { compareDecimals, decimal, formatDecimal, multiplyDecimals, type Decimal } from '../scheme/decimal.ts'
import { formatPoints, formatPointsShort, type Points } from '../scheme/points.ts'
import type { ItemValues, Suggestion } from '../scheme/suggest.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { PreparedItem } from './prepare.ts'

/** The rule with the numbers put in: "95 ÷ 100 × 10 = 9.50" (scoring.md, Item). Null where the values give no score. */
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
      return higherText(target, values.actual, result.score, end)
    case 'lower-is-better':
      return lowerText(scheme.lowerIsBetterFormula, target, values.actual, result.score, end)
    case 'per-occurrence':
      return occurrenceText(indicator.pointsOff, indicator.points, values.actual, end)
  }
}

function higherText(
  target: Decimal | null,
  actual: Decimal | null,
  score: Points,
  end: string,
): string | null {
  if (target === null || actual === null) return null
  const [a, t] = [formatDecimal(actual), formatDecimal(target)]
  if (target.mantissa > 0n) {
    return boundedText(
      `${a} ÷ ${t}`,
      { over: compareDecimals(actual, target) > 0, under: actual.mantissa < 0n },
      end,
    )
  }
  const meets = compareDecimals(actual, target) >= 0
  return `目标值 ${t}，实际值 ${a} ${meets ? '不低于' : '低于'}目标值，得 ${formatPoints(score)}`
}

function lowerText(
  formula: Scheme['lowerIsBetterFormula'],
  target: Decimal | null,
  actual: Decimal | null,
  score: Points,
  end: string,
): string | null {
  if (target === null || actual === null) return null
  const [a, t] = [formatDecimal(actual), formatDecimal(target)]
  // No quotient where it would divide by zero or mean nothing.
  if (target.mantissa <= 0n || (formula === 'inverse' && actual.mantissa <= 0n)) {
    const exceeds = compareDecimals(actual, target) > 0
    return `目标值 ${t}，实际值 ${a} ${exceeds ? '超过' : '未超过'}目标值，得 ${formatPoints(score)}`
  }
  const over = compareDecimals(actual, target) < 0
  if (formula === 'inverse') return boundedText(`${t} ÷ ${a}`, { over, under: false }, end)
  const under = compareDecimals(actual, multiplyDecimals(target, TWO)) > 0
  return boundedText(`2 − ${a} ÷ ${t}`, { over, under }, end)
}

const TWO = decimal('2')

/** A rate lies between 0 and 1: what a quotient beyond counts as is said in words. */
function boundedText(
  quotient: string,
  { over, under }: { readonly over: boolean; readonly under: boolean },
  end: string,
): string {
  if (over) return `${quotient} 超过 1，按 1 计：1 ${end}`
  if (under) return `${quotient} 不足 0，按 0 计：0 ${end}`
  return `${quotient.includes('−') ? `(${quotient})` : quotient} ${end}`
}

function stepsText({ indicator }: PreparedItem, actual: Decimal | null, end: string): string | null {
  if (actual === null) return null
  const a = formatDecimal(actual)
  const reached = indicator.steps
    .filter(({ atLeast }) => compareDecimals(atLeast, actual) <= 0)
    .toSorted((x, y) => compareDecimals(x.atLeast, y.atLeast))
    .at(-1)
  if (reached === undefined) return `实际值 ${a} 未达到最低一级：0% ${end}`
  const percent = formatDecimal(reached.percent)
  return `实际值 ${a} 达到 ${formatDecimal(reached.atLeast)}，按 ${percent}% 计：${percent}% ${end}`
}

function occurrenceText(
  pointsOff: Points | null,
  of: Points,
  actual: Decimal | null,
  end: string,
): string | null {
  if (pointsOff === null || actual === null) return null
  const off = multiplyDecimals(actual, { mantissa: BigInt(pointsOff), scale: 2 })
  return boundedText(
    `1 − ${formatDecimal(actual)} × ${formatPointsShort(pointsOff)} ÷ ${formatPointsShort(of)}`,
    { over: off.mantissa < 0n, under: compareDecimals(off, { mantissa: BigInt(of), scale: 2 }) > 0 },
    end,
  )
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
