import type { Points } from '../scheme/points.ts'
import type { ErrorCode, RemarkCode } from './codes.ts'

export type Field = 'actual' | 'grade' | 'selfScore' | 'narrative' | 'deviation' | 'evidence' | 'note'

/** One cell of a unit's own columns that holds something, as it was read. */
export interface CellReading {
  readonly indicator: string
  readonly field: Field
  readonly sheet: string
  /** "H12". */
  readonly cell: string
  /** What the cell shows or holds. */
  readonly original: string
  /** Decimal string (selfScore in points), a band, 是/否, 不适用, no-data or text; null where the cell is refused. */
  readonly value: string | null
  readonly remark: RemarkCode | null
  readonly error: ErrorCode | null
  readonly message: string | null
  /** The office's text, which was read in the place of the original; absent: none. `text` '': left blank. */
  readonly rewritten?: Rewriting
}

export interface Rewriting {
  readonly text: string
  readonly reason: string
  readonly operator: string
  /** ISO, UTC. */
  readonly at: string
}

/** A remark that has no cell of its own. */
export interface FileRemark {
  readonly code: RemarkCode
  readonly indicator: string | null
  readonly message: string
}

/** What a return says of one indicator. */
export interface RowReading {
  readonly indicator: string
  /** Decimal string, or 是/否 for the rule yes-no; null: nothing usable. */
  readonly actual: string | null
  readonly band: string | null
  readonly selfScore: Points | null
  readonly notApplicable: boolean
  readonly noData: boolean
  /** A cell of the row is refused: the item is pending whatever the others say. */
  readonly refused: boolean
  /** Any of the unit's own cells holds something. */
  readonly filled: boolean
  /** 实际完成值, a band, 不适用, no data, or a self score for a graded row. */
  readonly answered: boolean
  readonly narrative: string
  readonly deviation: string
  readonly note: string
  /** Evidence numbers, ranges written out. */
  readonly evidence: readonly string[]
}

export interface EvidenceEntry {
  readonly number: string
  readonly indicators: string
  readonly title: string
  readonly reference: string
  readonly kind: string
  readonly pages: string
}

/** A return that was read: one row for each row of the form, in the form's order. */
export interface ReturnReading {
  readonly sheet: string
  readonly rows: readonly RowReading[]
  readonly cells: readonly CellReading[]
  readonly remarks: readonly FileRemark[]
  readonly evidence: readonly EvidenceEntry[]
  readonly head: {
    readonly filledBy: string
    readonly phone: string
    readonly responsible: string
    readonly date: string
  }
  readonly complete: boolean
}
