import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { openBook, rowTexts, sheetOf } from '#tests/workbooks/open-book.ts'
import {
  butFor,
  bytesIn,
  EDUCATION,
  FINANCE,
  openCollecting,
  WEATHER,
  YEAR,
  type Collecting,
} from './collecting.ts'

/** 市财政局 and 市教育局 have handed in; 市财政局's form was sent back on 14 January, to come again by the 17th. */
async function collecting(now = '2019-01-14T02:00:00Z'): Promise<Collecting> {
  const at = await openCollecting(now)
  await at.handIn(FINANCE, '2019-01-08', butFor({ S4: { actual: '三四篇吧', evidence: '1' } }))
  await at.handIn(EDUCATION, '2019-01-09')
  const { submission, items } = await at.get('draftSendBack', { ...YEAR, unit: FINANCE, ask: null })
  await at.get('sendBack', {
    ...YEAR,
    unit: FINANCE,
    submission: submission?.id ?? 0,
    deadline: '2019-01-17',
    note: '',
    items: items.map(({ indicator, field, reason }) => ({ indicator, field, reason })),
  })
  return at
}

const owingOf = async (at: Collecting, unit: string) =>
  (await at.get('listOwing', YEAR)).units.find((known) => known.unit === unit)

test('on the list is who has not handed in and who is not back after a 退回; nobody else', async () => {
  const at = await collecting()
  const { units, total } = await at.get('listOwing', YEAR)
  expect([total, units.length]).toEqual([37, 36])
  expect(units.some(({ unit }) => unit === EDUCATION)).toBe(false)
  // The deadline was Thursday the 10th: Friday and Monday are working days.
  expect(await owingOf(at, WEATHER)).toMatchObject({
    state: 'missing',
    word: '逾期未报',
    due: '2019-01-10',
    daysLeft: -4,
    workingDaysOver: 2,
    line: '市气象局：未报送，逾期 2 个工作日（4 天）。联络员和电话没有登记',
  })
  expect(await owingOf(at, FINANCE)).toMatchObject({
    state: 'sent-back',
    word: '退回待补正',
    due: '2019-01-17',
    daysLeft: 3,
    workingDaysOver: 0,
  })
  at.setClock('2019-01-21T02:00:00Z')
  expect(await owingOf(at, FINANCE)).toMatchObject({
    word: '退回后逾期未报',
    daysLeft: -4,
    workingDaysOver: 2,
  })
})

test('before the deadline nobody is late, and the line says how many days are left', async () => {
  const at = await openCollecting('2019-01-07T02:00:00Z')
  expect(await owingOf(at, WEATHER)).toMatchObject({
    word: '尚未报送',
    daysLeft: 3,
    workingDaysOver: 0,
    line: '市气象局：未报送，还有 3 天。联络员和电话没有登记',
  })
})

test('whom to call: what the office wrote down, else the 填表人 of the latest return, which is only proposed', async () => {
  const at = await openCollecting('2019-01-14T02:00:00Z')
  const content = {
    received: '2019-01-09',
    head: { filledBy: '示例甲', phone: '0534-0000001', responsible: '', date: '' },
    rows: at.form(WEATHER).rows.map(({ indicatorId }) => ({
      indicator: indicatorId,
      actual: '',
      grade: '',
      selfScore: '',
      narrative: '已完成',
      deviation: '',
      evidence: '',
      note: '',
    })),
    evidence: [],
  }
  await at.get('savePaper', { ...YEAR, unit: WEATHER, content })
  const draft = await at.get('draftSendBack', { ...YEAR, unit: WEATHER, ask: null })
  await at.get('sendBack', {
    ...YEAR,
    unit: WEATHER,
    submission: draft.submission?.id ?? 0,
    deadline: '2019-01-21',
    note: '',
    items: [{ indicator: null, field: null, reason: '请加盖公章' }],
  })
  expect(await owingOf(at, WEATHER)).toMatchObject({
    contact: { leader: '', liaison: '', phone: '' },
    proposed: { liaison: '示例甲', phone: '0534-0000001', from: '2018年度自评表' },
    line: '市气象局：退回后未重新报送，还有 7 天。联络员 示例甲 0534-0000001',
  })
  const contact = { leader: '', liaison: '示例乙', phone: '0534-0000002' }
  await at.get('keepUnit', { ...YEAR, unit: WEATHER, aliases: null, kind: null, contact })
  expect(await owingOf(at, WEATHER)).toMatchObject({
    contact,
    proposed: null,
    line: '市气象局：退回后未重新报送，还有 7 天。联络员 示例乙 0534-0000002',
  })
})

test('each reminder is kept, one entry of the log a unit; a wrong one is undone', async () => {
  const at = await collecting()
  const record = {
    ...YEAR,
    units: [WEATHER, FINANCE],
    way: '电话',
    day: '2019-01-14',
    note: ' 说明天交 ',
  } as const
  expect(await at.get('recordReminders', record)).toEqual({ recorded: 2 })
  await at.get('recordReminders', { ...record, units: [WEATHER], way: '微信', day: '2019-01-11', note: '' })
  const reminders = (await owingOf(at, WEATHER))?.reminders ?? []
  expect(reminders.map(({ way, day, note }) => [way, day, note])).toEqual([
    ['电话', '2019-01-14', '说明天交'],
    ['微信', '2019-01-11', ''],
  ])
  const log = readLog(at.office().db).slice(-3)
  expect(log.map(({ action, object }) => [action, object])).toEqual([
    ['催报', WEATHER],
    ['催报', FINANCE],
    ['催报', WEATHER],
  ])
  await at.get('undoEntries', { entries: [log.at(-1)?.sequence ?? 0] })
  expect((await owingOf(at, WEATHER))?.reminders.map(({ way }) => way)).toEqual(['电话'])
  expect(verifyLog(at.office().db).ok).toBe(true)
})

