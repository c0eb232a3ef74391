import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, list, moment, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

const way = z.enum(['电话', '微信', '短信', '通知', '当面'])
export type ReminderWay = z.infer<typeof way>

const reminder = z.strictObject({
  way,
  day,
  note: z.string(),
  operator: z.string(),
  at: moment,
})

const owingUnit = z.strictObject({
  unit: unitId,
  unitName: z.string(),
  aliases: list(z.string()),
  groupName: z.string(),
  /** missing: no return. sent-back: its form was sent back and has not come again. */
  state: z.enum(['missing', 'sent-back']),
  /** 尚未报送, 逾期未报, 退回待补正, 退回后逾期未报. */
  word: z.string(),
  due: day,
  /** Calendar days; below 0: past it. */
  daysLeft: z.int(),
  workingDaysOver: count,
  /** '' where the office knows none. */
  contact: z.strictObject({ leader: z.string(), liaison: z.string(), phone: z.string() }),
  /** From the unit's latest return, where the office knows less; null: nothing to propose. */
  proposed: z.strictObject({ liaison: z.string(), phone: z.string(), from: z.string() }).nullable(),
  /** The latest day first. */
  reminders: list(reminder),
  /** The unit's line of the list that is copied. */
  line: z.string(),
})
export type OwingUnit = z.infer<typeof owingUnit>

export const listOwing = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    today: day,
    deadline: day,
    daysLeft: z.int(),
    /** Years between whose calendar is not announced: Monday to Friday counted. */
    unannounced: list(count),
    /** Units of the year. */
    total: count,
    /** In document order. */
    units: list(owingUnit),
    /** The first line of the list that is copied, up to the number of units; and the last line. */
    opening: z.string(),
    closing: z.string(),
    /** How units reach the office; '' where it has not said. */
    contact: z.string(),
  }),
)

export const recordReminders = defineCall(
  z.strictObject({
    year,
    units: z.array(unitId).max(2000).readonly(),
    way,
    day,
    note: z.string().max(500),
  }),
  z.strictObject({ recorded: count }),
)

/**
 * A job. list: 催报名单 (xlsx) · register: 收表登记表 of all units (xlsx) · notices: a 催报通知 for each unit · notice: one
 * for all, with the list. `units`: of those that owe, these; empty: all of them.
 */
export const writeReminders = defineCall(
  z.strictObject({
    year,
    units: z.array(unitId).max(2000).readonly(),
    papers: z
      .array(z.enum(['list', 'register', 'notices', 'notice']))
      .min(1)
      .max(4)
      .readonly(),
  }),
  z.strictObject({ saved: savedFiles, fonts: list(z.string()) }),
)
