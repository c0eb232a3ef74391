import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import { counting } from './withdrawals.ts'

/** Who wrote it down, and when. */
type Done = Pick<Actor, 'operator' | 'at'>

/** One time that a unit was reminded. */
export interface Reminder {
  readonly unit: UnitId
  /** 电话, 微信 … */
  readonly way: string
  readonly note: string
  /** The day on which it was done, which may be before it was written down. */
  readonly day: Day
}

export function storeReminder(db: Database, actor: Actor, year: number, reminder: Reminder): void {
  const { unit, way, note, day: on } = reminder
  prepared(
    db,
    'INSERT INTO reminder (year, unit_id, way, note, day, operator, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(year, unit, way, note, on, actor.operator, actor.at)
}

interface ReminderRow extends Done {
  readonly unit_id: string
  readonly way: string
  readonly note: string
  readonly day: string
}

/** Every reminder of a year that counts, by unit, the latest day last. */
export function loadReminders(db: Database, year: number): ReadonlyMap<UnitId, readonly (Reminder & Done)[]> {
  const rows = prepared<[number], ReminderRow>(
    db,
    `SELECT unit_id, way, note, day, operator, at FROM reminder
     WHERE year = ? AND ${counting('reminder')} ORDER BY day, id`,
  ).all(year)
  return Map.groupBy(
    rows.map(({ unit_id, day: on, ...rest }) => ({ ...rest, unit: unitId(unit_id), day: day(on) })),
    (reminder) => reminder.unit,
  )
}
