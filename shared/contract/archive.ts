import { z } from 'zod'
import { defineCall } from './call.ts'
import { count, list, moment, nothing, year, yearState } from './fields.ts'
import { savedFiles } from './saved.ts'
import { gap } from './year-progress.ts'

const archiveRow = z.strictObject({
  fileName: z.string(),
  /** Bytes. */
  size: count,
  /** 归档校验码 and 操作记录校验码, to be noted apart from the file. */
  code: z.string(),
  chainCode: z.string(),
  entries: count,
  operator: z.string(),
  at: moment,
  /** false: the year was unlocked since, what came then is not in it. */
  current: z.boolean(),
})
export type ArchiveRow = z.infer<typeof archiveRow>

/** 归档与对比, the part of one year. */
export const archivePage = defineCall(
  z.strictObject({ year }),
  z.strictObject({
    year,
    state: yearState,
    /** What keeps the year from being archived; empty: nothing does, or it is. */
    gaps: list(gap),
    archived: z.strictObject({ at: moment, operator: z.string() }).nullable(),
    /** The latest first. */
    archives: list(archiveRow),
  }),
)
export type ArchivePage = z.infer<(typeof archivePage)['value']>

/** Closes the year and writes its archive file, verified by reading it again; for a closed year one more copy. A job. */
export const archiveYear = defineCall(
  z.strictObject({ year }),
  z.strictObject({ saved: savedFiles, code: z.string(), chainCode: z.string(), size: count }),
)

export const unlockYear = defineCall(z.strictObject({ year, reason: z.string().max(500) }), nothing)
