/** Limits of a return (spec returns.md, "Refused file"). Sizes in bytes, counted on what is really inflated. */
export const MEGABYTE = 1024 * 1024
export const MAX_FILE_BYTES = 20 * MEGABYTE
export const MAX_ENTRIES = 1_000
export const MAX_PART_BYTES = 64 * MEGABYTE
export const MAX_INFLATED_BYTES = 200 * MEGABYTE

/** What a zip file may hold; bytes are counted on what is really inflated. */
export interface ZipLimits {
  readonly entries: number
  readonly partBytes: number
  readonly inflatedBytes: number
}

export const RETURN_ZIP_LIMITS: ZipLimits = {
  entries: MAX_ENTRIES,
  partBytes: MAX_PART_BYTES,
  inflatedBytes: MAX_INFLATED_BYTES,
}

export const MAX_CELLS = 200_000
export const MAX_ROWS = 5_000

/** Excel's own limits; a cell beyond them is no cell. */
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384
export const MAX_CELL_TEXT = 32_767

/** What no honest workbook reaches; they bound the work on a hostile one. */
export const MAX_XML_DEPTH = 64
export const MAX_ATTRIBUTE_LENGTH = 65_536
export const MAX_ATTRIBUTES = 512
export const MAX_SILENT_XML = 4 * 65_536
export const MAX_SHARED_STRINGS = 1_000_000
export const MAX_STYLES = 70_000
export const MAX_MERGES = 65_536
export const MAX_SHEETS = 1_000
