import { z } from 'zod'
import type { ErrorCode, RemarkCode } from '../returns/codes.ts'
import { defineCall } from './call.ts'
import { count, indicatorId, list, moment, nothing, opaqueId, unitId, year } from './fields.ts'

const picked = z.strictObject({
  id: opaqueId,
  name: z.string(),
  /** A folder is walked when it is imported. */
  folder: z.boolean(),
})
export type PickedFile = z.infer<typeof picked>

export const pickedFiles = z.strictObject({ picks: list(picked) })
export type PickedFiles = z.infer<typeof pickedFiles>

/** Electron's dialog. `cancelled` where it was closed, `not-in-this-host` in the browser host, which takes uploads. */
export const pickReturns = defineCall(z.strictObject({ what: z.enum(['files', 'folder']) }), pickedFiles)

/** Codes of the reading (spec returns.md); main alone makes them. */
export const remarkCode = z.custom<RemarkCode>((code) => typeof code === 'string')
export const refusalCode = z.custom<ErrorCode>((code) => typeof code === 'string')

/** The office's own text for a cell. */
export const rewriting = z.strictObject({
  text: z.string(),
  reason: z.string(),
  operator: z.string(),
  at: moment,
})

/** One cell of a unit's own columns as it was read. */
export const readCell = z.strictObject({
  indicator: indicatorId,
  field: z.enum(['actual', 'grade', 'selfScore', 'narrative', 'deviation', 'evidence', 'note']),
  sheet: z.string(),
  cell: z.string(),
  original: z.string(),
  /** Decimal (自评得分 in points), band, 是/否, 不适用, no-data or text; null: refused. */
  value: z.string().nullable(),
  remark: remarkCode.nullable(),
  error: refusalCode.nullable(),
  message: z.string().nullable(),
  /** The office's text, which was read in the place of `original`; '': left blank. Absent: none. */
  rewritten: rewriting.exactOptional(),
})
export type ReadCell = z.infer<typeof readCell>

const importedFile = z.strictObject({
  name: z.string(),
  result: z.enum(['read', 'remarks', 'duplicate', 'refused', 'passed-over']),
  unit: unitId.nullable(),
  unitName: z.string().nullable(),
  /** The submission that was stored, or that a duplicate repeats. */
  submission: z.strictObject({ id: count, number: count }).nullable(),
  /** A sentence: what was read, or why not and what to do. */
  message: z.string(),
  doubts: count,
})
export type ImportedFile = z.infer<typeof importedFile>

export const importResult = z.strictObject({
  files: list(importedFile),
  /** Read, with and without remarks. */
  stored: count,
  refused: count,
  duplicates: count,
  passedOver: count,
  /** 取消: the files named above are done and kept, so many were not tried and wait as checked. */
  notTried: count,
  /** Files that wait for the officer to say whose they are, or that they may be read. */
  waiting: count,
})
export type ImportResult = z.infer<typeof importResult>

/** The last import of this run; null where there was none. */
export const lastImport = defineCall(
  z.strictObject({ year }),
  z.strictObject({ result: importResult.nullable() }),
)

/** 取消 of the job at work; `running` false: there was none. */
export const cancelJob = defineCall(nothing, z.strictObject({ running: z.boolean() }))
