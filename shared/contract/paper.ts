import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, decimal, indicatorId, list, moment, points, rule, unitId, year } from './fields.ts'
import { readCell } from './returns.ts'

/** As typed; '' where nothing is. What a cell of a workbook can hold. */
const typed = z.string().max(32_767)

const typedRow = z.strictObject({
  indicator: indicatorId,
  actual: typed,
  narrative: typed,
  grade: typed,
  selfScore: typed,
  deviation: typed,
  evidence: typed,
  note: typed,
})

const typedEvidence = z.strictObject({
  number: typed,
  indicators: typed,
  title: typed,
  reference: typed,
  kind: typed,
  pages: typed,
})

/** A return on paper as it was typed in: the unit's own cells, the head, the 佐证材料目录. */
const content = z.strictObject({
  received: day.nullable(),
  head: z.strictObject({ filledBy: typed, phone: typed, responsible: typed, date: typed }),
  rows: z.array(typedRow).max(1000).readonly(),
  evidence: z.array(typedEvidence).max(1000).readonly(),
})
export type PaperContent = z.infer<typeof content>

/** How the program reads what is typed, by the rules for returns that come as files. */
const check = z.strictObject({
  cells: list(readCell.omit({ sheet: true, cell: true })),
  /** What is missing in a row, such as evidence numbers. */
  remarks: list(z.strictObject({ indicator: indicatorId, message: z.string() })),
  /** 完成率 in percent with one decimal; null where there is none. */
  rates: list(z.strictObject({ indicator: indicatorId, rate: z.string().nullable() })),
  answered: count,
  rows: count,
})
export type PaperCheck = z.infer<typeof check>

const paperRow = z.strictObject({
  indicator: indicatorId,
  program: z.string(),
  title: z.string(),
  role: z.enum(['牵头', '责任']),
  rule,
  ruleName: z.string(),
  measure: z.string().nullable(),
  target: decimal.nullable(),
  points,
  /** The rule has no 实际完成值: its cell takes nothing. */
  takesActual: z.boolean(),
  /** Words that 实际完成值 takes; empty for figures. */
  actualChoices: list(z.string()),
  gradeChoices: list(z.string()),
  evidenceRequired: z.string(),
})
export type PaperRow = z.infer<typeof paperRow>

const form = z.strictObject({
  unit: unitId,
  unitName: z.string(),
  today: day,
  deadline: day,
  rows: list(paperRow),
  /** What was typed and not saved; null: nothing. */
  draft: z.strictObject({ content, at: moment, operator: z.string() }).nullable(),
  /** How the draft is read, or the empty form. */
  check,
  /** Number of the submission that saving makes. */
  nextNumber: count,
  /** The unit's submissions, the latest first: what is typed may begin with one of them. */
  submissions: list(
    z.strictObject({ id: count, number: count, received: day, way: z.enum(['file', 'paper']) }),
  ),
})
export type PaperForm = z.infer<typeof form>

/** A unit's form to be filled in from paper. */
export const paperForm = defineCall(z.strictObject({ year, unit: unitId }), form)

/** What a submission of the unit holds, to begin with. */
export const paperFromSubmission = defineCall(
  z.strictObject({ submission: count }),
  z.strictObject({ content }),
)

/** Keeps what is typed so far, and says how it is read; an emptied form leaves no draft. */
export const keepPaperDraft = defineCall(
  z.strictObject({ year, unit: unitId, content }),
  z.strictObject({ at: moment, check }),
)

/** Makes a submission of what is typed; the draft is gone then. */
export const savePaper = defineCall(
  z.strictObject({ year, unit: unitId, content }),
  z.strictObject({
    submission: count,
    number: count,
    complete: z.boolean(),
    cellRemarks: count,
    cellErrors: count,
  }),
)

/** Every unit of the year, with what of it is on paper. */
export const paperUnits = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    units: list(z.strictObject({ unit: unitId, name: z.string(), submissions: count, draft: z.boolean() })),
  }),
)
