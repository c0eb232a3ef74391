import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, shiftDay } from '#shared/scheme/day.ts'
import type { WorkingCalendar } from '#shared/scoring/input.ts'
import { addWorkingDays, countLateWorkingDays, listLateWorkingDays } from '#shared/scoring/working-days.ts'

const PLAIN: WorkingCalendar = { holidays: new Set(), workingWeekends: new Set() }
/** Days off and worked weekends around the first weeks of 2019, as they may fall. */
const calendar = fc.record({
  off: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 10 }),
  worked: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
})
const START = day('2019-01-01')

test('five working days from a Monday are the next Monday, from a Friday or Saturday the Friday after', () => {
  expect(
    ['2019-01-14', '2019-01-11', '2019-01-12'].map((from) => addWorkingDays(day(from), 5, PLAIN)),
  ).toEqual(['2019-01-21', '2019-01-18', '2019-01-18'])
  expect(addWorkingDays(day('2019-01-12'), 0, PLAIN)).toBe('2019-01-12')
})

test('adding and counting agree: so many working days lie after the first day up to the last, which is one', () => {
  fc.assert(
    fc.property(calendar, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 }), (days, at, n) => {
      const by: WorkingCalendar = {
        holidays: new Set(days.off.map((shift) => shiftDay(START, shift))),
        workingWeekends: new Set(days.worked.map((shift) => shiftDay(START, shift))),
      }
      const from = shiftDay(START, at)
      const last = addWorkingDays(from, n, by)
      expect(countLateWorkingDays(from, last, by)).toBe(n)
      expect(listLateWorkingDays(from, last, by).at(-1)).toBe(last)
    }),
    { numRuns: 500, seed: 2020 },
  )
})
