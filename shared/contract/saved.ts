import { z } from 'zod'
import { count, list, opaqueId } from './fields.ts'

const file = z.strictObject({
  name: z.string(),
  /** A file of that name was there and stays; this one has a number behind its name. */
  renamed: z.boolean(),
})

/** Only where 取消 was pressed: so many files were left out; those that are named are whole. */
const notWritten = count.optional()

/** Where written files are. Electron: in a folder that was chosen in its dialog. Browser host: one download, a zip where there are several files. */
export const savedFiles = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('folder'),
    /** For openFolder. */
    place: opaqueId,
    /** To be shown. */
    path: z.string(),
    files: list(file),
    notWritten,
  }),
  z.strictObject({
    kind: z.literal('download'),
    /** For the download route; good until the program ends. */
    id: opaqueId,
    name: z.string(),
    bytes: count,
    files: list(file),
    notWritten,
  }),
])
export type SavedFiles = z.infer<typeof savedFiles>
