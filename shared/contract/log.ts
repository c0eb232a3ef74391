import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, day, list, moment, nothing, unitId, year } from './fields.ts'
import { savedFiles } from './saved.ts'

/**
 * Undoes entries of the log, all or none; one that undid another is turned back by doing that again. `cannot-undo` says
 * what comes first. The answer's `undoable` are the new entries, which can be turned in their turn.
 */
export const undoEntries = defineCall(
  z.strictObject({ entries: z.array(count).min(1).max(5000).readonly() }),
  /** "已撤销：核定 市教育局 1.1". */
  z.strictObject({ text: z.string() }),
)

/** Whether an entry can be undone now, and in which words; else why not. */
export const undoState = defineCall(
  z.strictObject({ entry: count }),
  z.strictObject({
    possible: z.boolean(),
    /** What would be done, or why it cannot be. */
    text: z.string(),
  }),
)

/** null: whatever it is. A day is one in China. */
const filter = z.strictObject({
  text: z.string().max(200),
  operator: z.string().max(100).nullable(),
  action: z.string().max(100).nullable(),
  unit: unitId.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  /** Entries of this year and of none. */
  year: year.nullable(),
})
export type LogFilter = z.infer<typeof filter>

const logRow = z.strictObject({
  sequence: count,
  at: moment,
  operator: z.string(),
  action: z.string(),
  object: z.string(),
  /** What the object is about: an indicator's title; '' for none. */
  about: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  /** undoable: of a kind that can be; whether now, undoState says. stays: of a kind that cannot. */
  state: z.enum(['undone', 'undoable', 'stays']),
})
export type LogRow = z.infer<typeof logRow>

/** The latest that the filter leaves, newest first, at most 5000; `found` counts them all. */
export const listLog = defineCall(
  filter,
  z.strictObject({
    rows: list(logRow),
    found: count,
    total: count,
    /** Names and actions that stand in the log, to filter by. */
    operators: list(z.string()),
    actions: list(z.string()),
    units: list(z.strictObject({ unit: unitId, name: z.string(), names: list(z.string()) })),
  }),
)

/** Walks the whole chain of the log; `text` says that it is whole, with its check code, or where it is damaged. */
export const checkLog = defineCall(nothing, z.strictObject({ whole: z.boolean(), text: z.string() }))

/** What the filter leaves, all of it, as one workbook. */
export const exportLog = defineCall(filter, savedFiles)
