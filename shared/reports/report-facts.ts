import type { Plan } from '../plan/plan.ts'
import type { UnitId } from '../plan/unit.ts'
import type { Day } from '../scheme/day.ts'
import type { Points } from '../scheme/points.ts'
import type { Letterhead } from './letterhead.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { UnitInput } from '../scoring/input.ts'
import type { ScoreSheet } from '../scoring/score-sheet.ts'
import type { FieldWork } from './field-work.ts'

/** 单位抬头 as the office has set it; '' for what it has not. */
export interface OfficeHeading {
  /** The office's name, which the papers are signed with. */
  readonly office: string
  /** How units reach it, in one line. */
  readonly contact: string
}

/** An appeal as a report tells of it. */
export interface ReportAppeal {
  readonly unitName: string
  /** "1.1 青少年科普活动", 加减分, 总分. */
  readonly subject: string
  readonly received: Day
  readonly claim: string
  /** Frozen when it was registered; null: there was none. */
  readonly score: Points | null
  /** null: it is not decided yet. */
  readonly decision: {
    readonly outcome: '维持' | '调整' | '部分采纳' | '撤回'
    readonly opinion: string
    readonly score: Points | null
  } | null
}

/** Whom a unit puts forward for 先进个人 or 先进单位. */
export interface Nominated {
  readonly honor: '先进个人' | '先进单位'
  readonly unit: UnitId
  readonly unitName: string
  /** Of the person, with the post; '' for a unit. */
  readonly name: string
  readonly post: string
  readonly merits: string
}

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
  /** Of units whose 反馈函 is on record: when it was handed over, and the last day for an appeal. */
  readonly feedback: ReadonlyMap<UnitId, { readonly day: Day; readonly lastDay: Day }>
  /** In the order in which they were registered. */
  readonly appeals: readonly ReportAppeal[]
  readonly heading: OfficeHeading
  /** 进展, 督导检查 and 调研 of the year. */
  readonly field: FieldWork
  /** In the order of the units. */
  readonly nominations: readonly Nominated[]
  /** 版头 and 版记; absent: none. */
  readonly letterhead?: Letterhead
  /** The office's opinion on an item; '' where there is none. */
  readonly opinionOf: (unit: UnitId, indicator: string) => string
}

export interface ReportTexts {
  /** 德州市全民科学素质工作领导小组办公室. */
  readonly office: string
  /** 《…实施方案（2016—2020年）》（德政办发〔2017〕8号）. */
  readonly basis: string
}

/** The name that an office of the plan's city has unless it says otherwise. */
export function usualOfficeName({ city }: Pick<Plan, 'city'>): string {
  return `${city}市全民科学素质工作领导小组办公室`
}

export function textsOf({ plan, heading }: Pick<ReportFacts, 'plan' | 'heading'>): ReportTexts {
  return {
    office: heading.office === '' ? usualOfficeName(plan) : heading.office,
    basis: `《${plan.title}》（${plan.documentNumber}）`,
  }
}
