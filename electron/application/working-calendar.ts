import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { day, weekday, type Day } from '#shared/scheme/day.ts'
import type { WorkingCalendar } from '#shared/scoring/input.ts'

/** Days off and shifted working days as the State Council announced them (国务院办公厅关于部分节假日安排的通知). */
export interface StateCalendar extends WorkingCalendar {
  /** 春节, 国庆节 … of the days off and of the working days shifted for them. */
  readonly names: ReadonlyMap<Day, string>
  /** Years with an announced calendar; any other year counts Monday to Friday, and the office should be told so. */
  readonly published: ReadonlySet<number>
}

/**
 * The calendar of whole years, from the data of the package chinese-days. Its functions are not used: they take weekdays by
 * the machine's time zone, and are a day off west of Greenwich.
 */
export function stateCalendar(years: readonly number[]): StateCalendar {
  const wanted = new Set(years.map(String))
  const daysOf = (table: Readonly<Record<string, string>>): readonly Day[] =>
    Object.keys(table)
      .filter((text) => wanted.has(text.slice(0, 4)))
      .map(day)
  const holidays = new Set(daysOf(announced.holidays).filter((date) => !isWeekend(date)))
  const workingWeekends = new Set(daysOf(announced.workdays).filter(isWeekend))
  // National Day stands in every announced year; a notice also names the last days of the year before it.
  const published = new Set(years.filter((year) => Object.hasOwn(announced.holidays, `${year}-10-01`)))
  const names = new Map<Day, string>()
  for (const [text, entry] of [
    ...Object.entries(announced.holidays),
    ...Object.entries(announced.workdays),
  ]) {
    // "Spring Festival,春节,4".
    if (wanted.has(text.slice(0, 4))) names.set(day(text), entry.split(',')[1] ?? '')
  }
  return { holidays, workingWeekends, names, published }
}

function isWeekend(date: Day): boolean {
  return weekday(date) === 0 || weekday(date) === 6
}
