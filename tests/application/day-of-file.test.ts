import { expect, test } from 'vitest'
import { dayOfFile } from '#electron/application/day-of-file.ts'

const at = (now: string) => ({ act: () => ({ operator: '示例', at: now }) })
const office = at('2019-01-20T02:00:00Z')
const dayOf = (modified: number): unknown => dayOfFile(office, modified)

test('a file is received on its own day, in the time of China', () => {
  expect(dayOf(Date.parse('2019-01-08T15:59:59Z'))).toEqual({ day: '2019-01-08', remark: null })
  expect(dayOf(Date.parse('2019-01-08T16:00:00Z'))).toEqual({ day: '2019-01-09', remark: null })
})

test('later today is today; a day that has not come is today with a remark, however far it lies', () => {
  expect(dayOf(Date.parse('2019-01-20T15:00:00Z'))).toEqual({ day: '2019-01-20', remark: null })
  for (const [modified, shown] of [
    [Date.parse('2019-01-20T16:00:00Z'), '2019年1月21日'],
    [Date.parse('2107-12-31T00:00:00Z'), '2107年12月31日'],
    [8.64e15, '2999年12月31日'],
  ] as const) {
    const remark = `文件自己的日期是${shown}，还没有到，收到日期按今天（2019年1月20日）算，请核对。`
    expect(dayOf(modified)).toEqual({ day: '2019-01-20', remark })
  }
})

test('a time of before there were returns, as of a disk that knows none, is today with a remark', () => {
  for (const time of ['1601-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '1980-01-01T00:00:00Z']) {
    const remark = '文件没有可用的修改日期，收到日期按今天（2019年1月20日）算，请核对。'
    expect(dayOf(Date.parse(time))).toEqual({ day: '2019-01-20', remark })
  }
})
