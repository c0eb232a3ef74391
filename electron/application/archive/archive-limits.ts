import type { ZipLimits } from '#electron/workbooks/read/limits.ts'

const MEGABYTE = 1024 * 1024
/** What the fields of the format hold without ZIP64, in bytes. */
export const MAX_ARCHIVE_BYTES = 4096 * MEGABYTE - 1
/** One entry at a time is in memory. */
const MAX_ENTRY_BYTES = 1024 * MEGABYTE

export const ARCHIVE_LIMITS: ZipLimits = {
  entries: 60_000,
  partBytes: MAX_ENTRY_BYTES,
  inflatedBytes: MAX_ARCHIVE_BYTES,
}
