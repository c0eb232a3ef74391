import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, list, moment, nothing, opaqueId, points, unitId, year } from './fields.ts'

const kind = z.enum(['bonus', 'deduction', 'false-material', 'veto'])
export type AdjustmentKind = z.infer<typeof kind>

export const unitChoice = z.strictObject({ unit: unitId, name: z.string(), otherNames: list(z.string()) })

const line = z.strictObject({
  /** null: worked out by the program, nothing that can be withdrawn. */
  id: count.nullable(),
  /** late: 逾期扣分. */
  kind: z.enum([...kind.options, 'late']),
  reason: z.string(),
  level: z.string(),
  document: z.string(),
  day: day.nullable(),
  /** As it counts: given, else the level's or the scheme's; null for a veto. */
  points: points.nullable(),
  counts: z.boolean(),
  /** Whether it counts and why not, in words; '' for one that was taken back. */
  note: z.string(),
  origin: z.string(),
  operator: z.string(),
  at: moment.nullable(),
  state: z.enum(['counts', 'withdrawn', 'undone']),
  withdrawal: z.strictObject({ reason: z.string(), operator: z.string(), at: moment }).nullable(),
})
export type AdjustmentLine = z.infer<typeof line>

const page = z.strictObject({
  archived: z.boolean(),
  today: day,
  vetoAllowed: z.boolean(),
  levels: list(z.strictObject({ name: z.string(), points })),
  grades: list(z.string()),
  bonusCap: points,
  deductionCap: points,
  falseMaterial: points,
  units: list(unitChoice),
  /** Units with anything to show, in document order. */
  groups: list(
    z.strictObject({
      unit: unitId,
      unitName: z.string(),
      /** "加分 5.00（合计 6.00，封顶 5.00）". */
      bonus: z.string(),
      deduction: z.string(),
      total: points.nullable(),
      /** Items are pending: the total is 暂计. */
      provisional: z.boolean(),
      lines: list(line),
    }),
  ),
})
export type AdjustmentPage = z.infer<typeof page>

/** As it was typed; '' for what is open. */
const typed = z.strictObject({
  unit: unitId,
  kind,
  reason: z.string().max(500),
  level: z.string().max(40),
  document: z.string().max(200),
  day: z.string().max(20),
  points: z.string().max(40),
})
export type TypedAdjustment = z.infer<typeof typed>

export const adjustmentPage = defineCall(z.strictObject({ year }), page)

export const previewAdjustment = defineCall(
  z.strictObject({ year, line: typed }),
  z.strictObject({
    effects: list(z.string()),
    /** What is registered on the same matter: only the highest counts. */
    same: list(
      z.strictObject({ reason: z.string(), level: z.string(), document: z.string(), day: day.nullable() }),
    ),
  }),
)

/** `both`: she has seen what is registered on the same matter, and wants this one beside it. */
export const registerAdjustment = defineCall(
  z.strictObject({ year, line: typed, both: z.boolean() }),
  nothing,
)

export const previewAdjustmentWithdrawal = defineCall(
  z.strictObject({ year, id: count }),
  z.strictObject({ effects: list(z.string()) }),
)

export const withdrawAdjustment = defineCall(
  z.strictObject({ year, id: count, reason: z.string().max(500) }),
  nothing,
)

/** A 加减分清单 that was picked; each refused line is named with sheet and cell, the others are registered. */
export const importAdjustments = defineCall(
  z.strictObject({ year, pick: opaqueId }),
  z.strictObject({ added: count, known: count, refused: list(z.string()) }),
)
