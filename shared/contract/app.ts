import { z } from 'zod'
import { callError } from './answer.ts'
import { defineCall } from './call.ts'
import { count, list, moment, nothing, unitId, year, yearState } from './fields.ts'

export const yearEntry = z.strictObject({
  year,
  /** Made-up sample data: every screen says so. */
  sample: z.boolean(),
  state: yearState,
  /** Only of a sample year whose making was stopped: so many units are in, of so many. */
  unfinished: z.strictObject({ done: count, total: count }).optional(),
})
export type YearEntry = z.infer<typeof yearEntry>

const status = z.strictObject({
  /** electron: dialogs, drop, folders. browser: uploads and downloads. */
  host: z.enum(['electron', 'browser']),
  version: z.string(),
  /** Where the data lies, to be shown. */
  dataFolder: z.string(),
  /** null: the database is open. Else why not; no calls but this one and those of restoring work. */
  problem: callError.nullable(),
  /** Not null: the data can be looked at, and not changed. `findings`: what is not as the program wrote it. */
  damage: z.strictObject({ message: z.string(), findings: list(z.string()) }).nullable(),
  /** What to do about a clock that was set back; null: nothing. */
  clock: z.string().nullable(),
  /** An import that an earlier run left unfinished: what is missing, and what to do; null: none. */
  interrupted: z.strictObject({ year, message: z.string() }).nullable(),
  /** The backups that are whole, the newest first; told where the database is damaged or cannot be opened. */
  backups: list(z.strictObject({ name: z.string(), at: moment })),
  /** From the earliest to the latest. */
  years: list(yearEntry),
})
export type AppStatus = z.infer<typeof status>

export const appStatus = defineCall(nothing, status)

/** A year with the built-in plan and scheme. `withoutHeirs`: ended units whose indicators fall away (newYearUnits). */
export const createYear = defineCall(
  z.strictObject({ year, withoutHeirs: z.array(unitId).max(40).readonly().optional() }),
  z.strictObject({ year, units: count, indicators: count }),
)

/**
 * One click: a year of made-up returns, imported as real ones are. A job; 取消 stops it between two units: what is in stays,
 * `finished` is false, and the next call goes on from there. `reviewed`: led on through review, feedback and appeals.
 */
export const createSampleYear = defineCall(
  z.strictObject({ reviewed: z.boolean().optional() }),
  z.strictObject({ year, files: count, finished: z.boolean() }),
)
