import { loadCalendarChanges } from '#db/calendar.ts'
import type { Database } from '#db/open.ts'
import type { Submission } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { WorkingCalendar } from '#shared/scoring/input.ts'
import { stateCalendar } from './working-calendar.ts'

/** The State Council's calendar from the deadline's year to the last day of receipt, with the office's own changes. */
export function officeCalendar(
  db: Database,
  deadline: Day,
  submissions: ReadonlyMap<UnitId, readonly Submission[]>,
): WorkingCalendar {
  const received = [...submissions.values()].flat().map((submission) => submission.received)
  const first = yearOf(deadline)
  const last = Math.max(first, ...received.map(yearOf))
  const calendar = stateCalendar(Array.from({ length: last - first + 1 }, (_, n) => first + n))
  const holidays = new Set(calendar.holidays)
  const workingWeekends = new Set(calendar.workingWeekends)
  for (const [changed, kind] of loadCalendarChanges(db)) {
    if (kind === 'default') continue
    holidays.delete(changed)
    workingWeekends.delete(changed)
    ;(kind === 'holiday' ? holidays : workingWeekends).add(changed)
  }
  return { holidays, workingWeekends }
}

function yearOf(value: Day): number {
  return Number(value.slice(0, 4))
}
