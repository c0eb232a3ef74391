import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadReadingRows, loadSentReading } from '#db/readings.ts'
import { loadStanding } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import { adoptRule, openOfRule } from '#electron/application/check/adopt-rule.ts'
import { decideCells } from '#electron/application/check/decide-cells.ts'
import type { NewCellDecision } from '#electron/application/check/judge-cell-decision.ts'
import { previewRewrite } from '#electron/application/check/preview-rewrite.ts'
import { itemExplanation } from '#electron/application/views/explanations.ts'
import { reviewItems } from '#electron/application/views/review-items.ts'
import { workingsDetails } from '#electron/application/workings-details.ts'
import { loadYearInput } from '#electron/application/year-input.ts'
import { submissionReading } from '#electron/application/views/submission-reading.ts'
import type { ReadDoubt } from '#shared/contract/submissions.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openOfficeYear, WELL, type Answers, type OfficeYear } from './office-year.ts'

const QUAKE = unitId('D15')
const NAME = '市地震局'

/** As WELL, with other answers for some indicators. */
function wellBut(others: Readonly<Record<string, ReturnType<Answers>>>): Answers {
  return (row) => others[row.indicatorId] ?? WELL(row)
}

async function received(answers: Answers): Promise<OfficeYear & { readonly id: number }> {
  const year = openOfficeYear()
  await year.receive(NAME, 'a.xlsx', '2019-01-08', answers)
  const id = loadStanding(year.office.db, 2018).get(QUAKE)?.id
  if (id === undefined) throw new Error('nothing was stored')
  return { ...year, id }
}

function viewOf({ office, id }: { office: OfficeYear['office']; id: number }) {
  const view = submissionReading(office, id)
  if (!view.ok) throw new Error(view.error.message)
  return view.value
}

const states = (doubts: readonly ReadDoubt[]) =>
  doubts.map(({ indicator, field, code, state }) => [indicator, field, code, state])

const on = (indicator: string | null, field: string) => ({ indicator, field })
const adopt = (key: ReturnType<typeof on>): NewCellDecision => ({
  ...key,
  kind: 'adopt',
  text: null,
  reason: '',
})
const rewrite = (key: ReturnType<typeof on>, text: string, reason = '电话核实（示例）'): NewCellDecision => ({
  ...key,
  kind: 'rewrite',
  text,
  reason,
})
const sendBack = (key: ReturnType<typeof on>, reason: string): NewCellDecision => ({
  ...key,
  kind: 'send-back',
  text: null,
  reason,
})
const undo = (key: ReturnType<typeof on>): NewCellDecision => ({
  ...key,
  kind: 'undecided',
  text: null,
  reason: '',
})

const S4 = on('S4', 'actual')

test('mechanical cleaning is no doubt; doubts are adopted, sent back and taken back, each in the log', async () => {
  const at = await received(
    wellBut({
      S4: { actual: '约４篇', evidence: '1' },
      S5: { actual: '２', evidence: '99' },
    }),
  )
  const S5 = on('S5', 'evidence')
  expect(states(viewOf(at).reading.doubts)).toEqual([
    ['S4', 'actual', 'approximate', 'open'],
    ['S5', 'evidence', 'evidence-unknown', 'open'],
  ])
  expect(viewOf(at).submission).toMatchObject({ doubts: 2, openDoubts: 2 })
  const reason = '请把 99 号材料补进目录。'
  expect((await decideCells(at.office, at.id, [adopt(S4), sendBack(S5, reason)])).ok).toBe(true)
  expect(states(viewOf(at).reading.doubts)).toEqual([
    ['S4', 'actual', 'approximate', 'adopted'],
    ['S5', 'evidence', 'evidence-unknown', 'sent-back'],
  ])
  expect(viewOf(at).submission).toMatchObject({ doubts: 2, openDoubts: 0 })
  expect(viewOf(at).reading.decisions).toEqual([
    { ...S4, kind: 'adopt', text: null, reason: '', operator: '批处理', at: '2019-01-20T02:00:00.000Z' },
    { ...S5, kind: 'send-back', text: null, reason, operator: '批处理', at: '2019-01-20T02:00:00.000Z' },
  ])
  expect((await decideCells(at.office, at.id, [undo(S4)])).ok).toBe(true)
  expect(viewOf(at).submission).toMatchObject({ doubts: 2, openDoubts: 1 })
  expect(await decideCells(at.office, at.id, [undo(S4)])).toMatchObject({
    error: { message: '这一处还没有处理过，不需要撤销。' },
  })
  const log = readLog(at.office.db)
  expect(log.map(({ action }) => action)).toEqual(['新建年度', '导入', '核对', '核对'])
  expect(log.at(-1)?.detail).toMatchObject({ submission: 1, decisions: [{ ...S4, kind: 'undecided' }] })
  expect(verifyLog(at.office.db).ok).toBe(true)
})

