import { loadCalendarRecords, type CalendarChange } from '#db/calendar.ts'
import { loadSubmissions } from '#db/submissions.ts'
import type { CalendarDay, CalendarValue } from '#shared/contract/calendar.ts'
import { day, nextDay, weekday, type Day } from '#shared/scheme/day.ts'
import { isWorkingDay } from '#shared/scoring/working-days.ts'
import { deadlineSentence, lateDaysOf } from '../change-calendar.ts'
import { calendarOf } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import { unitNames } from '../scheme/unit-names.ts'
import { stateCalendar } from '../working-calendar.ts'
import type { YearBook } from '../year-book.ts'
import { firstReceived } from '../year-input.ts'

/** 工作日历: every day of the year and of the deadline's, with what makes it a working day or none. */
export function calendarView(office: Office, book: YearBook): CalendarValue {
  const records = loadCalendarRecords(office.db)
  const standing = new Map(records.map((record) => [record.day, record]))
  const changes = new Map(records.map(({ day: changed, kind }) => [changed, kind]))
  const first = book.year.year
  const last = Math.max(first, Number(book.deadline.slice(0, 4)))
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n)
  const { published } = stateCalendar(years)
  return {
    years: years.map((year) => ({
      year,
      published: published.has(year),
      days: daysOfYear(year, standing),
    })),
    deadline: book.deadline,
    deadlineText: deadlineSentence(book, changes),
    late: lateUnits(office, book, changes),
    changes: records.toReversed(),
  }
}

function daysOfYear(year: number, standing: ReadonlyMap<Day, CalendarChange>): readonly CalendarDay[] {
  const changes = new Map([...standing].map(([changed, { kind }]) => [changed, kind]))
  const calendar = calendarOf([year], changes)
  const state = stateCalendar([year])
  const days: CalendarDay[] = []
  for (let date = day(`${year}-01-01`); date.startsWith(String(year)); date = nextDay(date)) {
    const change = standing.get(date)
    const byOffice = change !== undefined && change.kind !== 'default'
    const name = state.names.get(date) ?? ''
    days.push({
      day: date,
      weekday: weekday(date),
      working: isWorkingDay(date, calendar),
      by: byOffice ? 'office' : name === '' ? 'plain' : 'state',
      note: byOffice ? change.reason : name,
    })
  }
  return days
}

function lateUnits(
  office: Office,
  book: YearBook,
  changes: Parameters<typeof lateDaysOf>[2],
): CalendarValue['late'] {
  const nameOf = unitNames(book)
  const submissions = loadSubmissions(office.db, book.year.year)
  return [...lateDaysOf(office, book, changes)].flatMap(([unit, workingDays]) => {
    const received = firstReceived(submissions.get(unit) ?? [])
    return received === null ? [] : [{ unit, name: nameOf(unit), received, workingDays }]
  })
}
