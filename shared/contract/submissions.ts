import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, indicatorId, list, moment, unitId, year } from './fields.ts'
import { readCell, refusalCode, remarkCode } from './returns.ts'

const submission = z.strictObject({
  id: count,
  unit: unitId,
  unitName: z.string(),
  number: count,
  fileName: z.string(),
  /** paper: filled in by the office from a return on paper. */
  way: z.enum(['file', 'paper']),
  received: day,
  /** When it was imported. */
  at: moment,
  operator: z.string(),
  complete: z.boolean(),
  /** It is the one that counts. */
  stands: z.boolean(),
  /** 疑点, and how many of them are not decided yet. */
  doubts: count,
  openDoubts: count,
})
export type SubmissionRow = z.infer<typeof submission>

export const listSubmissions = defineCall(
  z.strictObject({ year }),
  z.strictObject({ submissions: list(submission) }),
)

const evidence = z.strictObject({
  number: z.string(),
  indicators: z.string(),
  title: z.string(),
  reference: z.string(),
  kind: z.string(),
  pages: z.string(),
})

const readingRow = z.strictObject({
  indicator: indicatorId,
  title: z.string(),
  /** Any of the unit's own cells holds something. */
  filled: z.boolean(),
  answered: z.boolean(),
  refused: z.boolean(),
  /** Columns in which the row must be answered: of a blank one the screen says so. */
  expects: list(readCell.shape.field),
  cells: list(readCell),
})

/** Names a cell or remark as the office's decisions do: a column, or the code of a remark that has no cell. */
export const decisionKey = {
  indicator: indicatorId.nullable(),
  field: z.string().min(1).max(60),
}

/** A remark that has no cell of its own. */
const fileRemark = z.strictObject({
  code: remarkCode,
  ...decisionKey,
  message: z.string(),
})

const side = z.strictObject({ original: z.string(), value: z.string().nullable() })

/** A cell that says something else than in the submission that stood before. */
const changedCell = z.strictObject({
  indicator: indicatorId,
  field: readCell.shape.field,
  /** null: blank. */
  before: side.nullable(),
  after: side.nullable(),
})

export const doubtState = z.enum(['open', 'adopted', 'rewritten', 'sent-back', 'gone'])

const doubt = z.strictObject({
  ...decisionKey,
  code: z.union([remarkCode, refusalCode]),
  /** The rule in the office's words: 约数. */
  rule: z.string(),
  /** Not read at all: it cannot be adopted. */
  refused: z.boolean(),
  message: z.string(),
  /** What may be written to the unit when it is sent back. */
  proposal: z.string(),
  state: doubtState,
})
export type ReadDoubt = z.infer<typeof doubt>

const cellDecision = z.strictObject({
  ...decisionKey,
  kind: z.enum(['adopt', 'rewrite', 'send-back']),
  text: z.string().nullable(),
  reason: z.string(),
  operator: z.string(),
  at: moment,
})
export type ReadDecision = z.infer<typeof cellDecision>

/** How a return was read, stored or only checked. */
export const reading = z.strictObject({
  /** Name of the sheet that was read. */
  sheet: z.string(),
  head: z.strictObject({
    filledBy: z.string(),
    phone: z.string(),
    responsible: z.string(),
    date: z.string(),
  }),
  /** One for each row of the form, in its order. */
  rows: list(readingRow),
  remarks: list(fileRemark),
  evidence: list(evidence),
  /** The submission that stood before, and what is different; null: the unit's first. */
  against: z.strictObject({ number: count, changes: list(changedCell) }).nullable(),
  doubts: list(doubt),
  decisions: list(cellDecision),
})
export type ReturnReadingView = z.infer<typeof reading>

export const readSubmission = defineCall(
  z.strictObject({ submission: count }),
  z.strictObject({ submission, reading }),
)

const gridCell = z.strictObject({
  row: count,
  column: count,
  /** "H12". */
  cell: z.string(),
  text: z.string(),
  type: z.enum(['number', 'text', 'boolean', 'error', 'date', 'blank']),
  format: z.string().nullable(),
  formula: z.boolean(),
})
const gridSheet = z.strictObject({
  name: z.string(),
  state: z.enum(['visible', 'hidden', 'veryHidden']),
  rows: count,
  columns: count,
  /** In order of row, then column; empty cells left out. */
  cells: list(gridCell),
  merges: list(z.strictObject({ top: count, left: count, bottom: count, right: count })),
  hiddenRows: list(z.tuple([count, count])),
  hiddenColumns: list(z.tuple([count, count])),
})
export type GridSheet = z.infer<typeof gridSheet>

export const shownSheet = z.strictObject({ sheets: list(z.string()), sheet: gridSheet })

/** The original as it was sent, from its kept bytes: one sheet, the one that was read where `sheet` is null. */
export const submissionSheet = defineCall(
  z.strictObject({ submission: count, sheet: z.string().max(200).nullable() }),
  shownSheet,
)