test('what the program proposes to write to the unit names the place, the text and what to do', async () => {
  const at = await received(wellBut({ S4: { actual: '3—5', evidence: '1' }, S5: { actual: 2 } }))
  expect(viewOf(at).reading.doubts.map(({ proposal }) => proposal)).toEqual([
    '自评表!H14 写的是“3—5”，请按计量单位只填一个数字。',
    '编号 S5：请补写佐证材料编号并报送材料。',
  ])
})

test('a text of the office is read by the same rules, counts everywhere, and the original stays', async () => {
  const at = await received(wellBut({ S4: { actual: '另行报送', evidence: '1' } }))
  expect(at.item(NAME, 'S4')).toMatchObject({ state: 'pending', actual: null, suggested: null })
  expect(await decideCells(at.office, at.id, [adopt(S4)])).toMatchObject({
    error: { message: '这一格没有读成可用的内容，不能采用。请改写，或退回单位。' },
  })
  expect(await decideCells(at.office, at.id, [rewrite(S4, '4', ' ')])).toMatchObject({
    error: { code: 'reason-missing' },
  })
  expect(await decideCells(at.office, at.id, [rewrite(S4, '三到五篇')])).toEqual({
    ok: false,
    error: {
      code: 'rewrite-refused',
      message: '市地震局 自评表!H14 改写为“三到五篇”，像是一个范围而不是一个数，请按计量单位“篇”只填数字。',
    },
  })
  expect(at.item(NAME, 'S4').suggested).toBeNull()
  const preview = await previewRewrite(at.office, at.id, { ...S4, indicator: 'S4', text: '三篇' })
  expect(preview).toMatchObject({
    value: {
      cell: { original: '另行报送', value: '3', remark: 'reason-missing' },
      others: [],
    },
  })
  expect(viewOf(at).reading.decisions).toEqual([])
  expect((await decideCells(at.office, at.id, [rewrite(S4, '４篇')])).ok).toBe(true)
  expect(at.item(NAME, 'S4')).toMatchObject({ state: 'pending', actual: '4', suggested: 400 })
  expect(states(viewOf(at).reading.doubts)).toEqual([['S4', 'actual', 'unreadable-number', 'rewritten']])
  const rewritten = {
    text: '４篇',
    reason: '电话核实（示例）',
    operator: '批处理',
    at: '2019-01-20T02:00:00.000Z',
  }
  const cell = viewOf(at)
    .reading.rows.flatMap(({ cells }) => cells)
    .find(({ indicator, field }) => indicator === 'S4' && field === 'actual')
  expect(cell).toEqual({
    indicator: 'S4',
    field: 'actual',
    sheet: '自评表',
    cell: 'H14',
    original: '另行报送',
    value: '4',
    remark: 'unit-suffix',
    error: null,
    message: '市地震局 自评表!H14 改写为“４篇”，已读成 4篇（去掉了数字后面的单位），请核对。',
    rewritten,
  })
  const items = reviewItems(at.office, at.book(), QUAKE)
  expect(items.ok && items.value.items.find(({ indicator }) => indicator === 'S4')?.origin).toEqual({
    sheet: '自评表',
    cell: 'H14',
    original: '另行报送',
    rewritten,
  })
  const explained = itemExplanation(at.office, at.book(), QUAKE, 'S4')
  expect(explained.ok && explained.value.origin).toMatchObject({ original: '另行报送', rewritten })
  const workings = workingsDetails(at.office, at.book(), loadYearInput(at.office, at.book()))
  expect(workings(QUAKE, 'S4')).toMatchObject({
    reported: '4',
    original: '另行报送（办公室改写为“４篇”）',
  })
  const sent = loadSentReading(at.office.db, at.id).cells.find(({ original }) => original === '另行报送')
  expect([sent?.value, sent?.error]).toEqual([null, 'unreadable-number'])
  expect((await decideCells(at.office, at.id, [undo(S4)])).ok).toBe(true)
  expect(at.item(NAME, 'S4')).toMatchObject({ state: 'pending', actual: null, suggested: null })
  expect([...loadReadingRows(at.office.db, at.id).values()]).toEqual(
    loadSentReading(at.office.db, at.id).rows,
  )
})

