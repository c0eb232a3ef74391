import {
  changeCalendar as change,
  judgeCalendarChange,
  type CalendarEffect,
  type DaysChange,
} from '#electron/application/change-calendar.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { unitNames } from '#electron/application/scheme/unit-names.ts'
import { calendarView } from '#electron/application/views/calendar-view.ts'
import type { YearBook } from '#electron/application/year-book.ts'
import type { CalendarEffectValue } from '#shared/contract/calendar.ts'
import type { RequestOf } from '#shared/contract/calls.ts'
import { parseDay } from '#shared/scheme/day.ts'
import { ofYear, type Handler } from './handler.ts'

export const workingCalendar: Handler<'workingCalendar'> = ofYear(({ office, book }) => ({
  ok: true,
  value: calendarView(office, book),
}))

export const previewCalendar: Handler<'previewCalendar'> = ofYear(
  ({ office, book }, request: RequestOf<'previewCalendar'>) => {
    const days = readDays(request)
    return days.ok ? toValue(book, judgeCalendarChange(office, book, days.value)) : days
  },
)

export const changeCalendar: Handler<'changeCalendar'> = ofYear(
  ({ office, book }, request: RequestOf<'changeCalendar'>) => {
    const days = readDays(request)
    if (!days.ok) return days
    return toValue(book, change(office, book, { ...days.value, reason: request.reason }))
  },
)

function readDays({ from, to, kind }: RequestOf<'previewCalendar'>): Outcome<DaysChange> {
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first === null || last === null) return fail('bad-request', '日期不存在，没有改动。请重新选择日期。')
  return { ok: true, value: { from: first, to: last, kind } }
}

function toValue(book: YearBook, effect: Outcome<CalendarEffect>): Outcome<CalendarEffectValue> {
  if (!effect.ok) return effect
  const nameOf = unitNames(book)
  const late = effect.value.late.map((unit) => ({ ...unit, name: nameOf(unit.unit) }))
  return { ok: true, value: { days: effect.value.days, late } }
}
