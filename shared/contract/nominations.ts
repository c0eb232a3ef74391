import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, unitId, year } from './fields.ts'

const honor = z.enum(['先进个人', '先进单位'])
export type HonorName = z.infer<typeof honor>

const nomination = z.strictObject({
  number: count,
  withdrawn: z.boolean(),
  honor,
  unit: unitId,
  unitName: z.string(),
  /** The unit's grade, or why it has none. */
  standing: z.string(),
  name: z.string(),
  post: z.string(),
  merits: z.string(),
  /** Why it was changed or withdrawn; ''. */
  reason: z.string(),
  operator: z.string(),
  at: moment,
  changes: count,
})
export type NominationRecord = z.infer<typeof nomination>

const page = z.strictObject({
  records: list(nomination),
  archived: z.boolean(),
  /** 先进单位 come from it. */
  topGrade: z.string(),
  units: list(z.strictObject({ unit: unitId, name: z.string(), otherNames: list(z.string()) })),
})
export type NominationsPage = z.infer<typeof page>

export const nominationsPage = defineCall(z.strictObject({ year }), page)

const text = z.string().max(10_000)
const reason = z.string().max(500)

/** `number` null: a new one. Saving a withdrawn one brings it back. */
export const saveNomination = defineCall(
  z.strictObject({
    year,
    number: count.nullable(),
    honor,
    unit: unitId,
    name: text,
    post: text,
    merits: text,
    reason,
  }),
  z.strictObject({ number: count }),
)

export const withdrawNomination = defineCall(
  z.strictObject({ year, number: count, reason }),
  z.strictObject({}),
)

/** A block of cells from the clipboard, told in sentences; `confirmed` false: only tells. */
export const pasteNominations = defineCall(
  z.strictObject({
    year,
    block: z
      .array(z.array(z.string().max(10_000)).max(50).readonly())
      .max(1000)
      .readonly(),
    confirmed: z.boolean(),
  }),
  z.strictObject({ effects: list(z.string()) }),
)
