import { roundHalfUp } from '../scheme/fraction.ts'
import type { PlanGoal } from '../plan/plan.ts'
import type { UnitScore } from '../scoring/score-sheet.ts'
import { hasPendingItems } from './draft.ts'
import { rateInSentence, unitsOf } from './figures.ts'
import { goalRows, isShareOfUnits, type GoalRow } from './goal-figures.ts'
import type { ReportFacts } from './report-facts.ts'
import { figuresOfProgram } from './report-programs.ts'

/** Several years of one plan, the earliest first; each has returns. */
export interface SpanFacts {
  readonly years: readonly [ReportFacts, ...ReportFacts[]]
  /** Years of the plan in which nothing came in. */
  readonly empty: readonly number[]
}

export function firstYear({ years }: SpanFacts): ReportFacts {
  return years[0]
}

export function lastYear({ years }: SpanFacts): ReportFacts {
  return years.at(-1) ?? years[0]
}

/** 2016—2020年, or 2018年 where it is one. */
export function spanText(span: SpanFacts): string {
  const [from, to] = [firstYear(span).sheet.year, lastYear(span).sheet.year]
  return from === to ? `${from}年` : `${from}—${to}年`
}

/** 2016年、2018年. */
export function listYears(years: readonly number[]): string {
  return years.map((year) => `${year}年`).join('、')
}

export function draftYears({ years }: SpanFacts): readonly number[] {
  return years.filter(({ sheet }) => hasPendingItems(sheet)).map(({ sheet }) => sheet.year)
}

/** A program's rate in tenths of a percent, half up; null: it has no counted item that year. */
export function programRate(facts: ReportFacts, program: number): number | null {
  const { score, full } = figuresOfProgram(facts, program)
  return full <= 0 ? null : roundHalfUp(BigInt(score) * 1000n, BigInt(full))
}

export function rateText(tenths: number | null): string {
  return tenths === null ? '—' : `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** In sentences, without an empty decimal. */
export function rateInWords(tenths: number): string {
  return rateInSentence(rateText(tenths))
}

export type GoalStatus = '已达到' | '部分达到' | '未达到' | '尚无数据' | '未列入指标'

/** The items of a year that come from a goal of the plan. */
export function rowsOfGoal(facts: ReportFacts, goal: string): readonly GoalRow[] {
  const indicators = new Set(
    facts.scheme.groups.flatMap(({ id, indicators: own }) =>
      own.flatMap(({ id: indicator, source }) =>
        'goal' in source && source.goal === goal ? [`${id} ${indicator}`] : [],
      ),
    ),
  )
  if (indicators.size === 0) return []
  return goalRows(facts.sheet, facts.scheme).filter(({ group, indicator }) =>
    indicators.has(`${group} ${indicator}`),
  )
}

export function goalStatus(facts: ReportFacts, goal: PlanGoal): GoalStatus {
  const rows = rowsOfGoal(facts, goal.id)
  if (rows.length === 0) return '未列入指标'
  const reached = rows.filter((row) => row.reached).length
  const enough = isShareOfUnits(
    goal,
    rows.every(({ yesNo }) => yesNo),
  )
    ? reached * 100 >= Number(goal.value) * rows.length
    : reached === rows.length
  if (enough) return '已达到'
  if (reached > 0) return '部分达到'
  return rows.some(({ light }) => light !== null) ? '未达到' : '尚无数据'
}

/** The units of all years by id, under their latest name, in the latest year's order; those that ended before stand behind. */
export function unitsOfSpan({ years }: SpanFacts): ReadonlyMap<UnitScore['unit'], string> {
  const names = new Map<UnitScore['unit'], string>()
  for (const { sheet } of years.toReversed()) {
    for (const { unit, name } of unitsOf(sheet)) if (!names.has(unit)) names.set(unit, name)
  }
  return names
}
