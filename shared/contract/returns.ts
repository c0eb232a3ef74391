import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, indicatorId, list, nothing, opaqueId, unitId, year } from './fields.ts'

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

/** One cell of a unit's own columns as it was read. */
export const readCell = z.strictObject({
  indicator: indicatorId,
  field: z.enum(['actual', 'grade', 'selfScore', 'narrative', 'deviation', 'evidence', 'note']),
  sheet: z.string(),
  cell: z.string(),
  original: z.string(),
  /** Decimal (自评得分 in points), band, 是/否, 不适用, no-data or text; null: refused. */
  value: z.string().nullable(),
  remark: z.string().nullable(),
  error: z.string().nullable(),
  message: z.string().nullable(),
})
export type ReadCell = z.infer<typeof readCell>

export const fileRemark = z.strictObject({
  code: z.string(),
  indicator: indicatorId.nullable(),
  message: z.string(),
})

const importedFile = z.strictObject({
  name: z.string(),
  result: z.enum(['read', 'remarks', 'duplicate', 'refused', 'passed-over']),
  unit: unitId.nullable(),
  unitName: z.string().nullable(),
  /** The submission that was stored, or that a duplicate repeats. */
  submission: z.strictObject({ id: count, number: count }).nullable(),
  message: z.string().nullable(),
  /** Refused only for its macros: importing it again with `allowMacros` reads the data. */
  macros: z.boolean(),
  cells: count,
  cellRemarks: count,
  cellErrors: count,
  fileRemarks: count,
})
export type ImportedFile = z.infer<typeof importedFile>

const importResult = z.strictObject({
  files: list(importedFile),
  /** Read, with and without remarks. */
  stored: count,
  refused: count,
  duplicates: count,
  passedOver: count,
  /** 取消: the files named above are done and kept, the others were not tried. */
  cancelled: z.boolean(),
  notTried: count,
})
export type ImportResult = z.infer<typeof importResult>

/** A job with progress. Each file is stored whole or not at all; 取消 keeps what is done. */
export const importReturns = defineCall(
  z.strictObject({
    year,
    picks: z.array(opaqueId).min(1).max(2000).readonly(),
    /** null: the day on which each file was last changed. */
    received: day.nullable(),
    /** States the unit of a single file; null: the files tell. */
    unit: unitId.nullable(),
    /** The officer trusts macro-bearing books of this import; their data is read, macros never run. */
    allowMacros: z.boolean(),
  }),
  importResult,
)

/** The last import of this run; null where there was none. */
export const lastImport = defineCall(
  z.strictObject({ year }),
  z.strictObject({ result: importResult.nullable() }),
)

/** 取消 of the job at work; `running` false: there was none. */
export const cancelJob = defineCall(nothing, z.strictObject({ running: z.boolean() }))
