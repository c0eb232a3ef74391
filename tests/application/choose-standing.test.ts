import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import { chooseStanding } from '#electron/application/check/choose-standing.ts'
import { decideCells } from '#electron/application/check/decide-cells.ts'
import { reviewItems } from '#electron/application/views/review-items.ts'
import { submissionReading } from '#electron/application/views/submission-reading.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openOfficeYear, WELL, type Answers, type OfficeYear } from './office-year.ts'

const QUAKE = unitId('D15')
const NAME = '市地震局'

const wellWith =
  (actual: number): Answers =>
  (row) =>
    row.indicatorId === 'S4' ? { actual, deviation: '见说明（示例）', evidence: '1' } : WELL(row)

async function twoReturns(): Promise<OfficeYear & { readonly ids: readonly number[] }> {
  const year = openOfficeYear()
  await year.receive(NAME, 'a.xlsx', '2019-01-08', wellWith(4))
  await year.receive(NAME, 'b.xlsx', '2019-01-09', wellWith(3))
  const ids = (loadSubmissions(year.office.db, 2018).get(QUAKE) ?? []).map(({ id }) => id)
  return { ...year, ids }
}

test('the office says which return counts, with a reason; changed items wait again with 上次核定 beside them', async () => {
  const year = await twoReturns()
  const [first = 0] = year.ids
  year.accept()
  const kept = year.item(NAME, 'S2')
  expect(year.item(NAME, 'S4')).toMatchObject({ state: 'scored', score: 300, actual: '3' })
  expect(chooseStanding(year.office, first, '  ')).toMatchObject({ error: { code: 'reason-missing' } })
  expect(chooseStanding(year.office, first, '第二次误报')).toEqual({ ok: true, value: { reopened: ['S4'] } })
  expect(year.unit(NAME)).toMatchObject({ submission: 1, pendingItems: 1 })
  expect(year.item(NAME, 'S2')).toEqual(kept)
  const items = reviewItems(year.office, year.book(), QUAKE)
  expect(items.ok && items.value.items.find(({ indicator }) => indicator === 'S4')).toMatchObject({
    actual: '4',
    suggested: 400,
    score: null,
    review: {
      kind: 'reopened',
      way: '改定有效报送',
      opinion: '改为以第1次报送为准，本项内容不同：第二次误报',
    },
    previous: { kind: 'score', score: 300 },
  })
  const entry = readLog(year.office.db).at(-1)
  expect([entry?.action, entry?.detail]).toEqual([
    '改定有效报送',
    { year: 2018, before: 2, after: 1, reason: '第二次误报', reopened: ['S4'] },
  ])
  expect(verifyLog(year.office.db).ok).toBe(true)
})

test('a chosen return goes on counting when another comes, and the difference is to the one that stood', async () => {
  const year = await twoReturns()
  const [first = 0] = year.ids
  chooseStanding(year.office, first, '第二次误报')
  await year.receive(NAME, 'c.xlsx', '2019-01-10', wellWith(2))
  expect(year.unit(NAME).submission).toBe(1)
  const third = (loadSubmissions(year.office.db, 2018).get(QUAKE) ?? []).at(-1)?.id ?? 0
  const view = submissionReading(year.office, third)
  expect(view.ok && view.value.reading.against).toEqual({
    number: 1,
    changes: [
      {
        indicator: 'S4',
        field: 'actual',
        before: { original: '4', value: '4' },
        after: { original: '2', value: '2' },
      },
    ],
  })
})

test('a later return is compared with what the office made of the one before', async () => {
  const year = openOfficeYear()
  await year.receive(NAME, 'a.xlsx', '2019-01-08', wellWith(4))
  const [first] = loadSubmissions(year.office.db, 2018).get(QUAKE) ?? []
  const rewritten = await decideCells(year.office, first?.id ?? 0, [
    { indicator: 'S4', field: 'actual', kind: 'rewrite', text: '3', reason: '电话核实（示例）' },
  ])
  expect(rewritten.ok).toBe(true)
  year.accept()
  await year.receive(NAME, 'b.xlsx', '2019-01-09', wellWith(3))
  expect(year.unit(NAME)).toMatchObject({ submission: 2, pendingItems: 0 })
  await year.receive(NAME, 'c.xlsx', '2019-01-10', wellWith(2))
  expect(year.unit(NAME)).toMatchObject({ submission: 3, pendingItems: 1 })
})

test('an archived year keeps the return that counts', async () => {
  const year = await twoReturns()
  const [first = 0] = year.ids
  storeYearState(year.office.db, year.office.act(), 2018, '归档', '领导小组审定')
  expect(chooseStanding(year.office, first, '第二次误报')).toMatchObject({ error: { code: 'archived' } })
  expect(year.unit(NAME).submission).toBe(2)
})
