import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '#electron/application/office-calendar.ts'
import { day, nextDay, shiftDay, type Day } from '#shared/scheme/day.ts'
import { addWorkingDays, isWorkingDay, listLateWorkingDays } from '#shared/scoring/working-days.ts'

const START = day('2017-12-01')
const anyDay = fc.integer({ min: 0, max: 1500 }).map((days): Day => shiftDay(START, days))
const anyChanges = fc.array(fc.tuple(anyDay, fc.constantFrom('holiday' as const, 'working' as const)), {
  maxLength: 30,
})

test('whatever the calendar: the last day is a working day, so many of them lie after the feedback up to it, and no earlier day would do', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyChanges, (from, days, changes) => {
      const calendar = calendarOf([2017, 2018, 2019, 2020, 2021, 2022, 2023], new Map(changes))
      const last = addWorkingDays(from, days, calendar)
      expect(isWorkingDay(last, calendar)).toBe(true)
      expect(listLateWorkingDays(from, last, calendar)).toHaveLength(days)
      expect(listLateWorkingDays(from, shiftDay(last, -1), calendar)).toHaveLength(days - 1)
      expect(last >= nextDay(from)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test.each([
  // A Saturday that is worked counts, New Year's Day does not.
  ['2018-12-28', '2019-01-07'],
  // National Day: seven days off, the Saturday and the Sunday before are worked.
  ['2018-09-28', '2018-10-10'],
  // Handed over on a day off: the first working day after it is the first of the five.
  ['2018-10-01', '2018-10-12'],
])('five working days after %s end on %s', (from, last) => {
  const calendar = calendarOf([2018, 2019], new Map())
  expect(addWorkingDays(day(from), 5, calendar)).toBe(last)
})
