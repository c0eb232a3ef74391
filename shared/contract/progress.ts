import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, indicatorId, list, moment, nothing, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

/** "1.1", or "保障1" for a safeguard. */
const taskId = z.string().min(1).max(20)
/** 'Q1' to 'Q4', 'H1', 'H2'. */
const period = z.string().min(1).max(4)
const rhythm = z.enum(['quarter', 'half'])
const text = z.string().max(10_000)

export const progressState = z.enum(['按计划', '滞后', '已完成', '未开展'])
export type ProgressStateName = z.infer<typeof progressState>

const told = {
  state: progressState,
  done: z.string(),
  problems: z.string(),
  next: z.string(),
  reporter: z.string(),
}

const note = z.strictObject({ ...told, day, operator: z.string(), at: moment, changes: count })
export type ProgressNote = z.infer<typeof note>

const row = z.strictObject({
  task: taskId,
  title: z.string(),
  /** null: a safeguard. */
  program: count.nullable(),
  programTitle: z.string(),
  unit: unitId,
  unitName: z.string(),
  /** null: nothing is told of this period. */
  note: note.nullable(),
  /** It was told and withdrawn. */
  withdrawn: z.boolean(),
  /** What was told of the period before; null: nothing. */
  previous: z.strictObject({ period: z.string(), ...told }).nullable(),
})
export type ProgressRow = z.infer<typeof row>

const page = z.strictObject({
  rhythm,
  periods: list(z.strictObject({ id: period, word: z.string(), months: z.string() })),
  /** Which one is shown. */
  period,
  word: z.string(),
  /** The period is over: who has not told of it is late. */
  over: z.boolean(),
  today: day,
  archived: z.boolean(),
  rows: list(row),
  /** Units that owe some, in document order, each with its line for a message. */
  missing: list(z.strictObject({ unit: unitId, unitName: z.string(), missing: count, line: z.string() })),
  opening: z.string(),
  closing: z.string(),
  /** Entries of the other rhythm, which are not shown here. */
  otherRhythm: count,
  units: list(z.strictObject({ unit: unitId, name: z.string(), otherNames: list(z.string()) })),
})
export type ProgressPage = z.infer<typeof page>

/** `period` null: the one that is due. */
export const progressPage = defineCall(z.strictObject({ year, period: period.nullable() }), page)

export const saveProgress = defineCall(
  z.strictObject({
    year,
    period,
    task: taskId,
    unit: unitId,
    state: progressState,
    done: text,
    problems: text,
    next: text,
    reporter: z.string().max(200),
    day,
    reason: z.string().max(500),
  }),
  nothing,
)

export const withdrawProgress = defineCall(
  z.strictObject({ year, period, task: taskId, unit: unitId, reason: z.string().max(500) }),
  nothing,
)

export const changeRhythm = defineCall(z.strictObject({ year, rhythm }), nothing)

/** What the period before finished, told in sentences; `confirmed` false: only tells. */
export const copyFinished = defineCall(
  z.strictObject({ year, period, confirmed: z.boolean() }),
  z.strictObject({ effects: list(z.string()) }),
)

/** 进展情况表 of a period as a workbook. */
export const exportProgress = defineCall(z.strictObject({ year, period }), savedFiles)

/** What is known of a unit's item from the year: its tasks' 进展, 督导检查 and 调研, to stand beside the score. */
export const itemRecords = defineCall(
  z.strictObject({ year, unit: unitId, indicator: indicatorId }),
  z.strictObject({
    notes: list(z.strictObject({ period: z.string(), task: taskId, ...told, day })),
    inspections: list(
      z.strictObject({
        number: count,
        form: z.string(),
        day,
        place: z.string(),
        findings: z.string(),
        problems: list(
          z.strictObject({
            text: z.string(),
            state: z.enum(['待整改', '已整改', '逾期']),
            outcome: z.string(),
          }),
        ),
      }),
    ),
  }),
)
