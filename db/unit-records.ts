import type { UnitId } from '#shared/plan/unit.ts'
import type { Database } from './open.ts'

/** What a year holds of a unit. */
export interface UnitRecords {
  readonly submissions: number
  /** Reviewed items and registered adjustments. */
  readonly decisions: number
  readonly formIssued: boolean
}

export function countUnitRecords(db: Database, year: number, unit: UnitId): UnitRecords {
  const count = (table: 'submission' | 'review' | 'adjustment' | 'form_issue'): number =>
    db
      .prepare<[number, string], { n: number }>(
        `SELECT count(*) AS n FROM ${table} WHERE year = ? AND unit_id = ?`,
      )
      .get(year, unit)?.n ?? 0
  return {
    submissions: count('submission'),
    decisions: count('review') + count('adjustment'),
    formIssued: count('form_issue') > 0,
  }
}
