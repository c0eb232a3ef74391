import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, decimal, indicatorId, itemState, list, points, rule, unitId, year } from './fields.ts'
import { rewriting } from './returns.ts'

const itemScore = z.strictObject({
  indicator: indicatorId,
  title: z.string(),
  rule,
  points,
  weight: decimal,
  target: decimal.nullable(),
  actual: z.string().nullable(),
  grade: z.string().nullable(),
  state: itemState,
  selfScore: points.nullable(),
  suggested: points.nullable(),
  score: points.nullable(),
})
export type ItemScoreRow = z.infer<typeof itemScore>

const blockScore = z.strictObject({
  id: z.string(),
  name: z.string(),
  max: points,
  score: points.nullable(),
  dropped: z.boolean(),
  items: list(itemScore),
})

const unitScore = z.strictObject({
  unit: unitId,
  name: z.string(),
  unranked: z.boolean(),
  submission: count.nullable(),
  lateWorkingDays: count.nullable(),
  blocks: list(blockScore),
  base: points.nullable(),
  bonus: points,
  deduction: points,
  total: points.nullable(),
  rank: count.nullable(),
  grade: z.string().nullable(),
  gradeNote: z.enum(['受名额限制', '单列', '待定', '材料不实', '一票否决', '改定']).nullable(),
  provisionalGrade: z.boolean(),
  pendingItems: count,
  notEvaluated: z.boolean(),
  provisional: z.strictObject({ base: points.nullable(), total: points.nullable() }),
})
export type UnitScoreRow = z.infer<typeof unitScore>

const groupScore = z.strictObject({
  id: z.string(),
  name: z.string(),
  rankedUnits: count,
  quotaPlaces: count.nullable(),
  units: list(unitScore),
})
export type GroupScoreRow = z.infer<typeof groupScore>

export const scoreSheet = defineCall(
  z.strictObject({ year }),
  z.strictObject({ year, pendingItems: count, groups: list(groupScore) }),
)

const itemExplanation = z.strictObject({
  item: itemScore,
  ruleName: z.string(),
  input: z.strictObject({ text: z.string(), from: z.enum(['填报', '核定']) }).nullable(),
  /** 测算分 with the numbers put in. */
  suggestion: z.string().nullable(),
  /** The formula on the values that stand. */
  formula: z.string().nullable(),
  reason: z.string(),
  /** Where the value stands in the return. */
  origin: z
    .strictObject({
      submission: count,
      number: count,
      fileName: z.string(),
      sheet: z.string(),
      cell: z.string(),
      original: z.string(),
      /** The office's text, which was read in its place. */
      rewritten: rewriting.nullable(),
    })
    .nullable(),
  /** "批处理（批量采纳）2019-01-20"; '' where nobody has. */
  verifiedBy: z.string(),
  opinion: z.string(),
})
export type ItemExplanationRow = z.infer<typeof itemExplanation>

export const explainItem = defineCall(
  z.strictObject({ year, unit: unitId, indicator: indicatorId }),
  itemExplanation,
)

const countedLine = z.strictObject({
  text: z.string(),
  document: z.string(),
  points,
  counted: z.boolean(),
  reason: z.string(),
})

/** Where the value of an item stands in the return. */
const place = z.strictObject({ sheet: z.string(), cell: z.string(), original: z.string() })

/** What an item brings into its block's sums, and its cell. */
const term = z.strictObject({
  indicator: indicatorId,
  /** The score that counts: 暂计 where it is pending; null: out of both sums. */
  score: points.nullable(),
  /** 权重 × 得分, 权重 × 分值. */
  weightedScore: decimal.nullable(),
  weightedPoints: decimal.nullable(),
  /** null: the return has no such cell. */
  origin: place.nullable(),
})

/** The whole chain behind a unit's grade, in sentences and formulas. */
export const explainUnit = defineCall(
  z.strictObject({ year, unit: unitId }),
  z.strictObject({
    unit: unitScore,
    /** Items are pending: blocks, base and total are 暂计, with the suggested scores standing in. */
    provisional: z.boolean(),
    blocks: list(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        score: points.nullable(),
        terms: list(term),
        sums: z.strictObject({ score: decimal, points: decimal }).nullable(),
        formula: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    base: z.string(),
    bonus: z.strictObject({ lines: list(countedLine), formula: z.string() }),
    deduction: z.strictObject({
      lateDays: list(day),
      lateFormula: z.string(),
      lines: list(countedLine),
      formula: z.string(),
    }),
    total: z.string(),
    rank: z.string(),
    grade: z.string(),
  }),
)
export type UnitExplanationRow = z.infer<(typeof explainUnit)['value']>

const charts = z.strictObject({
  /** false: nothing has come in, so that there is nothing to draw. */
  handedIn: z.boolean(),
  /** 得分率 in percent with one decimal; null: no item counts. */
  programs: list(z.strictObject({ title: z.string(), rate: z.number().nullable() })),
  /** Units by where they are against the target of each goal. */
  goals: list(
    z.strictObject({
      title: z.string(),
      target: z.string(),
      reached: count,
      partly: count,
      missed: count,
      unknown: count,
    }),
  ),
  /** In document order, never by rank. Points as they are printed. */
  groups: list(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      units: list(
        z.strictObject({ name: z.string(), total: z.number().nullable(), provisional: z.boolean() }),
      ),
    }),
  ),
})
export type YearCharts = z.infer<typeof charts>

export const yearCharts = defineCall(z.strictObject({ year }), charts)
