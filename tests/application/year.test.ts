import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { storeCalendarChange } from '#db/calendar.ts'
import { readLog, verifyLog } from '#db/log.ts'
import { loadEvidence, loadReadingRemarks } from '#db/readings.ts'
import { storeScheme } from '#db/schemes.ts'
import { loadStanding, loadStoredFile } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import { adjustFromList } from '#electron/application/adjust/adjust-from-list.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { unpublishedYears } from '#electron/application/office-calendar.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import { newList } from './adjustment-workbook.ts'
import { openOfficeYear, WELL, type Answers } from './office-year.ts'

const QUAKE = '市地震局'

const listAt = (path: string) => ({ path, name: basename(path) })

/** As WELL, with other answers for one indicator. */
function wellBut(indicator: string, answers: ReturnType<Answers>): Answers {
  return (row) => (row.indicatorId === indicator ? answers : WELL(row))
}

test('what the office has verified stays when a corrected form does not touch it, and is pending where it does', async () => {
  const year = openOfficeYear()
  await year.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  year.accept()
  expect(year.unit(QUAKE).pendingItems).toBe(0)
  const before = year.item(QUAKE, 'S2')
  const second = await year.receive(
    QUAKE,
    'b.xlsx',
    '2019-01-09',
    wellBut('S4', { actual: 3, deviation: '少一篇' }),
  )
  expect([second.result, second.submission]).toEqual(['remarks', 2])
  expect(year.unit(QUAKE).pendingItems).toBe(1)
  expect(year.item(QUAKE, 'S4')).toMatchObject({ state: 'pending', suggested: 300, score: null })
  expect(year.item(QUAKE, 'S2')).toEqual(before)
  expect(year.accept()).toBe(1)
  expect(year.item(QUAKE, 'S4')).toMatchObject({ state: 'scored', score: 300 })
})

test('批量采纳 records what 暂计 showed: no data is no longer confirmed where the indicator stopped allowing it', async () => {
  const year = openOfficeYear()
  await year.receive('市科协', 'a.xlsx', '2019-01-08', WELL)
  const { db, act } = year.office
  const { scheme } = year.book()
  const groups = scheme.groups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) => ({ ...indicator, noDataAllowed: false })),
  }))
  storeScheme(db, act(), 2018, encodeScheme({ ...scheme, groups }), '不再允许无数据')
  const provisional = year.unit('市科协').provisional.total
  year.accept()
  expect(year.item('市科协', 'G01')).toMatchObject({ state: 'missing', score: 0 })
  expect(year.unit('市科协').total).toBe(provisional)
})

test('an incomplete later form does not take the place of a complete one', async () => {
  const year = openOfficeYear()
  await year.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  const later = await year.receive(QUAKE, 'b.xlsx', '2019-01-09', wellBut('S4', {}))
  expect(later.submission).toBe(2)
  expect(year.unit(QUAKE).submission).toBe(1)
})

test('the first form that was not refused sets the day of receipt, in whatever order the files are imported', async () => {
  const year = openOfficeYear()
  await year.receive(QUAKE, 'b.xlsx', '2019-01-15', WELL)
  expect(year.unit(QUAKE).lateWorkingDays).toBe(3)
  await year.receive(QUAKE, 'a.xlsx', '2019-01-11', wellBut('S4', { actual: 5 }))
  expect(year.unit(QUAKE).lateWorkingDays).toBe(1)
})

test('the office can change the calendar, and late days follow', async () => {
  const year = openOfficeYear()
  await year.receive(QUAKE, 'a.xlsx', '2019-01-14', WELL)
  expect(year.unit(QUAKE).lateWorkingDays).toBe(2)
  storeCalendarChange(year.office.db, year.office.act(), day('2019-01-11'), 'holiday', '本市放假')
  expect(year.unit(QUAKE).lateWorkingDays).toBe(1)
  storeCalendarChange(year.office.db, year.office.act(), day('2019-01-12'), 'working', '本市调休')
  expect(year.unit(QUAKE).lateWorkingDays).toBe(2)
  storeCalendarChange(year.office.db, year.office.act(), day('2019-01-11'), 'default', '取消')
  expect(year.unit(QUAKE).lateWorkingDays).toBe(3)
})

