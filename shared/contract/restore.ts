import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, opaqueId, year } from './fields.ts'

/** A backup of the list by its name, or a file that was chosen or dropped. */
const source = z.strictObject({ from: z.union([z.string().max(200), z.strictObject({ pick: opaqueId })]) })

const evidence = z.strictObject({
  /** Evidence files and photos that the backup speaks of. */
  total: count,
  /** Only beside the backup: they come back with it. */
  beside: count,
  /** Neither here nor there, as a person calls them; the first twenty. */
  missing: list(z.string()),
  missingCount: count,
})

const content = z.strictObject({
  name: z.string(),
  years: list(year),
  /** When the last thing was done in it; null: nothing yet. */
  lastEntry: moment.nullable(),
  /** So many entries of the log it does not have. other: it is of other data. null: the data cannot be read now. */
  lost: z.union([count, z.literal('other'), z.null()]),
  /** null: of an earlier version, whose evidence can be told only after going back to it. */
  evidence: evidence.nullable(),
})
export type BackupContent = z.infer<typeof content>

/** Reads a backup whole: what it holds, and what going back to it would lose. Answers without an open database too. */
export const previewRestore = defineCall(source, content)

/** Puts a backup in the place of the data; they are kept beside it. Answers without an open database too. */
export const restoreBackup = defineCall(source, z.strictObject({ evidence: evidence.nullable() }))
