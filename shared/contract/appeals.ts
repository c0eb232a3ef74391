import { z } from 'zod'
import { unitChoice } from './adjust.ts'
import { defineCall } from './call.ts'
import { count, day, indicatorId, list, moment, nothing, points, unitId, year, yearState } from './fields.ts'
import { decision } from './review.ts'
import { savedFiles } from './saved.ts'

const way = z.enum(['公文交换', '当面送交', '邮寄', '电子邮件'])
export type FeedbackWay = z.infer<typeof way>

const about = z.enum(['item', 'adjustment', 'total'])
export type AppealAbout = z.infer<typeof about>

const outcome = z.enum(['维持', '调整', '部分采纳', '撤回'])
export type AppealOutcome = z.infer<typeof outcome>

const unitRow = unitChoice.extend({
  /** The latest; null: none is recorded. */
  feedback: z
    .strictObject({
      day,
      way: z.string(),
      note: z.string(),
      operator: z.string(),
      at: moment,
      /** Last day for an appeal. */
      lastDay: day,
      /** Working days from today to it; below 0: it is past. */
      left: z.int(),
      /** Years of the window whose calendar is not announced: Monday to Friday counted. */
      unannounced: list(count),
    })
    .nullable(),
  pendingItems: count,
  openAppeals: count,
  appeals: count,
  /** What can be appealed about, in the order of the form. */
  indicators: list(z.strictObject({ indicator: indicatorId, title: z.string(), score: points.nullable() })),
  total: points.nullable(),
})
export type AppealUnit = z.infer<typeof unitRow>

const appeal = z.strictObject({
  id: count,
  unit: unitId,
  unitName: z.string(),
  about,
  indicator: indicatorId.nullable(),
  /** "1.1 青少年科普活动", "加减分", "总分". */
  subject: z.string(),
  /** Frozen when it was registered. */
  score: points.nullable(),
  /** As it stands now. */
  scoreNow: points.nullable(),
  claim: z.string(),
  received: day,
  lastDay: day.nullable(),
  lateReason: z.string(),
  operator: z.string(),
  at: moment,
  /** The outcome that stands; null: open. */
  outcome: outcome.nullable(),
  /** Where the item's value stands in the return. */
  origin: z.strictObject({ sheet: z.string(), cell: z.string(), original: z.string() }).nullable(),
  decisions: list(
    z.strictObject({
      outcome: z.enum([...outcome.options, '收回']),
      opinion: z.string(),
      before: points.nullable(),
      score: points.nullable(),
      operator: z.string(),
      at: moment,
    }),
  ),
})
export type AppealEntry = z.infer<typeof appeal>

export const appealPage = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    archived: z.boolean(),
    state: yearState,
    today: day,
    appealWorkingDays: count,
    /** "还有 2 家单位 5 项待审核（…）"; '' where nothing is. */
    pending: z.string(),
    /** No return has come in yet: there is nothing to give back. */
    nothingIn: z.boolean(),
    units: list(unitRow),
    /** The latest first. */
    appeals: list(appeal),
  }),
)
export type AppealPage = z.infer<(typeof appealPage)['value']>

export const recordFeedback = defineCall(
  z.strictObject({
    year,
    units: z.array(unitId).max(2000).readonly(),
    day,
    way,
    note: z.string().max(500),
  }),
  z.strictObject({ recorded: count }),
)

/** The last day for an appeal if the 反馈函 is handed over on a day. */
export const previewFeedback = defineCall(
  z.strictObject({ year, day }),
  z.strictObject({ lastDay: day, unannounced: list(count) }),
)

export const registerAppeal = defineCall(
  z.strictObject({
    year,
    unit: unitId,
    about,
    indicator: indicatorId.nullable(),
    claim: z.string().max(2000),
    received: day,
    lateReason: z.string().max(500),
  }),
  z.strictObject({ id: count }),
)

/** `decision`: of an item that changes; a score outside its band is refused with the range. */
export const decideAppeal = defineCall(
  z.strictObject({ year, id: count, outcome, opinion: z.string().max(2000), decision: decision.nullable() }),
  nothing,
)

/** 收回复核: the appeal is open again, and what stood before stands again. */
export const reopenAppeal = defineCall(
  z.strictObject({ year, id: count, reason: z.string().max(500) }),
  nothing,
)

/** A job: of each appeal the 申诉复核表, and of a decided one the answer to the unit. */
export const writeAppealPapers = defineCall(
  z.strictObject({ year, ids: z.array(count).min(1).max(500).readonly() }),
  z.strictObject({ saved: savedFiles, fonts: list(z.string()) }),
)

/** Every decision of one item, in order: what it was and became, who, when, why and by which way. */
export const itemHistory = defineCall(
  z.strictObject({ year, unit: unitId, indicator: indicatorId }),
  z.strictObject({
    steps: list(
      z.strictObject({
        /** 1 for the first. */
        number: count,
        at: moment,
        operator: z.string(),
        /** 逐项核定, 批量采纳, 申诉复核, 收回复核, 撤销, 重新报送 … */
        way: z.string(),
        /** "8.50 分", "不适用", "待审核". */
        before: z.string(),
        after: z.string(),
        reason: z.string(),
      }),
    ),
  }),
)
export type ItemHistory = z.infer<(typeof itemHistory)['value']>
