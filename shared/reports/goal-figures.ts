import type { PlanGoal } from '../plan/plan.ts'
import { compareDecimals, formatDecimal, parseDecimal, type Decimal } from '../scheme/decimal.ts'
import { ONE, ratio, roundHalfUp, ZERO, type Fraction } from '../scheme/fraction.ts'
import { rateOf } from '../scheme/rate.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { ItemScore, ScoreSheet } from '../scoring/score-sheet.ts'
import { indicatorOf } from './loss-reason.ts'
import { STATE_NAMES } from './workings.ts'

/** 绿 from 95 %, 黄 from 85 %, 红 below (reports.md); the word stands in print, so grey paper loses nothing. */
export type Light = '绿' | '黄' | '红'

/** One unit's quantitative target against its actual. */
export interface GoalRow {
  readonly group: string
  readonly indicator: string
  readonly title: string
  readonly unit: string
  readonly measure: string
  readonly target: string
  readonly actual: string
  /** "85.7%"; '' where it isn't known. */
  readonly rate: string
  readonly light: Light | null
  /** At or past the target. */
  readonly reached: boolean
  /** By the rule 是否. */
  readonly yesNo: boolean
}

/** "一半左右的县": the plan's number is itself a share of the units that answer yes. */
export function isShareOfUnits({ value, measure, level }: PlanGoal, yesNo: boolean): boolean {
  return value !== null && (measure ?? '').startsWith('%') && level === 'county' && yesNo
}

/** Every item with a target, or of the rule 是否, by group, indicator and unit. */
export function goalRows(sheet: ScoreSheet, scheme: Scheme): readonly GoalRow[] {
  return sheet.groups.flatMap((group) => {
    const order = scheme.groups.find(({ id }) => id === group.id)?.indicators.map(({ id }) => id) ?? []
    const rows = group.units.flatMap((unit) =>
      unit
        .blocks()
        .flatMap(({ items }) =>
          items
            .filter((item) => item.rule === 'yes-no' || item.target !== null)
            .map((item) => goalRow(item, unit.name, group.id, scheme)),
        ),
    )
    return order.flatMap((id) => rows.filter(({ indicator }) => indicator === id))
  })
}

function goalRow(item: ItemScore, unit: string, group: string, scheme: Scheme): GoalRow {
  const verified = item.state === 'scored'
  const rate = verified ? completionOf(item, scheme) : null
  return {
    group,
    indicator: item.indicator,
    title: item.title,
    unit,
    measure: indicatorOf(scheme, group, item.indicator).measure ?? '',
    target: item.rule === 'yes-no' ? '是' : item.target === null ? '' : formatDecimal(item.target),
    actual: verified ? (item.actual ?? '—') : STATE_NAMES[item.state],
    rate: rate === null ? '' : percentText(rate),
    light: rate === null ? null : lightOf(rate),
    reached: rate !== null && rate.numerator >= rate.denominator,
    yesNo: item.rule === 'yes-no',
  }
}

/** 完成率: actual ÷ target, over 100 % too; what has no such quotient goes by the rule's own rate. */
function completionOf({ rule, actual, target }: ItemScore, scheme: Scheme): Fraction | null {
  if (rule === 'yes-no') return actual === null ? null : actual === '是' ? ONE : ZERO
  const value = actual === null ? null : parseDecimal(actual)
  if (value === null || target === null) return null
  if (rule === 'higher-is-better') return higherRate(value, target)
  if (rule === 'lower-is-better') return rateOf({ rule, formula: scheme.lowerIsBetterFormula, target }, value)
  return null
}

function higherRate(value: Decimal, target: Decimal): Fraction {
  if (target.mantissa > 0n) return value.mantissa < 0n ? ZERO : ratio(value, target)
  return compareDecimals(value, target) >= 0 ? ONE : ZERO
}

function lightOf({ numerator, denominator }: Fraction): Light {
  if (numerator * 100n >= denominator * 95n) return '绿'
  return numerator * 100n >= denominator * 85n ? '黄' : '红'
}

function percentText({ numerator, denominator }: Fraction): string {
  const tenths = roundHalfUp(numerator * 1000n, denominator)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
