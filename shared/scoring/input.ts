import type { UnitId } from '../plan/unit.ts'
import type { Day } from '../scheme/day.ts'
import type { Points } from '../scheme/points.ts'
import type { ItemValues } from '../scheme/suggest.ts'
import type { Scheme } from '../scheme/scheme.ts'

/** All that a year's scores depend on. */
export interface YearInput {
  readonly year: number
  readonly scheme: Scheme
  /** Last day for handing in. */
  readonly deadline: Day
  /** Working days differ from Monday to Friday by these: days off on weekdays, and working Saturdays and Sundays. */
  readonly calendar: WorkingCalendar
  readonly units: readonly UnitInput[]
}

export interface WorkingCalendar {
  readonly holidays: ReadonlySet<Day>
  readonly workingWeekends: ReadonlySet<Day>
}

export interface UnitInput {
  readonly unit: UnitId
  readonly name: string
  readonly groupId: string
  /** Day of the first submission that was not refused; null: no return. */
  readonly firstReceived: Day | null
  /** Number of the submission that stands; null: no return. */
  readonly submission: number | null
  /** By indicator id; an indicator without an entry has an empty row (or no return). */
  readonly items: ReadonlyMap<string, ItemInput>
  readonly adjustments: readonly Adjustment[]
  readonly veto: Veto | null
  /** The office's decision on a tie at the quota's edge: the grade that it gave. */
  readonly decidedGrade: string | null
  /** The office's own grade in the place of the one that the rules give; null: none. */
  readonly changedGrade: GradeChange | null
  readonly appealOpen: boolean
}

/** What the scores of a unit's items depend on, besides the scheme. */
export type UnitItems = Pick<UnitInput, 'unit' | 'groupId' | 'submission' | 'items'>

/** What stands in the submission, and what the office made of it. */
export interface ItemInput {
  readonly reported: ReportedItem | null
  readonly verified: VerifiedItem | null
}

export interface ReportedItem extends ItemValues {
  readonly notApplicable: boolean
  readonly noData: boolean
  /** A cell of the row was refused. */
  readonly refused: boolean
  /** Any of the unit's own cells holds something; an unfilled row is missing. */
  readonly filled: boolean
}

/** `score`: the office's score. `missing`: counted as 缺报 although something stands there. */
export type VerifiedItem =
  | { readonly kind: 'score'; readonly score: Points; readonly values: ItemValues | null }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'missing' }

export type Adjustment =
  | {
      readonly kind: 'bonus'
      readonly reason: string
      readonly level: string
      readonly document: string
      readonly date: Day
      /** null: the level's points. */
      readonly points: Points | null
    }
  | {
      readonly kind: 'deduction'
      readonly reason: string
      readonly document: string
      readonly points: Points
    }
  | {
      readonly kind: 'false-material'
      readonly reason: string
      readonly document: string
      readonly points: Points | null
    }

export interface GradeChange {
  readonly grade: string
  readonly reason: string
}

export interface Veto {
  readonly reason: string
  /** null: the scheme's lowest grade. */
  readonly grade: string | null
}
