import { day, type Day } from '#shared/scheme/day.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'

/** default: back to the State Council's calendar. */
export type DayKind = 'holiday' | 'working' | 'default'

/** The office's own change of a day; the earlier ones stay on record. */
export function storeCalendarChange(
  db: Database,
  actor: Actor,
  on: Day,
  kind: DayKind,
  reason: string,
): void {
  db.prepare('INSERT INTO calendar_change (day, kind, reason, operator, at) VALUES (?, ?, ?, ?, ?)').run(
    on,
    kind,
    reason,
    actor.operator,
    actor.at,
  )
}

/** The latest change of each changed day. */
export function loadCalendarChanges(db: Database): ReadonlyMap<Day, DayKind> {
  const rows = db
    .prepare<[], { day: string; kind: DayKind }>('SELECT day, kind FROM calendar_change ORDER BY id')
    .all()
  return new Map(rows.map((row) => [day(row.day), row.kind]))
}

export interface CalendarChange extends Actor {
  readonly day: Day
  readonly kind: DayKind
  readonly reason: string
}

/** Every change ever made, in the order of making, with who and why. */
export function loadCalendarRecords(db: Database): readonly CalendarChange[] {
  return db
    .prepare<[], Omit<CalendarChange, 'day'> & { readonly day: string }>(
      'SELECT day, kind, reason, operator, at FROM calendar_change ORDER BY id',
    )
    .all()
    .map((row) => ({ ...row, day: day(row.day) }))
}
