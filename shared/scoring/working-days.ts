import { nextDay, weekday, type Day } from '../scheme/day.ts'
import type { WorkingCalendar } from './input.ts'

/** By the State Council's calendar as the office has it: days off and shifted working days go before the weekday. */
export function isWorkingDay(value: Day, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.has(value)) return false
  if (calendar.workingWeekends.has(value)) return true
  const day = weekday(value)
  return day !== 0 && day !== 6
}

/** The working days after the deadline up to and including the day of receipt; none when received in time. */
export function listLateWorkingDays(deadline: Day, received: Day, calendar: WorkingCalendar): readonly Day[] {
  const days: Day[] = []
  if (received <= deadline) return days
  for (let value = nextDay(deadline); value <= received; value = nextDay(value)) {
    if (isWorkingDay(value, calendar)) days.push(value)
  }
  return days
}

/** How many working days late a return is (scoring.md, Deduction). */
export function countLateWorkingDays(deadline: Day, received: Day, calendar: WorkingCalendar): number {
  return listLateWorkingDays(deadline, received, calendar).length
}

/** The day that lies so many working days after another; the days in between count as the calendar says. */
export function addWorkingDays(from: Day, days: number, calendar: WorkingCalendar): Day {
  let value = from
  for (let left = days; left > 0;) {
    value = nextDay(value)
    if (isWorkingDay(value, calendar)) left -= 1
  }
  return value
}
