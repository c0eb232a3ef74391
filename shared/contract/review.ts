import { z } from 'zod'
import { defineCall } from './call.ts'
import { evidenceFile } from './evidence.ts'
import { count, decimal, indicatorId, itemState, list, moment, points, rule, unitId, year } from './fields.ts'
import { readCell, rewriting } from './returns.ts'
import { reviewQuestion } from './review-questions.ts'
import { secondCheck } from './second-check.ts'
import { doubtState } from './submissions.ts'

const range = z.strictObject({ name: z.string(), lowest: points, highest: points })

const reviewKind = z.enum(['score', 'not-applicable', 'no-data', 'missing', 'reopened'])

const reviewRecord = z.strictObject({
  kind: reviewKind,
  score: points.nullable(),
  actual: z.string().nullable(),
  band: z.string().nullable(),
  /** 逐项核定, 批量采纳, 重新报送. */
  way: z.string(),
  opinion: z.string(),
  operator: z.string(),
  at: moment,
})

const reviewItem = z.strictObject({
  indicator: indicatorId,
  block: z.string(),
  program: z.string(),
  title: z.string(),
  role: z.enum(['牵头', '责任']),
  rule,
  /** 正向定量, 定性三档 … */
  ruleName: z.string(),
  points,
  measure: z.string().nullable(),
  target: decimal.nullable(),
  /** What stands in the return: a decimal, 是 or 否. */
  actual: z.string().nullable(),
  /** 完成率 in percent with one decimal, "95.0"; null where the rule or the values have none. */
  rate: z.string().nullable(),
  /** The light beside it: a band's name, or whether the target was reached; null where there is neither. */
  attainment: z.strictObject({ light: z.enum(['good', 'partial', 'bad']), word: z.string() }).nullable(),
  band: z.string().nullable(),
  selfScore: points.nullable(),
  /** What the row says as a whole. */
  reported: z.enum(['value', 'empty', 'not-applicable', 'no-data', 'refused', 'no-return']),
  suggested: points.nullable(),
  /** The suggested score's band; moved: the self score lay outside of it. */
  suggestedBand: z.string().nullable(),
  suggestedMoved: z.boolean(),
  /** The formula with the numbers put in. */
  suggestion: z.string().nullable(),
  /** Rule graded: the scores that each band allows; else empty. */
  ranges: list(range),
  noDataAllowed: z.boolean(),
  state: itemState,
  /** Why it is in this state, in a sentence. */
  reason: z.string(),
  /** The verified score; 0 for 缺报. */
  score: points.nullable(),
  review: reviewRecord.nullable(),
  /** 上次核定: what the office had decided before the item was put up for review again; null: nothing, or it stands. */
  previous: reviewRecord.nullable(),
  narrative: z.string(),
  deviation: z.string(),
  note: z.string(),
  evidenceRequired: z.string(),
  evidence: list(
    z.strictObject({
      number: z.string(),
      /** '' where the number is not in the unit's list. */
      title: z.string(),
      reference: z.string(),
      kind: z.string(),
      pages: z.string(),
    }),
  ),
  /** Files that show it. */
  files: list(evidenceFile),
  /** What is missing or does not fit, a sentence each. */
  evidenceFindings: list(z.string()),
  cells: list(readCell),
  /** 疑点 of the row, with what became of each in 导入核对. */
  doubts: list(z.strictObject({ message: z.string(), state: doubtState })),
  /** The cell that decides the item: its actual, else its band, else its self score. */
  origin: z
    .strictObject({
      sheet: z.string(),
      cell: z.string(),
      original: z.string(),
      /** The office's text, which was read in its place. */
      rewritten: rewriting.nullable(),
    })
    .nullable(),
  /** 上年实际 and score, of the unit and of those that it took over since; unitName where it was another. */
  lastYear: list(
    z.strictObject({
      unit: unitId,
      unitName: z.string().nullable(),
      actual: z.string().nullable(),
      score: points.nullable(),
    }),
  ),
  /** null: the office wants no 复核, or nothing of it is decided yet. */
  secondCheck: secondCheck.nullable(),
  /** 审核疑点, the earliest first. */
  questions: list(reviewQuestion),
})
export type ReviewItem = z.infer<typeof reviewItem>

/** A unit's items in the order of the form. */
export const reviewItems = defineCall(
  z.strictObject({ year, unit: unitId }),
  z.strictObject({
    unit: unitId,
    unitName: z.string(),
    submission: z.strictObject({ id: count, number: count, fileName: z.string() }).nullable(),
    pendingItems: count,
    items: list(reviewItem),
  }),
)

const opinion = z.string().max(2000)
export const decision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('score'),
    score: points,
    /** The verified actual, 是 or 否; null: as reported. */
    actual: z.string().max(100).nullable(),
    /** The verified band of a graded item; null: the reported one, or that of the score where none was reported. */
    band: z.string().max(40).nullable(),
  }),
  z.strictObject({ kind: z.literal('not-applicable') }),
  z.strictObject({ kind: z.literal('no-data') }),
  z.strictObject({ kind: z.literal('missing') }),
  /** Puts a decided item back to pending. */
  z.strictObject({ kind: z.literal('reopened') }),
])
export type Decision = z.infer<typeof decision>

/** `out-of-band` and `out-of-points` name the allowed range in the message; nothing is stored then. */
export const verifyItem = defineCall(
  z.strictObject({ year, unit: unitId, indicator: indicatorId, decision, opinion }),
  z.strictObject({ item: reviewItem, pendingItems: count }),
)

/** How far the review has come by 重点任务, over the units that handed in, in the order of the forms. */
export const reviewProgress = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    programs: list(
      z.strictObject({
        name: z.string(),
        items: count,
        pending: count,
        openQuestions: count,
        /** Where it goes on: the first item that awaits a decision; null: none does. */
        first: z.strictObject({ unit: unitId, indicator: indicatorId }).nullable(),
      }),
    ),
  }),
)

/** Why an item is left out of 批量采用. */
const caution = z.enum([
  'question',
  'disagreed',
  'no-score',
  'not-applicable',
  'no-data',
  'out-of-band',
  'doubt',
])
export type Caution = z.infer<typeof caution>

/** What 批量采用 of a unit, or of all units, would take, and what it leaves out and why. */
export const suggestedPlan = defineCall(
  z.strictObject({ year, unit: unitId.nullable() }),
  z.strictObject({
    clean: count,
    /** The gravest first; only those that some item has. */
    leftOut: list(
      z.strictObject({
        caution,
        items: list(
          z.strictObject({
            unit: unitId,
            unitName: z.string(),
            indicator: indicatorId,
            title: z.string(),
          }),
        ),
      }),
    ),
  }),
)

/**
 * Takes the suggested scores of a unit's clean items, or of all units', in one step; `also`: those with these cautions too.
 * What is asked or was not agreed to is never taken unseen.
 */
export const acceptSuggested = defineCall(
  z.strictObject({
    year,
    unit: unitId.nullable(),
    also: z
      .array(caution.exclude(['question', 'disagreed']))
      .max(10)
      .readonly(),
  }),
  z.strictObject({ accepted: count, pendingItems: count }),
)
