import type { UnitId } from '../plan/unit.ts'
import type { Decimal } from '../scheme/decimal.ts'
import type { Points } from '../scheme/points.ts'
import type { Rule } from '../scheme/scheme.ts'

/** The scores of a year. Every sum adds rounded numbers, so every printed table adds up. */
export interface ScoreSheet {
  readonly year: number
  readonly groups: readonly GroupScore[]
}

export interface GroupScore {
  readonly id: string
  readonly name: string
  /** Ranked units of the group that have or will have a score. */
  readonly rankedUnits: number
  /** At most so many may hold the quota's grade; null: no quota. */
  readonly quotaPlaces: number | null
  readonly units: readonly UnitScore[]
}

export type GradeNote = '受名额限制' | '单列' | '待定' | '材料不实' | '一票否决' | '改定'

export interface UnitScore {
  readonly unit: UnitId
  readonly name: string
  readonly unranked: boolean
  readonly submission: number | null
  /** null without a return. */
  readonly lateWorkingDays: number | null
  /** Worked out when first asked for: ranks and grades need none of it. */
  readonly blocks: () => readonly BlockScore[]
  /** null while any item is pending, and for 未参评 units. */
  readonly base: Points | null
  readonly bonus: Points
  readonly deduction: Points
  readonly total: Points | null
  readonly rank: number | null
  readonly grade: string | null
  readonly gradeNote: GradeNote | null
  readonly provisionalGrade: boolean
  readonly pendingItems: number
  /** 未参评: no item counts. */
  readonly notEvaluated: boolean
  /** 暂计: what the scores would be with suggested scores standing in; equal to base and total when nothing is pending. */
  readonly provisional: { readonly base: Points | null; readonly total: Points | null }
}

export interface BlockScore {
  readonly id: string
  readonly name: string
  readonly max: Points
  /** null while an item is pending, or when no item counts. */
  readonly score: Points | null
  readonly dropped: boolean
  readonly items: readonly ItemScore[]
}

export type ItemState = 'scored' | 'pending' | 'missing' | 'not-applicable' | 'no-data'

export interface ItemScore {
  readonly indicator: string
  readonly title: string
  readonly rule: Rule
  readonly points: Points
  readonly weight: Decimal
  readonly target: Decimal | null
  /** Decimal string, 是 or 否. */
  readonly actual: string | null
  readonly grade: string | null
  readonly state: ItemState
  readonly selfScore: Points | null
  readonly suggested: Points | null
  readonly score: Points | null
}
