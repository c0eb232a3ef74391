import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import { counting } from './withdrawals.ts'

/** When and how a unit got its 反馈函. */
export interface Feedback extends Pick<Actor, 'operator' | 'at'> {
  readonly unit: UnitId
  readonly day: Day
  readonly way: string
  readonly note: string
}

export function storeFeedback(
  db: Database,
  actor: Actor,
  year: number,
  { unit, day: on, way, note }: Pick<Feedback, 'unit' | 'day' | 'way' | 'note'>,
): void {
  prepared(
    db,
    'INSERT INTO feedback (year, unit_id, day, way, note, operator, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(year, unit, on, way, note, actor.operator, actor.at)
}

/** The latest of each unit that counts. */
export function loadFeedback(db: Database, year: number): ReadonlyMap<UnitId, Feedback> {
  const rows = prepared<
    [number],
    { unit_id: string; day: string; way: string; note: string; operator: string; at: string }
  >(db, `SELECT * FROM feedback WHERE year = ? AND ${counting('feedback')} ORDER BY id`).all(year)
  return new Map(
    rows.map(({ unit_id: id, day: on, way, note, operator, at }) => {
      const unit = unitId(id)
      return [unit, { unit, day: day(on), way, note, operator, at }]
    }),
  )
}
