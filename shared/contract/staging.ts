import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, list, nothing, opaqueId, unitId, year } from './fields.ts'
import { importResult } from './returns.ts'
import { reading, shownSheet } from './submissions.ts'

const stagedFile = z.strictObject({
  id: opaqueId,
  name: z.string(),
  state: z.enum(['ready', 'ask-unit', 'ask-macros', 'refused', 'duplicate', 'passed-over', 'left-out']),
  unit: unitId.nullable(),
  unitName: z.string().nullable(),
  /** By what the unit was recognised: "表内识别信息、文件名"; '' where it was not. */
  recognised: z.string(),
  received: day,
  /** The submission that it would be, or that it repeats. */
  number: count.nullable(),
  /** Whole sentences: what would happen, or why not and what to do. */
  message: z.string(),
  /** Units among which the file leaves the choice. */
  candidates: list(unitId),
  /** What its 单位名称 cell says and nobody is called; asked whether to keep it as a name of the chosen unit. */
  unknownName: z.string().nullable(),
  /** The officer has said the unit, or trusted the macros. */
  stated: z.boolean(),
  /** There is a reading to look at. */
  readable: z.boolean(),
  doubts: count,
  /** Different cells against the submission that stands; null: the unit's first. */
  changes: count.nullable(),
})
export type StagedFileRow = z.infer<typeof stagedFile>

const staging = z.strictObject({
  files: list(stagedFile),
  /** null: each file's day of modification. */
  received: day.nullable(),
  ready: count,
  /** Files that wait for an answer of the officer. */
  asked: count,
  refused: count,
  /** 取消: so many were not looked at. */
  notTried: count,
})
export type StagingView = z.infer<typeof staging>

/**
 * A job with progress: reads and judges files and stores nothing. New files come to those that wait; without any the
 * waiting ones are checked anew.
 */
export const stageReturns = defineCall(
  z.strictObject({ year, picks: z.array(opaqueId).max(2000).readonly(), received: day.nullable() }),
  staging,
)

/** What is checked and waits; null: nothing. */
export const stagedReturns = defineCall(
  z.strictObject({ year }),
  z.strictObject({ staging: staging.nullable() }),
)

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unit: unitId, remember: z.boolean() }),
  z.strictObject({ kind: z.literal('allow-macros') }),
  z.strictObject({ kind: z.literal('leave-out'), leftOut: z.boolean() }),
])
export type StagedFileChange = z.infer<typeof change>

/** What the officer says of one checked file; it is read again where that is needed. */
export const changeStaged = defineCall(z.strictObject({ year, file: opaqueId, change }), staging)

/** 收到日期 of all checked files; null: each file's day of modification. */
export const receiveStagedOn = defineCall(z.strictObject({ year, received: day.nullable() }), staging)

/** A job with progress: each file is stored whole or not at all; 取消 keeps what is done. */
export const confirmStaged = defineCall(z.strictObject({ year }), importResult)

/** 放弃: nothing of what was checked is stored. */
export const dropStaged = defineCall(z.strictObject({ year }), nothing)

export const stagedReading = defineCall(
  z.strictObject({ year, file: opaqueId }),
  z.strictObject({ file: stagedFile, reading }),
)

/** A checked file's sheet, as {@link submissionSheet}; `stale-check` where the file is another now. */
export const stagedSheet = defineCall(
  z.strictObject({ year, file: opaqueId, sheet: z.string().max(200).nullable() }),
  shownSheet,
)
