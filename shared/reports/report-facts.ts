import type { Plan } from '../plan/plan.ts'
import type { UnitId } from '../plan/unit.ts'
import type { Day } from '../scheme/day.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { UnitInput } from '../scoring/input.ts'
import type { ScoreSheet } from '../scoring/score-sheet.ts'

/** All that the year-end documents are made from. Scores come from the sheet alone. */
export interface ReportFacts {
  readonly sheet: ScoreSheet
  readonly scheme: Scheme
  readonly plan: Plan
  readonly deadline: Day
  /** What the office registered of each unit: receipt, bonus, deductions. */
  readonly units: ReadonlyMap<UnitId, UnitInput>
  /** The program of an indicator, for each group: group id → indicator id → program number. */
  readonly programOf: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** A made-up year: every document says so. */
  readonly sample: boolean
  /** The day that stands on the documents. */
  readonly issued: Day
  /** Last day of the appeals; null: the letters count working days from receipt. */
  readonly appealUntil: Day | null
  /** The office's opinion on an item; '' where there is none. */
  readonly opinionOf: (unit: UnitId, indicator: string) => string
}

export interface ReportTexts {
  /** 德州市全民科学素质工作领导小组办公室. */
  readonly office: string
  /** 《…实施方案（2016—2020年）》（德政办发〔2017〕8号）. */
  readonly basis: string
}

export function textsOf({ plan }: Pick<ReportFacts, 'plan'>): ReportTexts {
  return {
    office: `${plan.city}市全民科学素质工作领导小组办公室`,
    basis: `《${plan.title}》（${plan.documentNumber}）`,
  }
}