test('a year without a published calendar counts Monday to Friday, and says so', () => {
  const late = [{ firstReceived: day('2031-01-14') }, { firstReceived: null }]
  expect(unpublishedYears(day('2031-01-10'), late)).toEqual([2031])
  expect(unpublishedYears(day('2031-01-14'), late)).toEqual([])
  expect(unpublishedYears(day('2019-01-10'), [{ firstReceived: day('2019-01-14') }])).toEqual([])
})

test('a return is kept as it came: bytes, remarks, evidence list, and a log that verifies', async () => {
  const year = openOfficeYear()
  const result = await year.receive(QUAKE, 'a.xlsx', '2019-01-08', wellBut('S4', { actual: 4 }))
  const { db } = year.office
  const stands = loadStanding(db, 2018).get(unitId('D15'))
  if (stands === undefined) throw new Error('nothing stands')
  expect(Buffer.from(loadStoredFile(db, stands.sha256)).subarray(0, 2).toString()).toBe('PK')
  expect(loadReadingRemarks(db, stands.id)).toEqual(result.remarks)
  expect(loadEvidence(db, stands.id).map((entry) => entry.title)).toEqual(['总结'])
  expect(verifyLog(db).ok).toBe(true)
  expect(readLog(db).map((entry) => entry.action)).toEqual(['新建年度', '导入'])
})

test('a refused file leaves no submission but an entry in the log', async () => {
  const year = openOfficeYear()
  const path = join(year.folder, '坏.xlsx')
  writeFileSync(path, '')
  const imported = await importPaths(year.office, year.book(), {
    paths: [path],
    received: day('2019-01-08'),
    unit: null,
    allowMacros: false,
    progress: () => {},
  })
  expect(imported.ok && imported.value.map((file) => file.result)).toEqual(['refused'])
  expect(loadStanding(year.office.db, 2018).size).toBe(0)
  expect(readLog(year.office.db).map((entry) => entry.action)).toEqual(['新建年度', '未导入'])
})

test('an archived year takes no returns and no adjustments', async () => {
  const year = openOfficeYear()
  const { db, act } = year.office
  storeYearState(db, act(), 2018, '归档', '领导小组审定')
  const imported = await importPaths(year.office, year.book(), {
    paths: [year.folder],
    received: day('2019-01-08'),
    unit: null,
    allowMacros: false,
    progress: () => {},
  })
  expect(imported.ok ? '' : imported.error.code).toBe('archived')
  const adjusted = await adjustFromList(year.office, year.book(), listAt(join(year.folder, 'list.xlsx')))
  expect(adjusted.ok ? '' : adjusted.error.code).toBe('archived')
})

test('the good lines of a 加减分清单 count, a bad one is named with its cell, and a second time adds nothing', async () => {
  const year = openOfficeYear()
  await year.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  year.accept()
  const path = join(year.folder, '加减分清单.xlsx')
  await newList(path, [
    ['市地震局', '加分', '科普先进集体', '省部级', '示例〔2018〕1号', '2018-11-05', ''],
    ['德州市地震局', '加分', '同一表彰', '国家级', '示例〔2018〕1号', '2018-11-05', ''],
    ['市地震局', '扣分', '缺席会议', '', '', '', '0.5'],
    ['市海洋局', '加分', '无此单位', '市厅级', '示例〔2018〕2号', '2018-11-05', ''],
  ])
  const first = await adjustFromList(year.office, year.book(), listAt(path))
  if (!first.ok) throw new Error(first.error.message)
  expect([first.value.added, first.value.known, first.value.refused.length]).toEqual([3, 0, 1])
  expect(first.value.refused[0]).toMatch(/加减分清单\.xlsx：.*A5.*市海洋局/)
  const unit = year.unit(QUAKE)
  expect([unit.bonus, unit.deduction]).toEqual([100, 50])
  const second = await adjustFromList(year.office, year.book(), listAt(path))
  expect(second.ok && [second.value.added, second.value.known]).toEqual([0, 3])
})
