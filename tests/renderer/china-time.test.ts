import { expect, test } from 'vitest'
import { fullMomentText } from '../../renderer/features/log/moment.ts'
import { dayText, momentText } from '../../renderer/components/texts.ts'

test('时刻按北京时间显示，不看电脑的时区', () => {
  expect(momentText('2018-12-28T16:30:00.000Z')).toBe('2018年12月29日 00:30')
  expect(fullMomentText('2018-12-28T15:59:59.000Z')).toBe('2018-12-28 23:59:59')
})

test('今天的只写今天', () => {
  expect(momentText(new Date().toISOString())).toMatch(/^今天 \d\d:\d\d$/)
})

test('日期没有时区', () => {
  expect(dayText('2018-12-28')).toBe('2018年12月28日')
})
