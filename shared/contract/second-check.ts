import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, indicatorId, moment, nothing, unitId, year } from './fields.ts'

/** 复核 of an item: open: decided, and no second person has agreed yet. disagreed: put back to be decided again. */
export const secondCheck = z.strictObject({
  state: z.enum(['open', 'agreed', 'disagreed']),
  /** The last verdict; null where nobody has looked at it. */
  last: z
    .strictObject({
      verdict: z.enum(['agreed', 'disagreed']),
      opinion: z.string(),
      operator: z.string(),
      at: moment,
    })
    .nullable(),
})
export type SecondCheckRow = z.infer<typeof secondCheck>

/** `indicators` null: every item of the unit that awaits 复核 and was decided by another person. */
export const checkDecisions = defineCall(
  z.strictObject({
    year,
    unit: unitId,
    indicators: z.array(indicatorId).min(1).max(500).readonly().nullable(),
    verdict: z.enum(['agreed', 'disagreed']),
    opinion: z.string().max(2000),
  }),
  z.strictObject({ checked: count }),
)

/** Whether the office wants each decision checked by a second person. */
export const secondCheckSetting = defineCall(nothing, z.strictObject({ on: z.boolean() }))
export const keepSecondCheck = defineCall(z.strictObject({ on: z.boolean() }), nothing)
