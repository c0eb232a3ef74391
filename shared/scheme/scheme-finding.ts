import type { UnitId } from '../plan/unit.ts'
import type { SchemePlace } from './scheme-place.ts'

export interface SchemeFinding {
  /** wrong: nothing is saved until it is mended. hint: it may be meant so. */
  readonly level: 'wrong' | 'hint'
  readonly message: string
  readonly at: SchemePlace
}

const MOST_NAMES = 5

/** "市科协、市教育局等 7 家单位". */
export function namesOf(units: readonly UnitId[], nameOf: (unit: UnitId) => string): string {
  const names = units.slice(0, MOST_NAMES).map(nameOf).join('、')
  return units.length > MOST_NAMES ? `${names}等 ${units.length} 家单位` : names
}
