import { formatPoints, points, type Points } from '#shared/scheme/points.ts'
import { lateDeduction } from '#shared/scoring/adjust.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import { countBonus, countDeductions } from '#shared/scoring/matters.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'

/** What a unit's registered lines come to, in words. */
export interface UnitSums {
  readonly late: Points
  /** "合计 6.00，封顶 5.00"; '' where the cap is not reached. */
  readonly bonusCapped: string
  readonly deductionCapped: string
  readonly bonusText: string
  readonly deductionText: string
}

export function unitSums(input: YearInput, score: UnitScore): UnitSums {
  const { scheme } = input
  const adjustments = input.units.find(({ unit }) => unit === score.unit)?.adjustments ?? []
  const late = lateDeduction(score.lateWorkingDays, scheme)
  const bonus = countBonus(adjustments, scheme).sum
  const deduction = points(countDeductions(adjustments, scheme).sum + late)
  const bonusCapped = capText(bonus, scheme.bonus.cap)
  const deductionCapped = capText(deduction, scheme.deduction.cap)
  const use = scheme.bonus.countsInTotal || score.bonus === 0 ? '' : '，不计入总分，只在同分时排序'
  return {
    late,
    bonusCapped,
    deductionCapped,
    bonusText: `加分 ${formatPoints(score.bonus)}${bracket(bonusCapped)}${use}`,
    deductionText: `扣分 ${formatPoints(score.deduction)}${bracket(deductionCapped)}`,
  }
}

function capText(sum: Points, cap: Points): string {
  return sum > cap ? `合计 ${formatPoints(sum)}，封顶 ${formatPoints(cap)}` : ''
}

function bracket(text: string): string {
  return text === '' ? '' : `（${text}）`
}
