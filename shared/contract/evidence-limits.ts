const MEGABYTE = 1024 * 1024

/** Of one evidence file. */
export const MAX_EVIDENCE_BYTES = 200 * MEGABYTE
/** The window holds a whole file in memory while it shows it. */
export const MAX_PREVIEW_BYTES = 60 * MEGABYTE
/** So much is asked for at a time. */
export const PREVIEW_PIECE_BYTES = MEGABYTE
