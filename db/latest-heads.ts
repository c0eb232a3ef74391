import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import { counting } from './withdrawals.ts'

/** Who filled in a unit's return, as it says itself. */
export interface ReturnHead {
  readonly year: number
  readonly filledBy: string
  readonly phone: string
}

interface HeadRow extends ReturnHead {
  readonly unit_id: string
}

/** Of each unit the head of its latest return, of any year, that names a person or a number. */
export function loadLatestHeads(db: Database): ReadonlyMap<UnitId, ReturnHead> {
  const rows = prepared<[], HeadRow>(
    db,
    `SELECT unit_id, year, filled_by AS filledBy, phone FROM submission
     WHERE (filled_by <> '' OR phone <> '') AND ${counting('submission')} ORDER BY year, id`,
  ).all()
  return new Map(rows.map(({ unit_id, ...head }) => [unitId(unit_id), head]))
}
