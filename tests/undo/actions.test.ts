import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadStanding } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import { registerAdjustments } from '#electron/application/adjust/register-adjustments.ts'
import { savePaper } from '#electron/application/paper/save-paper.ts'
import { paperContentOf, paperForm } from '#electron/application/views/paper-form.ts'
import { unitId } from '#shared/plan/unit.ts'
import { points } from '#shared/scheme/points.ts'
import { WELL, type Answers } from '#tests/application/office-year.ts'
import { expectValue } from '#tests/archive/small-archive.ts'
import { openUndoDesk, type UndoDesk } from './undo-desk.ts'

const QUAKE = '市地震局'
const D15 = unitId('D15')
const score = (hundredths: number) =>
  ({ kind: 'score', score: points(hundredths), actual: null, band: null }) as const

/** As WELL, with other answers for one indicator. */
function wellBut(indicator: string, answers: ReturnType<Answers>): Answers {
  return (row) => (row.indicatorId === indicator ? answers : WELL(row))
}

/** How the score sheet is after a step: changed; undone as before; done again as after; undone again as before. */
async function turnsOf(desk: UndoDesk, work: () => unknown): Promise<readonly boolean[]> {
  const before = desk.sheet()
  const entries = await desk.step(work)
  const after = desk.sheet()
  const undone = desk.turn(entries)
  const same = [!isDeepStrictEqual(after, before), isDeepStrictEqual(desk.sheet(), before)]
  const again = desk.turn(undone)
  same.push(isDeepStrictEqual(desk.sheet(), after))
  desk.turn(again)
  same.push(isDeepStrictEqual(desk.sheet(), before))
  return [...same, verifyLog(desk.office.db).ok]
}
const AS_IT_SHOULD = [true, true, true, true, true]

async function openReceived(): Promise<UndoDesk> {
  const desk = openUndoDesk()
  await desk.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  return desk
}

test('核定 of an item nobody had decided is undone and done again', async () => {
  const desk = await openReceived()
  expect(await turnsOf(desk, () => desk.decide('D15', 'S4', score(200)))).toEqual(AS_IT_SHOULD)
})

test('a second 核定 and 退回待审核 bring back what stood before them, with its opinion', async () => {
  const desk = await openReceived()
  desk.decide('D15', 'S4', score(200), '少两篇')
  expect(await turnsOf(desk, () => desk.decide('D15', 'S4', score(300), '补报一篇'))).toEqual(AS_IT_SHOULD)
  expect(await turnsOf(desk, () => desk.decide('D15', 'S4', { kind: 'reopened' }))).toEqual(AS_IT_SHOULD)
  expect(desk.item(QUAKE, 'S4').score).toBe(200)
})

test('批量采纳 is undone whole', async () => {
  const desk = await openReceived()
  desk.decide('D15', 'S4', score(200))
  expect(await turnsOf(desk, () => desk.accept())).toEqual(AS_IT_SHOULD)
  expect(desk.item(QUAKE, 'S4').score).toBe(200)
})

test('a first return that is undone leaves the unit without one, and can be imported again', async () => {
  const desk = openUndoDesk()
  expect(await turnsOf(desk, () => desk.receive(QUAKE, 'a.xlsx', '2019-01-15', WELL))).toEqual(AS_IT_SHOULD)
  expect(desk.unit(QUAKE)).toMatchObject({ submission: null, lateWorkingDays: null })
  const again = await desk.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL)
  expect([again.result, again.submission]).toEqual(['read', 2])
})

test('a corrected return that is undone lets the one before stand again, and gives back the scores that it had opened', async () => {
  const desk = await openReceived()
  desk.accept()
  const correct = wellBut('S4', { actual: 3, deviation: '少一篇' })
  expect(await turnsOf(desk, () => desk.receive(QUAKE, 'b.xlsx', '2019-01-09', correct))).toEqual(
    AS_IT_SHOULD,
  )
  expect(loadStanding(desk.office.db, 2018).get(D15)?.number).toBe(1)
  expect(desk.item(QUAKE, 'S4')).toMatchObject({ state: 'scored' })
})

test('lines of 加减分清单 are undone together', async () => {
  const desk = await openReceived()
  desk.accept()
  const line = { unit: D15, level: '', document: '示例〔2018〕1号', day: null, origin: '示例' }
  const lines = [
    { ...line, kind: 'deduction' as const, reason: '缺席会议（示例）', points: points(50) },
    { ...line, kind: 'veto' as const, reason: '示例事由', points: null },
  ]
  expect(await turnsOf(desk, () => registerAdjustments(desk.office, desk.book(), lines))).toEqual(
    AS_IT_SHOULD,
  )
})

