import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadProgress } from '#db/progress.ts'
import { storeYearState } from '#db/years.ts'
import { atomically } from '#electron/application/atomically.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { copyFinished } from '#electron/application/progress/copy-finished.ts'
import { exportProgress } from '#electron/application/progress/export-progress.ts'
import {
  changeRhythm,
  saveProgress,
  withdrawProgress,
  type ProgressDraft,
} from '#electron/application/progress/save-progress.ts'
import { itemRecords } from '#electron/application/views/item-records.ts'
import { progressPage } from '#electron/application/views/progress-page.ts'
import { lastEnded } from '#shared/plan/periods.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openUndoDesk, type UndoDesk } from '#tests/undo/undo-desk.ts'
import { openBook, rowTexts, sheetOf } from '#tests/workbooks/open-book.ts'

const SCIENCE = unitId('D01')
const EDUCATION = unitId('D02')

const DRAFT: ProgressDraft = {
  period: 'Q4',
  task: '1.1',
  unit: EDUCATION,
  state: '按计划',
  done: '已举办科技节 3 场',
  problems: '',
  next: '12月总结',
  reporter: '示例甲',
  day: '2019-01-05',
  reason: '',
}

function save(at: UndoDesk, draft: Partial<ProgressDraft> = {}): string {
  return say(at, () => saveProgress(at.office, at.office.act(), at.book(), { ...DRAFT, ...draft }))
}

function say(at: UndoDesk, work: () => Outcome<unknown>): string {
  const done = atomically(at.office.db, work)
  return done.ok ? '已保存' : done.error.message
}

/** What stands of one task and unit in the period that is due. */
function standing(at: UndoDesk, task = '1.1', unit: string = EDUCATION): string | null {
  const row = progressPage(at.office, at.book(), null).rows.find(
    (known) => known.task === task && known.unit === unit,
  )
  return row?.note === null || row === undefined ? null : `${row.note.state}：${row.note.done}`
}

test('本期是最近结束的一期；一年还没有一期结束时没有应报的', () => {
  expect(
    ['2018-03-31', '2018-04-01', '2018-06-30', '2018-12-31', '2019-01-01'].map((today) => [
      lastEnded('quarter', 2018, today)?.word ?? null,
      lastEnded('half', 2018, today)?.word ?? null,
    ]),
  ).toEqual([
    [null, null],
    ['第一季度', null],
    ['第一季度', null],
    ['第三季度', '上半年'],
    ['第四季度', '下半年'],
  ])
})

test('方案中每项任务的每个责任单位各一行，共 232 行；谁没有报、报了几项都数得清', () => {
  const at = openUndoDesk()
  const page = progressPage(at.office, at.book(), null)
  expect([page.rows.length, page.word, page.over, page.missing.length]).toEqual([232, '第四季度', true, 24])
  expect(page.missing.find(({ unit }) => unit === SCIENCE)?.line).toBe(
    '市科协：应报 32 项，未报 32 项。联络员和电话没有登记',
  )
  expect(`${page.opening} ${page.missing.length} 家未报齐`).toBe(
    '【催报】2018年第四季度全民科学素质工作进展，截至2019年1月20日还有 24 家未报齐',
  )
})

test('改一次就多一行，撤回写明原因，都能撤销；操作记录写得明白', async () => {
  const at = openUndoDesk()
  const first = await at.step(() => save(at))
  const second = await at.step(() => save(at, { state: '滞后', done: '只举办 1 场', reason: '核实后更正' }))
  expect(standing(at)).toBe('滞后：只举办 1 场')
  at.turn(second)
  expect(standing(at)).toBe('按计划：已举办科技节 3 场')
  const withdrawn = await at.step(() =>
    say(at, () =>
      withdrawProgress(at.office, at.office.act(), at.book(), { ...DRAFT, reason: '登记到了别的单位' }),
    ),
  )
  expect(standing(at)).toBe(null)
  at.turn(withdrawn)
  expect(standing(at)).toBe('按计划：已举办科技节 3 场')
  expect(at.refusal(first)).toBe('')
  expect(standing(at)).toBe(null)
  const [entry] = loadProgress(at.office.db, 2018)
  expect(entry?.history.map(({ kind, done }) => `${kind} ${done}`)).toEqual([
    'reported 已举办科技节 3 场',
    'reported 只举办 1 场',
    'reported 已举办科技节 3 场',
    'withdrawn 已举办科技节 3 场',
    'reported 已举办科技节 3 场',
    'withdrawn 已举办科技节 3 场',
  ])
  const words = loadEntryWords(at.office.db)
  const [, , changed] = readLog(at.office.db).map((log) => words.describe(log))
  expect(changed).toEqual({
    action: '修改进展',
    object: '市教育局 1.1 第四季度',
    about: '',
    before: '按计划，已举办科技节 3 场，下一步：12月总结，2019年1月5日',
    after: '滞后，只举办 1 场，下一步：12月总结，2019年1月5日',
    reason: '核实后更正',
  })
  expect(verifyLog(at.office.db).ok).toBe(true)
})

