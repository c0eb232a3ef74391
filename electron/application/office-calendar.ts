import { loadCalendarChanges, type DayKind } from '#db/calendar.ts'
import type { Database } from '#db/open.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { UnitInput, WorkingCalendar } from '#shared/scoring/input.ts'
import { stateCalendar } from './working-calendar.ts'

type Received = Pick<UnitInput, 'firstReceived'>

/** The State Council's calendar from the deadline's year to the last day of receipt, with the office's own changes. */
export function officeCalendar(db: Database, deadline: Day, units: readonly Received[]): WorkingCalendar {
  return calendarOf(lateYears(deadline, units), loadCalendarChanges(db))
}

/** The same for the years of these days and those between them. */
export function calendarBetween(db: Database, first: Day, last: Day): WorkingCalendar {
  return calendarOf(yearsBetween(first, last), loadCalendarChanges(db))
}

/** Of these years, those whose calendar the State Council has not announced: they count Monday to Friday. */
export function unannouncedBetween(first: Day, last: Day): readonly number[] {
  const years = yearsBetween(first, last)
  const { published } = stateCalendar(years)
  return years.filter((year) => !published.has(year))
}

function yearsBetween(first: Day, last: Day): readonly number[] {
  const from = yearOf(first)
  return Array.from({ length: Math.max(0, yearOf(last) - from) + 1 }, (_, n) => from + n)
}

/** The State Council's calendar of whole years with changes of single days. */
export function calendarOf(years: readonly number[], changes: ReadonlyMap<Day, DayKind>): WorkingCalendar {
  const calendar = stateCalendar(years)
  const holidays = new Set(calendar.holidays)
  const workingWeekends = new Set(calendar.workingWeekends)
  for (const [changed, kind] of changes) {
    if (kind === 'default') continue
    holidays.delete(changed)
    workingWeekends.delete(changed)
    ;(kind === 'holiday' ? holidays : workingWeekends).add(changed)
  }
  return { holidays, workingWeekends }
}

/**
 * Years in which a late return was counted although the State Council's calendar of the year is not out: they counted
 * Monday to Friday, and the office must be told (scoring.md, Deduction).
 */
export function unpublishedYears(deadline: Day, units: readonly Received[]): readonly number[] {
  const late = units.filter(({ firstReceived }) => firstReceived !== null && firstReceived > deadline)
  if (late.length === 0) return []
  const years = lateYears(deadline, late)
  const { published } = stateCalendar(years)
  return years.filter((year) => !published.has(year))
}

/** From the deadline's year to that of the last receipt. */
export function lateYears(deadline: Day, units: readonly Received[]): readonly number[] {
  const first = yearOf(deadline)
  const last = Math.max(first, ...units.map((unit) => yearOf(unit.firstReceived ?? deadline)))
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

function yearOf(value: Day): number {
  return Number(value.slice(0, 4))
}
