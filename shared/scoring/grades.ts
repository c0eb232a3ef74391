import type { Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Veto } from './input.ts'

/** Position among the scheme's grades, 0 the highest. */
export type GradeIndex = number

/** First threshold with total ≥ `from`. */
export function gradeReached(total: Points, scheme: Scheme): GradeIndex {
  const index = scheme.grades.findIndex(({ from }) => total >= from)
  return index === -1 ? lowestGrade(scheme) : index
}

export function gradeName(index: GradeIndex, scheme: Scheme): string {
  const grade = scheme.grades[Math.min(index, lowestGrade(scheme))]
  if (grade === undefined) throw new Error('the scheme has no grades')
  return grade.name
}

/** The grade that false material bars and the quota limits: the quota's, or the highest where there is no quota. */
export function distinctionGrade(scheme: Scheme): GradeIndex {
  const { quota } = scheme
  if (quota === null) return 0
  const index = scheme.grades.findIndex(({ name }) => name === quota.grade)
  if (index === -1) throw new Error(`the quota's grade ${quota.grade} is none of the scheme's`)
  return index
}

/**
 * The scheme's lowest grade, or the one that the veto names. A veto never betters: where the total gives a lower grade,
 * that one stands; and a distinction is nothing that a veto could name, so the lowest stands.
 */
export function vetoedGrade(veto: Veto, reached: GradeIndex, scheme: Scheme): GradeIndex {
  const named = scheme.grades.findIndex(({ name }) => name === veto.grade)
  if (named <= distinctionGrade(scheme)) return lowestGrade(scheme)
  return Math.max(named, reached)
}

function lowestGrade(scheme: Scheme): GradeIndex {
  return scheme.grades.length - 1
}

/** floor(percent × ranked units / 100); null without a quota. */
export function quotaPlaces(ranked: number, scheme: Scheme): number | null {
  if (scheme.quota === null) return null
  const { mantissa, scale } = scheme.quota.percent
  return Number((mantissa * BigInt(ranked)) / (100n * 10n ** BigInt(scale)))
}
