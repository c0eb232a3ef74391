import type { Plan } from '../plan/plan.ts'
import type { Day } from '../scheme/day.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { OfficeHeading } from './report-facts.ts'
import { fillTemplate } from './fill-template.ts'
import { paragraph, type ReportBlock } from './report-model.ts'

/** What every notice to a unit is made from. */
export interface NoticeFacts {
  readonly plan: Plan
  readonly scheme: Scheme
  readonly year: number
  /** Last day for handing in. */
  readonly deadline: Day
  /** How units reach the office; '' where it has not said. */
  readonly contact: string
  readonly heading: OfficeHeading
  /** A made-up year: every paper says so. */
  readonly sample: boolean
  /** The day that stands on the notice. */
  readonly issued: Day
}

export function sampleMarks({ sample }: NoticeFacts): readonly string[] {
  return sample ? ['示例'] : []
}

/** Nothing where the office has given no way to reach it. */
export function contactBlocks({ contact }: Pick<NoticeFacts, 'contact'>): readonly ReportBlock[] {
  const text = contact.replace(/[。\s]+$/, '')
  return text === '' ? [] : [paragraph(fillTemplate('通知联系', { 联系方式: text }), '通知联系')]
}