test('what came later and rests on it comes first, and is named', async () => {
  const desk = await openReceived()
  const first = await desk.step(() => desk.decide('D15', 'S4', score(200)))
  const other = await desk.step(() => desk.decide('D15', 'S2', score(350)))
  const second = await desk.step(() => desk.decide('D15', 'S4', score(300)))
  expect(desk.refusal(first)).toBe(
    '“核定 市地震局 S4”不能撤销，因为后面还有第 5 条“核定 市地震局 S4”（批处理）与它有关。请先撤销后面这一条。',
  )
  const undoneOther = desk.turn(other)
  const undoneSecond = desk.turn(second)
  expect(desk.refusal(second)).toBe('“核定 市地震局 S4”已经撤销，没有再做一遍。')
  desk.turn(first)
  expect(desk.refusal(undoneSecond)).toBe(
    '“核定 市地震局 S4”不能单独改回，因为第 3 条“核定 市地震局 S4”（批处理）已经撤销。请先恢复它。',
  )
  expect(desk.refusal(undoneOther)).toBe('')
})

test('an import is not undone under scores that were given for it', async () => {
  const desk = openUndoDesk()
  const imported = await desk.step(() => desk.receive(QUAKE, 'a.xlsx', '2019-01-08', WELL))
  const decided = await desk.step(() => desk.decide('D15', 'S4', score(200)))
  expect(desk.refusal(imported)).toMatch(/^“导入 市地震局”不能撤销，因为后面还有第 3 条“核定 市地震局 S4”/)
  desk.turn(decided)
  expect(desk.refusal(imported)).toBe('')
})

test('of several entries all are undone or none', async () => {
  const desk = await openReceived()
  const both = [
    ...(await desk.step(() => desk.decide('D15', 'S2', score(350)))),
    ...(await desk.step(() => desk.decide('D15', 'S4', score(200)))),
  ]
  await desk.step(() => desk.decide('D15', 'S2', score(400)))
  const before = desk.sheet()
  const entries = readLog(desk.office.db).length
  expect(desk.refusal(both)).toMatch(/S2.*不能撤销/)
  expect(desk.sheet()).toEqual(before)
  expect(readLog(desk.office.db)).toHaveLength(entries)
})

test('nothing of an archived year is undone, nor what is no change of scores, nor what changed behind the log', async () => {
  const desk = await openReceived()
  const decided = await desk.step(() => desk.decide('D15', 'S4', score(200)))
  const { db, act } = desk.office
  expect(desk.refusal([1])).toBe('年度不能撤销；不用的年度可以不打开。')
  expect(desk.refusal([999])).toBe('没有找到这条操作记录，请刷新后重新选择。')
  storeYearState(db, act(), 2018, '归档', '审定')
  expect(desk.refusal(decided)).toMatch(/^2018年度已经归档/)
  storeYearState(db, act(), 2018, '审核', '解除')
  db.prepare(
    `INSERT INTO review (year, unit_id, indicator, kind, score, way, opinion, operator, at)
     VALUES (2018, 'D15', 'S4', 'score', 999, '', '', '', '')`,
  ).run()
  expect(desk.refusal(decided)).toBe(
    '“核定 市地震局 S4”之后相关内容又改动过，不能撤销。请到相应的页面查看现在的内容。',
  )
})

test('a return taken down from paper is undone as an import is; its number is not given again', async () => {
  const desk = await openReceived()
  const form = expectValue(paperForm(desk.office, desk.book(), D15))
  const first = form.submissions[0]
  const { content } = expectValue(paperContentOf(desk.office, desk.book(), first?.id ?? 0))
  const rows = content.rows.map((row) => (row.indicator === 'S4' ? { ...row, actual: '2' } : row))
  const save = () => savePaper(desk.office, desk.book(), D15, { ...content, rows, received: '2019-01-09' })
  const entries = await desk.step(save)
  expect(loadStanding(desk.office.db, 2018).get(D15)?.number).toBe(2)
  desk.turn(entries)
  expect(loadStanding(desk.office.db, 2018).get(D15)?.number).toBe(1)
  expect(expectValue(paperForm(desk.office, desk.book(), D15)).nextNumber).toBe(3)
  expect(expectValue(await save()).submission.number).toBe(3)
})