test('a verified score whose value a rewriting changes waits again; what was decided stays as 上次核定', async () => {
  const at = await received(wellBut({ S4: { actual: '约4篇', evidence: '1' } }))
  at.accept()
  const before = at.item(NAME, 'S2')
  expect(at.item(NAME, 'S4')).toMatchObject({ state: 'scored', score: 400 })
  await decideCells(at.office, at.id, [rewrite(S4, '4')])
  expect(at.unit(NAME).pendingItems).toBe(0)
  await decideCells(at.office, at.id, [rewrite(S4, '3')])
  expect(at.unit(NAME).pendingItems).toBe(1)
  expect(at.item(NAME, 'S2')).toEqual(before)
  const items = reviewItems(at.office, at.book(), QUAKE)
  const item = items.ok ? items.value.items.find(({ indicator }) => indicator === 'S4') : undefined
  expect(item).toMatchObject({
    state: 'pending',
    suggested: 300,
    score: null,
    review: { kind: 'reopened', way: '办公室改写', opinion: '本项改写为“3”（电话核实（示例））' },
    previous: { kind: 'score', score: 400, way: '批量采纳' },
  })
  expect(readLog(at.office.db).at(-1)?.detail).toMatchObject({ reopened: ['S4'] })
})

test('a blank cell can be filled in by the office, and a filled one left blank', async () => {
  const at = await received(wellBut({ S4: { actual: 3, evidence: '1' }, S5: {} }))
  expect(states(viewOf(at).reading.doubts)).toEqual([['S4', 'actual', 'reason-missing', 'open']])
  await decideCells(at.office, at.id, [rewrite(on('S4', 'deviation'), '一篇转入下年（示例）')])
  expect(states(viewOf(at).reading.doubts)).toEqual([['S4', 'actual', 'reason-missing', 'gone']])
  expect(viewOf(at).submission).toMatchObject({ doubts: 1, openDoubts: 0 })
  await decideCells(at.office, at.id, [rewrite(on('S5', 'actual'), '2')])
  expect(at.item(NAME, 'S5')).toMatchObject({ state: 'pending', actual: '2' })
  await decideCells(at.office, at.id, [rewrite(S4, '')])
  expect(at.item(NAME, 'S4')).toMatchObject({ actual: null, suggested: null })
  const row = viewOf(at).reading.rows.find(({ indicator }) => indicator === 'S4')
  expect(row?.cells.find(({ field }) => field === 'actual')).toMatchObject({
    original: '3',
    value: null,
    error: null,
    rewritten: { text: '' },
  })
})

test('an adopted doubt is open again where a text in its row makes another one of it', async () => {
  const at = await received(wellBut({ S2: { grade: '达成', selfScore: 0.5, evidence: '1' } }))
  const score = on('S2', 'selfScore')
  await decideCells(at.office, at.id, [adopt(score)])
  expect(states(viewOf(at).reading.doubts)).toEqual([['S2', 'selfScore', 'band-mismatch', 'adopted']])
  await decideCells(at.office, at.id, [rewrite(on('S2', 'note'), '已核对（示例）')])
  expect(viewOf(at).submission.openDoubts).toBe(0)
  await decideCells(at.office, at.id, [rewrite(on('S2', 'note'), ''), rewrite(on('S2', 'grade'), '')])
  expect(states(viewOf(at).reading.doubts)).toEqual([['S2', 'selfScore', 'reason-missing', 'open']])
})

test('全部采用这一类 settles one rule in all returns that count, and leaves refused cells', async () => {
  const year = openOfficeYear()
  const answers = wellBut({ S4: { actual: '约4篇', evidence: '1' }, S5: { actual: '没有', evidence: '1' } })
  await year.receive(NAME, 'a.xlsx', '2019-01-08', answers)
  await year.receive('市委组织部', 'b.xlsx', '2019-01-08', answers)
  expect(openOfRule(year.office, year.book(), 'approximate').map(({ doubts }) => doubts.length)).toEqual([
    1, 1,
  ])
  expect(adoptRule(year.office, year.book(), 'approximate')).toEqual({
    ok: true,
    value: { adopted: 2, units: 2 },
  })
  expect(openOfRule(year.office, year.book(), 'approximate')).toEqual([])
  expect(adoptRule(year.office, year.book(), 'unreadable-number')).toMatchObject({ value: { adopted: 0 } })
  expect(
    readLog(year.office.db)
      .map(({ action }) => action)
      .slice(-2),
  ).toEqual(['核对', '核对'])
})

test('an archived year takes no decisions; an unknown return is said to be unknown', async () => {
  const at = await received(wellBut({ S4: { actual: '约4篇', evidence: '1' } }))
  expect(await decideCells(at.office, 999, [adopt(S4)])).toMatchObject({
    error: { code: 'unknown-submission' },
  })
  storeYearState(at.office.db, at.office.act(), 2018, '归档', '领导小组审定')
  expect(await decideCells(at.office, at.id, [adopt(S4)])).toMatchObject({ error: { code: 'archived' } })
  expect(adoptRule(at.office, at.book(), 'approximate')).toMatchObject({ error: { code: 'archived' } })
})
