import { expect, test } from 'vitest'
import { loadSubmissions } from '#db/submissions.ts'
import { chooseStanding } from '#electron/application/check/choose-standing.ts'
import { decideCells } from '#electron/application/check/decide-cells.ts'
import { submissionReading } from '#electron/application/views/submission-reading.ts'
import { unitId } from '#shared/plan/unit.ts'
import { WELL, type Answers } from '#tests/application/office-year.ts'
import { openUndoDesk, type UndoDesk } from './undo-desk.ts'

const QUAKE = unitId('D15')
const NAME = '市地震局'
const S4 = { indicator: 'S4', field: 'actual' } as const

const wellWith =
  (actual: string | number): Answers =>
  (row) =>
    row.indicatorId === 'S4' ? { actual, deviation: '见说明（示例）', evidence: '1' } : WELL(row)

const idOf = (desk: UndoDesk, number: number): number =>
  loadSubmissions(desk.office.db, 2018)
    .get(QUAKE)
    ?.find((one) => one.number === number)?.id ?? 0

function readingOf(desk: UndoDesk) {
  const view = submissionReading(desk.office, idOf(desk, 1))
  if (!view.ok) throw new Error(view.error.message)
  return view.value
}

const rewrite = (desk: UndoDesk, text: string) =>
  desk.step(async () => {
    const decision = { ...S4, kind: 'rewrite', text, reason: '电话核实（示例）' } as const
    const decided = await decideCells(desk.office, idOf(desk, 1), [decision])
    if (!decided.ok) throw new Error(decided.error.message)
  })

test('an undone rewriting reads as the unit wrote it, its score stands again; done again, it is all back', async () => {
  const desk = openUndoDesk()
  await desk.receive(NAME, 'a.xlsx', '2019-01-08', wellWith('约4篇'))
  desk.accept()
  const [sheet, reading] = [desk.sheet(), readingOf(desk)]
  const entries = await rewrite(desk, '3')
  expect(desk.item(NAME, 'S4')).toMatchObject({ state: 'pending', suggested: 300 })
  const rewritten = [desk.sheet(), readingOf(desk)]
  const undone = desk.turn(entries)
  expect([desk.sheet(), readingOf(desk)]).toEqual([sheet, reading])
  desk.turn(undone)
  expect([desk.sheet(), readingOf(desk)]).toEqual(rewritten)
})

test('of two rewritings of one cell the later is undone first', async () => {
  const desk = openUndoDesk()
  await desk.receive(NAME, 'a.xlsx', '2019-01-08', wellWith('约4篇'))
  const first = await rewrite(desk, '3')
  const between = readingOf(desk)
  const second = await rewrite(desk, '2')
  expect(desk.refusal(first)).toMatch(/^“核对 市地震局”不能撤销，因为后面还有第 \d+ 条“核对 市地震局”/)
  desk.turn(second)
  expect(readingOf(desk)).toEqual(between)
})

test('an undone choice lets the later return count again, and the scores with it', async () => {
  const desk = openUndoDesk()
  await desk.receive(NAME, 'a.xlsx', '2019-01-08', wellWith(4))
  await desk.receive(NAME, 'b.xlsx', '2019-01-09', wellWith(3))
  desk.accept()
  const before = desk.sheet()
  const entries = await desk.step(() => chooseStanding(desk.office, idOf(desk, 1), '第二次误报'))
  expect(desk.unit(NAME)).toMatchObject({ submission: 1, pendingItems: 1 })
  desk.turn(entries)
  expect(desk.sheet()).toEqual(before)
})
