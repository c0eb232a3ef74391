import { z } from 'zod'
import { defineCall } from './call.ts'
import { count } from './fields.ts'

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
