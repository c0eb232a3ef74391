import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, nothing, year, yearState } from './fields.ts'

/** Something that is still to be done before the year goes on, and the page where it is done. */
export const gap = z.strictObject({
  /** "还有 3 家单位共 12 项未审结（市教育局、市科协、市气象局）". */
  text: z.string(),
  count,
  page: z.enum(['targets', 'forms', 'receive', 'check', 'review', 'appeals', 'grades']),
})
export type Gap = z.infer<typeof gap>

const step = z.strictObject({
  state: yearState,
  standing: z.enum(['done', 'current', 'ahead']),
  /** When the year last came to this step, and by whom; null: it has not, or passed it over. */
  reached: z.strictObject({ at: moment, operator: z.string(), reason: z.string() }).nullable(),
  /** What is to be done in this step before the next; empty for steps that are done. */
  gaps: list(gap),
})
export type YearStep = z.infer<typeof step>

/** The seven states of a year, each with what is missing to go on. */
export const yearProgress = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    year,
    state: yearState,
    steps: list(step),
    /** Steps to which the year may be put back, with a reason; empty in 归档. */
    back: list(yearState),
    /** The step to which it may be moved on by hand; null: what is done in the pages moves it on. */
    on: yearState.nullable(),
  }),
)
export type YearProgress = z.infer<(typeof yearProgress)['value']>

export const moveYear = defineCall(
  z.strictObject({ year, to: yearState, reason: z.string().max(500) }),
  nothing,
)