test('写不全、写不对的不保存，并说明缺什么', () => {
  const at = openUndoDesk()
  save(at)
  expect([
    save(at),
    save(at, { done: ' ' }),
    save(at, { done: '', state: '未开展', period: 'Q3' }),
    save(at, { period: 'H1' }),
    save(at, { unit: unitId('D24') }),
    save(at, { day: '2019-02-01' }),
    save(at, { done: '长'.repeat(2001) }),
  ]).toEqual([
    '内容没有变，没有保存。',
    '完成情况是空白，没有保存。请写明做了什么；还没有做的，进度选“未开展”。',
    '已保存',
    '本年进展按季度报送，没有所选的这一期，没有保存。请重新选择。',
    '这家单位不是这项任务的责任单位，没有保存。请重新选择，或在本年要点中列上它。',
    '报送日期没有这一天，或在今天以后，没有保存。请重新选择日期。',
    '有一栏写了 2001 字，超过 2000 字，没有保存。请写得简短些。',
  ])
  storeYearState(at.office.db, at.office.act(), 2018, '归档', '审定')
  expect(save(at, { done: '再改' })).toMatch(/^2018年度已经归档/)
})

test('改为按半年：按季度报的仍留着，改回来照常显示', async () => {
  const at = openUndoDesk()
  save(at)
  const changed = await at.step(() =>
    say(at, () => changeRhythm(at.office, at.office.act(), at.book(), 'half')),
  )
  const half = progressPage(at.office, at.book(), null)
  expect([half.word, half.otherRhythm, standing(at)]).toEqual(['下半年', 1, null])
  at.turn(changed)
  expect(standing(at)).toBe('按计划：已举办科技节 3 场')
})

test('上期已完成的带入本期，其余的不带；表中一项一行，没有报的写“未报”', async () => {
  const at = openUndoDesk()
  save(at, { period: 'Q3', state: '已完成', done: '全部完成' })
  save(at, { period: 'Q3', task: '1.2', done: '正在做' })
  const copy = (): string => say(at, () => copyFinished(at.office, at.office.act(), at.book(), 'Q4'))
  const copied = await at.step(copy)
  expect([standing(at), standing(at, '1.2'), copy()]).toEqual([
    '已完成：全部完成',
    null,
    '第三季度“已完成”的各项，第四季度都已有进展，没有可带入的。',
  ])
  const written = await exportProgress(at.office, at.book(), 'Q4', at.folder)
  if (!written.ok) throw new Error(written.error.message)
  const sheet = sheetOf(await openBook(readFileSync(written.value.path)), '进展情况')
  const rows = Array.from({ length: sheet.rowCount }, (_, row) => rowTexts(sheet, row + 1))
  const own = rows
    .filter(([, , , unit]) => unit === '市教育局')
    .map((cells) => [cells[0], cells[4], cells[5]])
  expect(own.length).toBe(23)
  expect(own.slice(0, 2)).toEqual([
    ['1.1', '已完成', '全部完成'],
    ['1.2', '未报', null],
  ])
  at.turn(copied)
  expect(standing(at)).toBe(null)
})

test('审核一项时，旁边看得到这项任务各期的进展', () => {
  const at = openUndoDesk()
  save(at, { period: 'Q3', done: '第三季度做的' })
  save(at)
  const found = itemRecords(at.office, at.book(), EDUCATION, '1.1')
  if (!found.ok) throw new Error(found.error.message)
  expect(found.value.notes.map(({ period, done }) => `${period} ${done}`)).toEqual([
    '第四季度 已举办科技节 3 场',
    '第三季度 第三季度做的',
  ])
})
