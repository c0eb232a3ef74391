import { loadSubmissions } from '#db/submissions.ts'
import type { OwingUnit } from '#shared/reports/owing-unit.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { WorkingCalendar } from '#shared/scoring/input.ts'
import { countLateWorkingDays } from '#shared/scoring/working-days.ts'
import { dayInChina } from '../china-time.ts'
import { calendarBetween } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import { loadOpenSentBacks } from '../send-back/sent-back.ts'
import type { EvaluatedUnit, YearBook } from '../year-book.ts'

export interface Owing extends OwingUnit {
  readonly evaluated: EvaluatedUnit
}

/** The units that owe the office their form today, in document order: without a return, or not back after a 退回. */
export function owingUnits(office: Office, book: YearBook, today: Day): readonly Owing[] {
  const submissions = loadSubmissions(office.db, book.year.year)
  const sentBack = loadOpenSentBacks(office, book)
  const dues = [book.deadline, ...[...sentBack.values()].map(({ sendBack }) => sendBack.deadline), today]
  const [first = today] = dues.toSorted()
  const calendar = calendarBetween(office.db, first, today)
  // Most units share a day: the working days to it are counted once.
  const known = new Map<Day, ReturnType<typeof dueOf>>()
  const dueOn = (due: Day): ReturnType<typeof dueOf> => {
    const found = known.get(due) ?? dueOf(due, today, calendar)
    known.set(due, found)
    return found
  }
  return book.units.flatMap((evaluated): readonly Owing[] => {
    const { unit, name } = evaluated
    const sent = sentBack.get(unit.id)
    if (sent !== undefined) {
      const { deadline, at } = sent.sendBack
      const sentBackOn = dayInChina(Date.parse(at))
      return [{ evaluated, name, state: 'sent-back', sentBackOn, ...dueOn(deadline) }]
    }
    if (submissions.has(unit.id)) return []
    return [{ evaluated, name, state: 'missing', sentBackOn: null, ...dueOn(book.deadline) }]
  })
}

/** How far off a day is. The calendar covers the days from it to today. */
export function dueOf(
  due: Day,
  today: Day,
  calendar: WorkingCalendar,
): Pick<OwingUnit, 'due' | 'daysLeft' | 'workingDaysOver'> {
  return {
    due,
    daysLeft: daysBetween(today, due),
    workingDaysOver: countLateWorkingDays(due, today, calendar),
  }
}

/** Calendar days from one to the other; below 0 where the other lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
