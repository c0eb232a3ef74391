import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LogFilter } from '#shared/contract/log.ts'
import { openBook, rowTexts, sheetOf, textAt } from '#tests/workbooks/open-book.ts'
import { openTestDesk, WITH_CAUTIONS, type TestDesk } from './desk.ts'

const ALL: LogFilter = {
  text: '',
  operator: null,
  action: null,
  unit: null,
  from: null,
  to: null,
  year: null,
}
const MISSING = { kind: 'missing' } as const

/** The sample year with one item decided, undone, and decided again. */
async function worked(): Promise<TestDesk & { readonly decided: number }> {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const request = { year: 2018, unit: 'D15', indicator: 'S2', decision: MISSING, opinion: '缺一份材料' }
  const answer = await at.ask('verifyItem', request)
  const decided = (answer.ok ? answer.undoable : undefined)?.[0] ?? 0
  return { ...at, decided }
}

test('a call tells which of its entries can be undone; a question and a refusal tell of none', async () => {
  const at = await worked()
  expect(at.decided).toBeGreaterThan(40)
  expect(await at.ask('undoEntries', { entries: [at.decided] })).toEqual({
    ok: true,
    value: { text: '已撤销：核定 市地震局 S2' },
    undoable: [at.decided + 1],
  })
  expect(Object.keys(await at.ask('yearOverview', { year: 2018 }))).toEqual(['ok', 'value'])
  expect(await at.ask('undoEntries', { entries: [at.decided] })).toEqual({
    ok: false,
    error: { code: 'cannot-undo', message: '“核定 市地震局 S2”已经撤销，没有再做一遍。' },
  })
  expect(await at.ask('undoEntries', { entries: [at.decided + 1] })).toMatchObject({
    value: { text: '已恢复：核定 市地震局 S2' },
  })
  const form = await at.ask('exportForms', { year: 2018, units: ['D15'] })
  expect([form.ok, 'undoable' in form]).toEqual([true, false])
})

test('操作记录 says every entry in Chinese, an undoing with its two sides changed about', async () => {
  const at = await worked()
  await at.get('undoEntries', { entries: [at.decided] })
  const { rows, found, total } = await at.get('listLog', ALL)
  expect([found, total, rows.length]).toEqual([at.decided + 1, at.decided + 1, at.decided + 1])
  expect(rows.slice(0, 2)).toEqual([
    {
      sequence: at.decided + 1,
      at: '2019-01-20T02:00:00.000Z',
      operator: '经办人',
      state: 'undoable',
      action: '撤销核定',
      object: '市地震局 S2',
      about: '政策激励：制定或落实激励政策，宣传先进典型',
      before: '缺报',
      after: '待审核',
      reason: `第 ${at.decided} 条`,
    },
    {
      sequence: at.decided,
      at: '2019-01-20T02:00:00.000Z',
      operator: '经办人',
      state: 'undone',
      action: '核定',
      object: '市地震局 S2',
      about: '政策激励：制定或落实激励政策，宣传先进典型',
      before: '待审核',
      after: '缺报',
      reason: '缺一份材料',
    },
  ])
  expect(rows[0]?.about.length).toBeGreaterThan(4)
  const said = rows.flatMap(({ action, object, before, after, reason }) => [
    action,
    object,
    before,
    after,
    reason,
  ])
  expect(
    said.filter((text) => /[{}[\]]|null|undefined|[a-z]{3,}(?!\w*\.xlsx)/i.test(text.replace('.xlsx', ''))),
  ).toEqual([])
  expect(rows.filter(({ after, before, reason }) => after + before + reason === '')).toEqual([])
})

