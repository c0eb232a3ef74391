import chineseDays from 'chinese-days'
import { day, nextDay, weekday, type Day } from '#shared/scheme/day.ts'
import type { WorkingCalendar } from '#shared/scoring/input.ts'

/** Days off and shifted working days as the State Council announced them (国务院办公厅关于部分节假日安排的通知). */
export interface StateCalendar extends WorkingCalendar {
  /** Years with an announced calendar; any other year counts Monday to Friday, and the office should be told so. */
  readonly published: ReadonlySet<number>
}

/** The calendar of whole years, from the package chinese-days. */
export function stateCalendar(years: readonly number[]): StateCalendar {
  const holidays = new Set<Day>()
  const workingWeekends = new Set<Day>()
  const published = new Set(years.filter(isPublished))
  for (const year of years) {
    for (const date of daysOf(year)) {
      const works = isStateWorkday(date)
      if (works === !isWeekend(date)) continue
      ;(works ? workingWeekends : holidays).add(date)
    }
  }
  return { holidays, workingWeekends, published }
}

/** National Day is off in every announced year, and of 1 to 3 October one at least is no Saturday or Sunday. */
function isPublished(year: number): boolean {
  return ['01', '02', '03'].some((date) => {
    const october = day(`${year}-10-${date}`)
    return !isWeekend(october) && !isStateWorkday(october)
  })
}

/** As local noon: the package takes weekdays by the machine's time zone, and would shift a text by a day west of Greenwich. */
function isStateWorkday(date: Day): boolean {
  const [year = 0, month = 0, of = 0] = date.split('-').map(Number)
  return chineseDays.isWorkday(new Date(year, month - 1, of, 12))
}

function isWeekend(date: Day): boolean {
  return weekday(date) === 0 || weekday(date) === 6
}

function daysOf(year: number): readonly Day[] {
  const days: Day[] = []
  for (let date = day(`${year}-01-01`); date.startsWith(`${year}-`); date = nextDay(date)) days.push(date)
  return days
}
