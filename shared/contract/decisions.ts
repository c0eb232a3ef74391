import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, indicatorId, list, nothing, year } from './fields.ts'
import { readCell } from './returns.ts'
import { decisionKey } from './submissions.ts'

const reason = z.string().max(2000)
const text = z.string().max(2000)

const newDecision = z.strictObject({
  ...decisionKey,
  /** undecided: takes the decision back. */
  kind: z.enum(['adopt', 'rewrite', 'send-back', 'undecided']),
  /** Of a rewrite alone; '': the cell shall be blank. */
  text: text.nullable(),
  reason,
})
export type NewDecision = z.infer<typeof newDecision>

/** 采用, 改写, 退回单位, 撤销; all of the list or none. `rewrite-refused`: an own text cannot be read, and why. */
export const decideCells = defineCall(
  z.strictObject({ submission: count, decisions: z.array(newDecision).min(1).max(2000).readonly() }),
  nothing,
)

/** What a text would be read as in the place of a cell; nothing is kept. */
export const previewRewrite = defineCall(
  z.strictObject({ submission: count, indicator: indicatorId, field: readCell.shape.field, text }),
  z.strictObject({
    /** null: the cell would be blank. */
    cell: readCell.nullable(),
    /** What would be doubtful elsewhere in the row. */
    others: list(z.string()),
  }),
)

/** How many doubts of a rule are open and can be adopted in the returns that count; for 全部采用这一类. */
export const countRule = defineCall(
  z.strictObject({ year, code: z.string().max(60) }),
  z.strictObject({ doubts: count, units: count }),
)

/** Adopts them all. */
export const adoptRule = defineCall(
  z.strictObject({ year, code: z.string().max(60) }),
  z.strictObject({ adopted: count, units: count }),
)

/** 以这次为准. Items that it changes wait for review again; their scores stay in the history. */
export const chooseStanding = defineCall(
  z.strictObject({ submission: count, reason }),
  z.strictObject({ reopened: count }),
)
