import { expect, test } from 'vitest'
import { readLog } from '#db/log.ts'
import { storeYearState } from '#db/years.ts'
import { changeCalendar, judgeCalendarChange } from '#electron/application/change-calendar.ts'
import { calendarView } from '#electron/application/views/calendar-view.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { openOfficeYear, WELL } from './office-year.ts'

const QUAKE = unitId('D15')

test('改工作日前先说哪几家的逾期天数会变，改后照变，记录里有原因', async () => {
  const year = openOfficeYear()
  await year.receive('市地震局', 'a.xlsx', '2019-01-14', WELL)
  const change = { from: day('2019-01-10'), to: day('2019-01-12'), kind: 'holiday' } as const
  const effect = { days: ['2019-01-10', '2019-01-11'], late: [{ unit: QUAKE, before: 2, after: 1 }] }
  expect(judgeCalendarChange(year.office, year.book(), change)).toEqual({ ok: true, value: effect })
  expect(year.unit('市地震局').lateWorkingDays).toBe(2)
  const changed = changeCalendar(year.office, year.book(), { ...change, reason: ' 示例通知：全市放假 ' })
  expect(changed).toEqual({ ok: true, value: effect })
  expect(year.unit('市地震局').lateWorkingDays).toBe(1)
  const entry = readLog(year.office.db).at(-1)
  expect([entry?.action, entry?.detail]).toEqual([
    '改工作日历',
    { year: 2018, days: effect.days, kind: 'holiday', reason: '示例通知：全市放假', late: [['D15', 2, 1]] },
  ])
  const back = changeCalendar(year.office, year.book(), {
    from: day('2019-01-01'),
    to: day('2019-01-31'),
    kind: 'default',
    reason: '通知撤回',
  })
  expect(back.ok && back.value.days).toEqual(effect.days)
  expect(year.unit('市地震局').lateWorkingDays).toBe(2)
})

test('日历逐日说明是不是工作日、因为什么', () => {
  const year = openOfficeYear()
  changeCalendar(year.office, year.book(), {
    from: day('2019-01-10'),
    to: day('2019-01-10'),
    kind: 'holiday',
    reason: '示例通知',
  })
  const view = calendarView(year.office, year.book())
  expect(view.years.map(({ year: shown, published, days }) => [shown, published, days.length])).toEqual([
    [2018, true, 365],
    [2019, true, 365],
  ])
  const days = new Map(view.years.flatMap((shown) => shown.days).map((shown) => [shown.day, shown]))
  const of = (date: string): readonly unknown[] => {
    const found = days.get(date)
    return [found?.weekday, found?.working, found?.by, found?.note]
  }
  expect([of('2018-12-29'), of('2018-12-31'), of('2019-01-05'), of('2019-01-10'), of('2019-01-11')]).toEqual([
    [6, true, 'state', '元旦'],
    [1, false, 'state', '元旦'],
    [6, false, 'plain', ''],
    [4, false, 'office', '示例通知'],
    [5, true, 'plain', ''],
  ])
  expect(view.deadlineText).toBe(
    '报送截止日 2019年1月10日是休息日，从下一个工作日起算逾期。要改到工作日，请到“计分办法”改截止日期。',
  )
  expect(
    view.changes.map(({ day: changed, kind, reason, operator }) => [changed, kind, reason, operator]),
  ).toEqual([['2019-01-10', 'holiday', '示例通知', '批处理']])
})

test('没有原因、日期颠倒、改了等于没改，都不收并说明', () => {
  const year = openOfficeYear()
  const attempt = (
    from: string,
    to: string,
    kind: 'holiday' | 'working' | 'default',
    reason = '通知',
  ): string => {
    const changed = changeCalendar(year.office, year.book(), { from: day(from), to: day(to), kind, reason })
    return changed.ok ? '' : changed.error.message
  }
  expect(attempt('2019-01-11', '2019-01-11', 'holiday', ' ')).toMatch(/^没有写原因，没有改动。/)
  expect(attempt('2019-01-11', '2019-01-10', 'holiday')).toMatch(/^起止日期应从早到晚/)
  expect(attempt('2019-01-01', '2019-12-31', 'holiday')).toMatch(/最多 62 天/)
  expect(attempt('2019-01-12', '2019-01-13', 'holiday')).toMatch(/^所选日期已经是这样/)
  expect(attempt('2019-01-12', '2019-01-13', 'default')).toMatch(/^所选日期已经是这样/)
  expect(calendarView(year.office, year.book()).changes).toEqual([])
})

test('会改变已归档年度逾期天数的日子不能改', async () => {
  const year = openOfficeYear()
  await year.receive('市地震局', 'a.xlsx', '2019-01-14', WELL)
  storeYearState(year.office.db, year.office.act(), 2018, '归档', '领导小组审定')
  const change = (date: string): string => {
    const on = day(date)
    const changed = changeCalendar(year.office, year.book(), {
      from: on,
      to: on,
      kind: 'holiday',
      reason: '通知',
    })
    return changed.ok ? '' : changed.error.message
  }
  expect(change('2019-01-11')).toBe(
    '没有改动，因为2018年度已经归档，改这些日子会使它的逾期天数变化。确需更改，请先写明理由解除归档。',
  )
  expect(change('2019-01-18')).toBe('')
})