test('the filter takes operator, action, unit, days and text together', async () => {
  const at = await worked()
  const count = async (filter: Partial<LogFilter>) => (await at.get('listLog', { ...ALL, ...filter })).found
  expect(await count({ unit: 'D15' })).toBe(2)
  expect(await count({ unit: 'D15', action: '核定' })).toBe(1)
  expect(await count({ operator: '经办人' })).toBe(at.decided)
  expect(await count({ operator: '别人' })).toBe(0)
  expect(await count({ text: '缺一份材料' })).toBe(1)
  // Two entries of its own, and two 要点 that it shares with others.
  expect(await count({ text: '市地震局' })).toBe(4)
  expect(await count({ from: '2019-01-20', to: '2019-01-20' })).toBe(at.decided)
  expect(await count({ from: '2019-01-21' })).toBe(0)
  await at.get('acceptSuggested', { year: 2018, unit: null, also: WITH_CAUTIONS })
  expect(await count({ unit: 'D15' })).toBe(3)
  const { operators, actions, units } = await at.get('listLog', { ...ALL, text: '没有这样的文字' })
  expect(operators).toEqual(['经办人'])
  expect(actions).toEqual([
    '新建年度',
    '新增本年要点',
    '登记进展',
    '登记督导调研',
    '登记整改',
    '登记表彰推荐',
    '导入',
    '退回',
    '登记加减分',
    '核定',
    '批量采纳',
  ])
  expect(units.find(({ unit }) => unit === 'D15')).toMatchObject({ name: '市地震局' })
})

test('whether an entry can be undone is said before it is; the state of the chain has its code, or the place of damage', async () => {
  const at = await worked()
  expect(await at.get('undoState', { entry: at.decided })).toEqual({
    possible: true,
    text: '撤销“核定 市地震局 S2”，改回：待审核。原来的记录保留，另记一条。',
  })
  expect(await at.get('undoState', { entry: 1 })).toEqual({
    possible: false,
    text: '年度不能撤销；不用的年度可以不打开。',
  })
  const state = await at.get('checkLog', {})
  expect(state).toEqual({ whole: true, text: expect.stringMatching(WHOLE) as string })
  const office = at.desk.office()
  if (!office.ok) throw new Error('closed')
  office.value.db.prepare("UPDATE log SET operator = '别人' WHERE sequence = 3").run()
  expect(await at.get('checkLog', {})).toEqual({
    whole: false,
    text: '记录不完整：第 3 条与前一条接不上，被改动、删去或插入过。请保留数据文件和备份，交技术人员查看。',
  })
})
const WHOLE = /^记录完整，共 \d+ 条，校验码 [0-9A-F]{4}(-[0-9A-F]{4}){3}$/

test('what the filter leaves is exported as a workbook with the state of the chain below', async () => {
  const at = await worked()
  const saved = await at.get('exportLog', { ...ALL, unit: 'D15' })
  expect(saved.files).toEqual([{ name: '操作记录_2019-01-20.xlsx', renamed: false }])
  const folder = join(at.out, readdirSync(at.out)[0] ?? '')
  const sheet = sheetOf(await openBook(readFileSync(join(folder, '操作记录_2019-01-20.xlsx'))), '操作记录')
  expect(textAt(sheet, 2, 1)).toBe('截至2019年1月20日，共 2 条')
  expect(rowTexts(sheet, 3)).toEqual([
    '序号',
    '时间',
    '操作人',
    '操作',
    '对象',
    '原值',
    '新值',
    '原因',
    '状态',
  ])
  expect(rowTexts(sheet, 4).filter((_, column) => column !== 4)).toEqual([
    at.decided,
    '2019-01-20 10:00:00',
    '经办人',
    '核定',
    '待审核',
    '缺报',
    '缺一份材料',
    null,
  ])
  expect(textAt(sheet, 6, 1)).toMatch(/^记录完整，共 \d+ 条，校验码 .{19}。时间为北京时间。$/)
})

test('undoing needs the role of what is undone', async () => {
  const at = await worked()
  await at.get('addOperator', { name: '王主任（示例）', roles: ['审定'], pin: null })
  expect(await at.ask('undoEntries', { entries: [at.decided] })).toMatchObject({
    error: { code: 'role-missing', message: expect.stringMatching(/^撤销“核定”须有“审核”权限/) as string },
  })
})