test('no reminder of a day to come, of nobody, or of a unit of another year', async () => {
  const at = await openCollecting('2019-01-14T02:00:00Z')
  const record = { ...YEAR, units: [WEATHER], way: '电话', day: '2019-01-14', note: '' } as const
  const said: string[] = []
  for (const own of [{ day: '2019-01-15' }, { units: [] }, { units: ['X99'] }]) {
    const answer = await at.ask('recordReminders', { ...record, ...own })
    said.push(answer.ok ? '' : answer.error.message)
  }
  expect(said).toEqual([
    '催报日期 2019年1月15日还没有到，没有记录。请选今天或以前的日期。',
    '还没有选择单位，没有记录。请至少选择一家。',
    '所选单位有不属于2018年度的，没有记录。请重新选择。',
  ])
})

test('催报名单 and 收表登记表 as workbooks: those that owe, and every unit with room to sign', async () => {
  const at = await collecting()
  const contact = { leader: '', liaison: '=示例甲', phone: '0534-0000001' }
  await at.get('keepUnit', { ...YEAR, unit: WEATHER, aliases: null, kind: null, contact })
  await at.get('recordReminders', { ...YEAR, units: [WEATHER], way: '电话', day: '2019-01-14', note: '' })
  const units = [FINANCE, WEATHER]
  const written = await at.get('writeReminders', { ...YEAR, units, papers: ['list', 'register'] })
  expect(written.saved.files.map(({ name }) => name)).toEqual([
    '2018年度_催报名单.xlsx',
    '2018年度_收表登记表.xlsx',
  ])
  const folder = join(at.out, '科学素质评价2018')
  const list = sheetOf(await openBook(bytesIn(folder, '2018年度_催报名单.xlsx')), '催报名单')
  expect([4, 5, 6].map((row) => rowTexts(list, row).slice(0, 11))).toEqual([
    [
      1,
      '市气象局',
      '市直部门',
      '逾期未报',
      '2019年1月10日',
      2,
      4,
      '=示例甲',
      '0534-0000001',
      1,
      '2019年1月14日 电话',
    ],
    [2, '市财政局', '市直部门', '退回待补正', '2019年1月17日', null, null, null, null, 0, null],
    expect.arrayContaining(['报送截止日：2019年1月10日。退回后待补正的单位按退回时定的期限计算。']),
  ])
  // A text from outside is a text, whatever it begins with.
  expect(list.getCell('H4').value).toBe('=示例甲')
  const register = sheetOf(await openBook(bytesIn(folder, '2018年度_收表登记表.xlsx')), '收表登记表')
  const rows = Array.from({ length: 37 }, (_, index) => rowTexts(register, 4 + index))
  expect(rows.find(([, name]) => name === '市财政局')?.slice(1, 8)).toEqual([
    '市财政局',
    '市直部门',
    '2019年1月8日',
    '电子表',
    1,
    '按期报送，退回待补正',
    null,
  ])
  expect(rows.filter(([, , , received]) => received !== null)).toHaveLength(2)
  expect(rowTexts(register, 3).slice(8)).toEqual(['报送人签字', '接收人签字', '备注'])
})

test.skipIf(!hasPoppler)('催报通知: one a unit in a folder, or one for all with the list', async () => {
  const at = await collecting()
  const units = [FINANCE, WEATHER]
  await at.get('writeReminders', { ...YEAR, units, papers: ['notices', 'notice'] })
  const folder = join(at.out, '科学素质评价2018')
  expect(readdirSync(join(folder, '催报通知'))).toEqual([
    '2018年度_催报通知_市气象局.pdf',
    '2018年度_催报通知_市财政局.pdf',
  ])
  const text = (...path: string[]): string => textOfPages(join(folder, ...path)).join('')
  expect(text('催报通知', '2018年度_催报通知_市气象局.pdf')).toContain(
    '截至2019年1月14日，你单位尚未报送，已逾期2个工作日。',
  )
  expect(text('催报通知', '2018年度_催报通知_市财政局.pdf')).toContain(
    '已于2019年1月14日退回补正，应于2019年1月17日前重新报送。',
  )
  expect(text('2018年度_催报通知.pdf')).toContain(
    '尚有1个单位未报送，1个单位退回补正后未重新报送，名单见附件。',
  )
})

test('nothing to remind of: said, not an empty paper', async () => {
  const at = await collecting()
  expect(await at.ask('writeReminders', { ...YEAR, units: [EDUCATION], papers: ['notices'] })).toMatchObject({
    error: { message: '所选单位都已报齐，没有需要催报的，没有导出。' },
  })
})

test('工作台 counts who is overdue after a 退回 among those to remind', async () => {
  const at = await collecting()
  at.setClock('2019-01-21T02:00:00Z')
  const { counts, todos } = await at.get('yearOverview', YEAR)
  expect([counts.missing, counts.sentBack, counts.sentBackOver]).toEqual([35, 1, 1])
  expect(todos.find(({ action }) => action === 'remind')).toEqual({
    action: 'remind',
    count: 36,
    text: '35 家单位逾期未报，1 家单位退回后逾期未报，请催报',
  })
})
