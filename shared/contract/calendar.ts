import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, list, moment, unitId, year } from './fields.ts'

const calendarDay = z.strictObject({
  day,
  /** 0 Sunday … 6 Saturday. */
  weekday: z.int().min(0).max(6),
  working: z.boolean(),
  /** plain: by the weekday. state: by the State Council. office: by the office's own change. */
  by: z.enum(['plain', 'state', 'office']),
  /** 春节 …, or the office's reason; '' by the weekday alone. */
  note: z.string(),
})
export type CalendarDay = z.infer<typeof calendarDay>

const kind = z.enum(['holiday', 'working', 'default'])

const calendar = z.strictObject({
  /** From the year itself to that of the deadline. */
  years: list(
    z.strictObject({
      year,
      /** false: no calendar was announced, Monday to Friday are counted. */
      published: z.boolean(),
      /** All days of the year, in order. */
      days: list(calendarDay),
    }),
  ),
  deadline: day,
  /** What day the deadline is, and from when lateness counts. */
  deadlineText: z.string(),
  /** Units that handed in late. */
  late: list(z.strictObject({ unit: unitId, name: z.string(), received: day, workingDays: count })),
  /** The office's own changes, the latest first. */
  changes: list(z.strictObject({ day, kind, reason: z.string(), operator: z.string(), at: moment })),
})
export type CalendarValue = z.infer<typeof calendar>

export const workingCalendar = defineCall(z.strictObject({ year }), calendar)

const change = { year, from: day, to: day, kind } as const
const effect = z.strictObject({
  days: list(day),
  late: list(z.strictObject({ unit: unitId, name: z.string(), before: count, after: count })),
})
export type CalendarEffectValue = z.infer<typeof effect>

/** What a change would do; nothing is kept. */
export const previewCalendar = defineCall(z.strictObject(change), effect)

/** The office's own change of days, for every year that counts them. */
export const changeCalendar = defineCall(z.strictObject({ ...change, reason: z.string().max(400) }), effect)
