import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, nothing, points, unitId, year, yearState } from './fields.ts'
import { gap } from './year-progress.ts'

const decision = z.strictObject({
  /** tie: of several tied at the quota's edge. change: another grade than the rules give. */
  kind: z.enum(['tie', 'change']),
  grade: z.string(),
  reason: z.string(),
  operator: z.string(),
  at: moment,
})

const gradeRow = z.strictObject({
  unit: unitId,
  name: z.string(),
  rank: count.nullable(),
  total: points.nullable(),
  provisionalTotal: points.nullable(),
  /** 建议等次: as the rules give without any decision of the office; null: none, or 待定. */
  proposed: z.string().nullable(),
  /** 定等次: what stands now. */
  grade: z.string().nullable(),
  /** 受名额限制, 单列, 待定, 材料不实, 一票否决, 改定, 暂定, 未参评. */
  marks: list(z.string()),
  /** In a sentence: how the grade comes about. */
  why: z.string(),
  decision: decision.nullable(),
  pendingItems: count,
  /** The office may decide: the year is graded, and the unit is ranked and not vetoed. */
  open: z.boolean(),
})
export type GradeRow = z.infer<typeof gradeRow>

const gradeGroup = z.strictObject({
  id: z.string(),
  name: z.string(),
  rankedUnits: count,
  /** null: the scheme has none. */
  quota: z.strictObject({ grade: z.string(), places: count, held: count, undecided: count }).nullable(),
  units: list(gradeRow),
})
export type GradeGroup = z.infer<typeof gradeGroup>

export const gradePage = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    year,
    state: yearState,
    grades: list(z.string()),
    groups: list(gradeGroup),
    /** What keeps the year from 定稿; empty: nothing does. */
    gaps: list(gap),
    /** 定稿 that is in force; changed: units whose place is no longer the one that was fixed. */
    fixed: z.strictObject({ at: moment, operator: z.string(), changed: list(z.string()) }).nullable(),
    nothingIn: z.boolean(),
  }),
)
export type GradePage = z.infer<(typeof gradePage)['value']>

/** `grade` null: as the rules give. */
export const decideGrade = defineCall(
  z.strictObject({
    year,
    unit: unitId,
    grade: z.string().min(1).max(20).nullable(),
    reason: z.string().max(500),
  }),
  nothing,
)

export const fixGrades = defineCall(z.strictObject({ year }), nothing)
