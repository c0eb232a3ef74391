import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, indicatorId, list, moment, unitId, year } from './fields.ts'
import { fileRemark, readCell } from './returns.ts'

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
  cellRemarks: count,
  cellErrors: count,
  fileRemarks: count,
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
  cells: list(readCell),
})

/** A cell that differs from the unit's submission before. */
const changedCell = z.strictObject({
  indicator: indicatorId,
  field: readCell.shape.field,
  before: z.string(),
  after: z.string(),
})

const reading = z.strictObject({
  submission,
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
  /** null: the unit's first submission. */
  changes: list(changedCell).nullable(),
})
export type SubmissionReading = z.infer<typeof reading>

export const readSubmission = defineCall(z.strictObject({ submission: count }), reading)

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

/** The original as it was sent, from its kept bytes: one sheet, the one that was read where `sheet` is null. */
export const submissionSheet = defineCall(
  z.strictObject({ submission: count, sheet: z.string().max(200).nullable() }),
  z.strictObject({ sheets: list(z.string()), sheet: gridSheet }),
)
