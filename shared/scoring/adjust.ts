import { points, type Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { UnitInput } from './input.ts'
import { countBonus, countDeductions } from './matters.ts'

const NONE = points(0)

/** Bonus = min(Σ bonuses, cap). */
export function bonusOf(unit: UnitInput, scheme: Scheme): Points {
  if (unit.adjustments.length === 0) return NONE
  return capped(countBonus(unit.adjustments, scheme).sum, scheme.bonus.cap)
}

/** Deduction = min(Σ deductions, cap), lateness among them. */
export function deductionOf(unit: UnitInput, lateWorkingDays: number | null, scheme: Scheme): Points {
  const late = lateDeduction(lateWorkingDays, scheme)
  const listed = unit.adjustments.length === 0 ? NONE : countDeductions(unit.adjustments, scheme).sum
  return capped(points(late + listed), scheme.deduction.cap)
}

/** At most `lateCap`; none without a return, which is 缺报 already. */
export function lateDeduction(lateWorkingDays: number | null, scheme: Scheme): Points {
  if (lateWorkingDays === null) return NONE
  const { latePerWorkingDay, lateCap } = scheme.deduction
  return capped(points(lateWorkingDays * latePerWorkingDay), lateCap)
}

function capped(value: Points, cap: Points): Points {
  return value > cap ? cap : value
}
