import type { Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { bonusOf, deductionOf } from './adjust.ts'
import { scoreBlocks } from './block-score.ts'
import type { UnitInput } from './input.ts'
import type { PreparedUnit } from './prepare.ts'
import { baseOf, totalOf } from './unit-total.ts'

/** A unit's scores before it is set beside the others of its group. */
export interface ScoredUnit {
  readonly input: UnitInput
  readonly lateWorkingDays: number | null
  readonly prepared: PreparedUnit
  readonly pendingItems: number
  readonly bonus: Points
  readonly deduction: Points
  /** null while any item is pending, and where no item counts. */
  readonly base: Points | null
  readonly total: Points | null
  readonly provisional: { readonly base: Points | null; readonly total: Points | null }
}

export function scoreUnit(
  input: UnitInput,
  prepared: PreparedUnit,
  lateWorkingDays: number | null,
  scheme: Scheme,
): ScoredUnit {
  const blocks = scoreBlocks(input.items, prepared, scheme.leadWeight)
  const pendingItems = blocks.reduce((sum, { pending }) => sum + pending, 0)
  const bonus = bonusOf(input, scheme)
  const deduction = deductionOf(input, lateWorkingDays, scheme)
  const sum = baseOf(blocks)
  const provisional = { base: sum, total: sum === null ? null : totalOf(sum, bonus, deduction, scheme) }
  // Without pending items nothing stands in: what is provisional is final.
  const { base, total } = pendingItems === 0 ? provisional : { base: null, total: null }
  return { input, prepared, lateWorkingDays, pendingItems, bonus, deduction, base, total, provisional }
}

/** 未参评: nothing is pending and no item counts. */
export function isNotEvaluated({ pendingItems, base }: ScoredUnit): boolean {
  return pendingItems === 0 && base === null
}
