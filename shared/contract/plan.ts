import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, decimal, indicatorId, list, moment, points, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

/** "1.1", or "保障1" for a safeguard. */
const taskId = z.string().min(1).max(20)

const planUnit = z.strictObject({
  /** As the year calls it; of a unit that ended, those that go on with its work. */
  name: z.string(),
  /** "原市环保局", "承接市林业局"; '' where the plan's name still stands. */
  note: z.string(),
  /** Empty: the office has nobody by that name. */
  units: list(unitId),
})
export type PlanUnit = z.infer<typeof planUnit>

const indicator = z.strictObject({
  id: indicatorId,
  group: z.string(),
  title: z.string(),
  /** 正向定量, 定性三档 … */
  ruleName: z.string(),
  points,
  measure: z.string().nullable(),
  /** It is scored against a target. */
  needsTarget: z.boolean(),
  /** For every unit without one of its own; null: none. */
  target: decimal.nullable(),
  units: list(z.strictObject({ unit: unitId, name: z.string(), target: decimal.nullable() })),
})
export type PlanIndicator = z.infer<typeof indicator>

/** 本年工作要点. */
const point = z.strictObject({
  number: count,
  task: taskId,
  withdrawn: z.boolean(),
  text: z.string(),
  units: list(z.strictObject({ unit: unitId, name: z.string() })),
  /** '' all year round, '2018-06' a month, '2018-06-30' a day. */
  due: z.string(),
  /** "6月底前". */
  dueText: z.string(),
  history: list(
    z.strictObject({
      kind: z.enum(['added', 'changed', 'withdrawn']),
      text: z.string(),
      units: z.string(),
      dueText: z.string(),
      reason: z.string(),
      operator: z.string(),
      at: moment,
    }),
  ),
})
export type PlanPoint = z.infer<typeof point>

const task = z.strictObject({
  id: taskId,
  number: count,
  title: z.string(),
  /** The official wording, after the title; the units in brackets behind it apart. */
  text: z.string(),
  responsibility: z.string(),
  units: list(planUnit),
  indicators: list(indicator),
  points: list(point),
})

const program = z.strictObject({
  number: count,
  chineseNumber: z.string(),
  title: z.string(),
  shortTitle: z.string(),
  aims: z.string(),
  division: z.string(),
  /** 牵头 is a role in the program, not in each of its tasks. */
  leads: list(planUnit),
  /** Of the program as a whole. */
  indicators: list(indicator),
  tasks: list(task),
})

const safeguard = z.strictObject({
  id: taskId,
  number: count,
  title: z.string(),
  text: z.string(),
  indicators: list(indicator),
  points: list(point),
})

const tasks = z.strictObject({
  title: z.string(),
  documentNumber: z.string(),
  programs: list(program),
  safeguards: list(safeguard),
  /** The units of the year, to choose from. */
  units: list(z.strictObject({ unit: unitId, name: z.string(), otherNames: list(z.string()) })),
  /** Points of the year before that could be copied. */
  pointsBefore: count,
  archived: z.boolean(),
})
export type PlanTasks = z.infer<typeof tasks>

export const planTasks = defineCall(z.strictObject({ year }), tasks)

const reason = z.string().max(500)

/** `number` null: a new point. Saving a withdrawn one brings it back. */
export const savePoint = defineCall(
  z.strictObject({
    year,
    number: count.nullable(),
    task: taskId,
    text: z.string().max(10_000),
    units: z.array(unitId).max(200).readonly(),
    due: z.string().max(10),
    reason,
  }),
  z.strictObject({ number: count }),
)

export const withdrawPoint = defineCall(z.strictObject({ year, number: count, reason }), z.strictObject({}))

/** From the year before, told in sentences; `confirmed` false: only tells. */
export const copyPoints = defineCall(
  z.strictObject({ year, confirmed: z.boolean() }),
  z.strictObject({ effects: list(z.string()) }),
)

/** The year's points as a workbook. */
export const exportPoints = defineCall(z.strictObject({ year }), savedFiles)
