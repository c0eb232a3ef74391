import type { CellRemarkCode, ErrorCode } from './codes.ts'
import type { Unreadable } from './numbers/number-reading.ts'
import type { Field } from './reading.ts'
import type { Cell } from './workbook.ts'

/** A cell on its way to a CellReading: all remarks that apply, before the first is chosen. */
export interface CellDraft {
  readonly field: Field
  readonly cell: Cell
  readonly value: string | null
  readonly remarks: readonly CellRemarkCode[]
  readonly error: ErrorCode | null
  /** Why a number could not be read. */
  readonly why: Unreadable | null
  /** What the message of a code adds: the allowed range, the suggested score, the numbers that are missing. */
  readonly details: Readonly<Record<string, string>>
}

export function taken(
  field: Field,
  cell: Cell,
  value: string,
  remarks: Iterable<CellRemarkCode> = [],
): CellDraft {
  return { field, cell, value, remarks: [...remarks], error: null, why: null, details: {} }
}

export function refused(
  field: Field,
  cell: Cell,
  error: ErrorCode,
  why: Unreadable | null = null,
): CellDraft {
  return { field, cell, value: null, remarks: [], error, why, details: {} }
}

export function remarked(draft: CellDraft, code: CellRemarkCode, detail = ''): CellDraft {
  return { ...draft, remarks: [...draft.remarks, code], details: { ...draft.details, [code]: detail } }
}
