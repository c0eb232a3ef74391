import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, list, moment, points, unitId, year, yearState } from './fields.ts'

/** What the office can do next, each a card of 工作台. */
const todo = z.strictObject({
  action: z.enum([
    'export-forms',
    'set-targets',
    'import-returns',
    'remind',
    'settle-doubts',
    'resolve',
    'review',
    'answer',
    'check',
    'rectify',
    'progress',
    'decide-appeals',
    'watch-appeals',
    'decide-ties',
    'fix-grades',
    'archive',
    'write-reports',
  ]),
  /** "37 家单位尚未下发自评表". */
  text: z.string(),
  count,
})
export type Todo = z.infer<typeof todo>

const overview = z.strictObject({
  year,
  sample: z.boolean(),
  state: yearState,
  deadline: day,
  today: day,
  /** Calendar days to the deadline; below 0: past it. */
  daysLeft: z.int(),
  counts: z.strictObject({
    units: count,
    formsIssued: count,
    handedIn: count,
    /** Of those handed in: after the deadline. */
    late: count,
    missing: count,
    /** Units whose form was sent back and has not come again: all, those whose deadline is past, those first handed in late. */
    sentBack: count,
    sentBackOver: count,
    sentBackLate: count,
    /** Units whose standing submission has a refused cell or an unanswered row; and those of them that are not sent back. */
    incomplete: count,
    unresolved: count,
    /** Doubts that are not decided yet, and the units that have some. */
    openDoubts: count,
    doubtfulUnits: count,
    /** 审核疑点 that nobody has answered, and the units that have some. */
    openQuestions: count,
    questionedUnits: count,
    /** Decisions that await 复核, and the units that have some. */
    openChecks: count,
    uncheckedUnits: count,
    /** Items of the units that handed in, and those of them that await a decision: who sent nothing has nothing to review. */
    items: count,
    pendingItems: count,
    pendingUnits: count,
  }),
  /** At most five, the most urgent first; empty when all is done. */
  todos: list(todo),
  /** The latest entries of the log of this year, newest first. */
  recent: list(
    z.strictObject({
      sequence: count,
      at: moment,
      operator: z.string(),
      action: z.string(),
      object: z.string(),
    }),
  ),
})
export type YearOverview = z.infer<typeof overview>

export const yearOverview = defineCall(z.strictObject({ year }), overview)

const unitRow = z.strictObject({
  unit: unitId,
  name: z.string(),
  aliases: list(z.string()),
  groupId: z.string(),
  groupName: z.string(),
  kind: z.string(),
  indicators: count,
  /** The latest form handed out; outdated: indicators or targets changed since. */
  form: z.strictObject({ at: moment, fileName: z.string(), outdated: z.boolean() }).nullable(),
  receipt: z.enum(['handed-in', 'late', 'missing']),
  /** Its form was sent back and has not come again; it stays handed in or late all the same. null: nothing is open. */
  sentBack: z
    .strictObject({
      deadline: day,
      /** Calendar days; below 0: past it. */
      daysLeft: z.int(),
      workingDaysOver: count,
    })
    .nullable(),
  /** First day of receipt; null without a return. */
  received: day.nullable(),
  lateWorkingDays: count.nullable(),
  /** The submission that stands, and how many there are. */
  submission: z
    .strictObject({
      id: count,
      number: count,
      way: z.enum(['file', 'paper']),
      complete: z.boolean(),
      of: count,
    })
    .nullable(),
  /** 疑点 of the submission that stands, and how many of them are not decided yet. */
  doubts: count,
  openDoubts: count,
  /** 审核疑点 that nobody has answered. */
  openQuestions: count,
  /** Decisions that await 复核; 0 where the office wants none. */
  openChecks: count,
  items: count,
  pendingItems: count,
  /** 总分; null while items are pending. */
  total: points.nullable(),
  provisionalTotal: points.nullable(),
})
export type UnitRow = z.infer<typeof unitRow>

/** Every unit of the year in document order: the lists of 下发, 收表, 催报 and 审核. */
export const listUnits = defineCall(z.strictObject({ year }), z.strictObject({ units: list(unitRow) }))
