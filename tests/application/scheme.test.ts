import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadStandingReviews } from '#db/reviews.ts'
import { storeYearState } from '#db/years.ts'
import { createYear } from '#electron/application/create-year.ts'
import { exportForms } from '#electron/application/export-forms.ts'
import { closeOffice, openOffice, type Office } from '#electron/application/office.ts'
import { registerAdjustments } from '#electron/application/adjust/register-adjustments.ts'
import { addIndicator, copyFromYear, copyIndicator } from '#electron/application/scheme/change-indicators.ts'
import { discardDraft, editDraft, loadDraft, stepDraft } from '#electron/application/scheme/draft.ts'
import { lastYearActuals, summarizeActuals } from '#electron/application/scheme/last-year.ts'
import { restoreVersion } from '#electron/application/scheme/restore.ts'
import { checkDraft, saveDraft } from '#electron/application/scheme/save.ts'
import { unitRows } from '#electron/application/views/unit-rows.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import type { SchemeEdit } from '#shared/scheme/edit.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openOfficeYear, WELL, type OfficeYear } from './office-year.ts'

const QUAKE = unitId('D15')

const cell = (
  indicator: string,
  field: Extract<SchemeEdit, { kind: 'indicator' }>['field'],
  text: string,
): SchemeEdit => ({ kind: 'indicator', group: 'departments', indicator, field, text })

const setting = (field: Extract<SchemeEdit, { kind: 'setting' }>['field'], text: string): SchemeEdit => ({
  kind: 'setting',
  field,
  text,
})

function edit(year: OfficeYear, ...edits: readonly SchemeEdit[]): void {
  expect(editDraft(year.office, year.book(), edits)).toEqual({ ok: true, value: { refused: [] } })
}

/** Checks and saves what was edited. */
function save(year: OfficeYear, reason = '按会议意见调整'): number {
  const { step } = checkDraft(year.office, year.book())
  const saved = saveDraft(year.office, year.book(), { step, reason })
  if (!saved.ok) throw new Error(saved.error.message)
  return saved.value.version
}

function refused(outcome: { readonly ok: boolean; readonly error?: { readonly message: string } }): string {
  return outcome.ok ? '' : (outcome.error?.message ?? '')
}

function bookOf(office: Office): YearBook {
  const opened = openYear(office, 2018)
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

function draftText(office: Office): string {
  return encodeScheme(loadDraft(office, bookOf(office)).scheme)
}

test('草稿：改了没有保存的，关了程序再开还在；一步撤销、重做；放弃后与原来一样，方案始终没有动', () => {
  const folder = scratchFolder()
  const open = (mode: 'create' | 'open'): Office => {
    const opened = openOffice(folder, {
      mode,
      operator: '示例人',
      now: () => new Date('2018-03-01T02:00:00Z'),
    })
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }
  const first = open('create')
  createYear(first, { year: 2018, sample: false })
  const before = encodeScheme(bookOf(first).scheme)
  editDraft(first, bookOf(first), [cell('S4', 'target', '6')])
  const one = draftText(first)
  editDraft(first, bookOf(first), [cell('S4', 'points', '5'), cell('S2', 'points', '3')])
  const both = draftText(first)
  closeOffice(first)
  const office = open('open')
  onTestFinished(() => closeOffice(office))
  expect(draftText(office)).toBe(both)
  stepDraft(office, bookOf(office), 'undo')
  expect(draftText(office)).toBe(one)
  stepDraft(office, bookOf(office), 'redo')
  expect(draftText(office)).toBe(both)
  expect(refused(stepDraft(office, bookOf(office), 'redo'))).toBe('没有可重做的改动。')
  discardDraft(office, bookOf(office))
  expect([draftText(office), encodeScheme(bookOf(office).scheme)]).toEqual([before, before])
  expect(refused(stepDraft(office, bookOf(office), 'undo'))).toBe('没有可撤销的改动。')
})

test('一批改动里有不能收的，其余照收，说明是哪几个、为什么；改了等于没改的不占一步', () => {
  const year = openOfficeYear()
  const edited = editDraft(year.office, year.book(), [
    cell('S4', 'target', '6'),
    cell('S4', 'points', '五分'),
    cell('S2', 'points', '3'),
  ])
  expect(edited.ok && edited.value.refused).toEqual([
    { index: 1, message: '分值“五分”不是数。请只填数字，如 95 或 12.5。' },
  ])
  expect(
    checkDraft(year.office, year.book()).differences.map(({ what, field, after }) => [what, field, after]),
  ).toEqual([
    ['市直部门 S2 政策激励：制定或落实激励政策，宣传先进典型', '分值', '3'],
    ['市直部门 S4 监测评估：向领导小组办公室报送工作信息', '本年目标', '6'],
  ])
  edit(year, cell('S4', 'target', '6.0'))
  expect(loadDraft(year.office, year.book()).steps).toBe(1)
})

test('保存是新的一版：谁、何时、为什么、每格原值和新值都在记录里，原来的版本还在', () => {
  const year = openOfficeYear()
  edit(year, cell('S4', 'target', '6'))
  expect(save(year, '2018 年要点提高报送篇数')).toBe(2)
  expect(year.book().schemeVersion).toBe(2)
  const entry = readLog(year.office.db).at(-1)
  expect([entry?.operator, entry?.action, entry?.object, entry?.detail]).toEqual([
    '批处理',
    '修改办法',
    '2018年度',
    {
      year: 2018,
      version: 2,
      reason: '2018 年要点提高报送篇数',
      changes: [['市直部门 S4 监测评估：向领导小组办公室报送工作信息', '本年目标', '4', '6']],
      oldForms: [],
      reopened: [],
    },
  ])
  expect(verifyLog(year.office.db).ok).toBe(true)
  expect(loadDraft(year.office, year.book()).canUndo).toBe(false)
  const first = restoreVersion(year.office, year.book(), 1)
  expect(first.ok).toBe(true)
  expect(save(year, '改回')).toBe(3)
  expect(year.book().scheme.groups[0]?.indicators.find(({ id }) => id === 'S4')?.target).toEqual({
    mantissa: 4n,
    scale: 0,
  })
})

test.each<readonly [string, (year: OfficeYear) => string, RegExp]>([
  [
    '没有原因',
    (year) =>
      refused(
        saveDraft(year.office, year.book(), { step: checkDraft(year.office, year.book()).step, reason: ' ' }),
      ),
    /没有写修改原因/,
  ],
  [
    '检查之后又改',
    (year) => {
      const { step } = checkDraft(year.office, year.book())
      edit(year, cell('S4', 'points', '3'))
      return refused(saveDraft(year.office, year.book(), { step, reason: '改' }))
    },
    /检查之后又有改动/,
  ],
  [
    '有必须改的',
    (year) => {
      edit(year, cell('S5', 'points', '0'))
      const { step } = checkDraft(year.office, year.book())
      return refused(saveDraft(year.office, year.book(), { step, reason: '改' }))
    },
    /没有保存。S5 .*分值是 0/,
  ],
  [
    '没有差别',
    (year) => {
      edit(year, cell('S4', 'target', '4'))
      const { step } = checkDraft(year.office, year.book())
      return refused(saveDraft(year.office, year.book(), { step, reason: '改' }))
    },
    /没有差别/,
  ],
  [
    '已归档',
    (year) => {
      storeYearState(year.office.db, year.office.act(), 2018, '归档', '领导小组审定')
      return refused(saveDraft(year.office, year.book(), { step: 1, reason: '改' }))
    },
    /已经归档/,
  ],
])('%s，不保存，并说明', (_, attempt, message) => {
  const year = openOfficeYear()
  edit(year, cell('S4', 'target', '6'))
  expect(attempt(year)).toMatch(message)
  expect(year.book().schemeVersion).toBe(1)
})

test('归档的年度连草稿也不收', () => {
  const year = openOfficeYear()
  storeYearState(year.office.db, year.office.act(), 2018, '归档', '领导小组审定')
  expect(refused(editDraft(year.office, year.book(), [cell('S4', 'target', '6')]))).toMatch(/已经归档/)
  expect(loadDraft(year.office, year.book()).steps).toBe(0)
})

test('自评表下发以后改办法：保存前就说出哪几家的表成为旧表，保存后只有这几家需重新下发', async () => {
  const year = openOfficeYear()
  const issued = await exportForms(year.office, year.book(), {
    folder: join(year.folder, '下发'),
    units: ['市地震局', '市教育局', '市妇联'],
    progress: () => {},
  })
  expect(issued.ok).toBe(true)
  edit(
    year,
    cell('6.1', 'target', '12'),
    cell('G06', 'title', '科技教育活动覆盖率'),
    setting('bonusCap', '6'),
    setting('deadline', '2019-01-15'),
  )
  const { oldForms } = checkDraft(year.office, year.book()).impact
  const holders = year.book().scheme.groups[0]?.indicators.filter(({ id }) => id === '6.1' || id === 'G06')
  const expected = ['D02', 'D09', 'D15'].filter((unit) =>
    holders?.some(({ units }) => units.includes(unitId(unit))),
  )
  expect(oldForms).toEqual(expected.map((unit) => ({ unit, handedIn: false })))
  expect(expected.length).toBeGreaterThan(0)
  expect(expected.length).toBeLessThan(3)
  save(year)
  const outdated = unitRows(year.office, year.book()).filter(({ form }) => form?.outdated === true)
  expect(outdated.map(({ unit }) => unit)).toEqual(expected)
})

test('没有改到的单位，新办法下收到的表不会被说成旧表；改到的会', async () => {
  const year = openOfficeYear()
  edit(year, cell('G06', 'target', '95'), setting('bonusCap', '6'))
  const old = year.book()
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  save(year)
  const quake = await year.receive('市地震局', 'b.xlsx', '2019-01-09', WELL)
  expect(quake.remarks.filter(({ code }) => code === 'form-outdated')).toEqual([])
  expect(old.schemeVersion).toBe(1)
  const forms = new Map(unitRows(year.office, year.book()).map(({ unit, form }) => [unit, form]))
  expect(forms.get('D15')).toBe(null)
})

test('已核定的分数：分值、目标、规则改到的退回待审核并写明原因，没改到的一分不动', async () => {
  const year = openOfficeYear()
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  year.accept()
  const kept = year.item('市地震局', 'S2')
  const total = year.unit('市地震局').total
  edit(year, cell('S4', 'target', '8'), cell('S5', 'evidence', '总结'), cell('S2', 'target', '3'))
  const { impact } = checkDraft(year.office, year.book())
  expect(impact.reopened.map(({ unit, indicator }) => [unit, indicator])).toEqual([[QUAKE, 'S4']])
  expect(impact.totals.find(({ unit }) => unit === QUAKE)).toEqual({
    unit: QUAKE,
    before: { total, grade: year.unit('市地震局').grade },
    after: { total: null, grade: null },
  })
  expect(year.unit('市地震局').total).toBe(total)
  save(year, '篇数加倍')
  expect(year.item('市地震局', 'S4')).toMatchObject({ state: 'pending', score: null })
  expect(year.item('市地震局', 'S2')).toEqual({ ...kept, target: { mantissa: 3n, scale: 0 } })
  const review = loadStandingReviews(year.office.db, 2018).get(QUAKE)?.get('S4')
  expect([review?.kind, review?.way, review?.opinion]).toEqual([
    'reopened',
    '修改办法',
    '第 2 版办法改动了本项：篇数加倍',
  ])
})

test('只改封顶、等次这类：不动任何一项核定分，但先说出哪几家总分或等次会变', async () => {
  const year = openOfficeYear()
  await year.receive('市地震局', 'a.xlsx', '2019-01-14', WELL)
  year.accept()
  const before = year.unit('市地震局')
  edit(year, setting('latePerWorkingDay', '1'))
  const { impact } = checkDraft(year.office, year.book())
  expect(impact.reopened).toEqual([])
  expect(impact.totals).toEqual([
    {
      unit: QUAKE,
      before: { total: before.total, grade: '优秀' },
      after: { total: (before.total ?? 0) - 100, grade: '良好' },
    },
  ])
})

test('加分用到的级别不能删去或改名', () => {
  const year = openOfficeYear()
  registerAdjustments(year.office, year.book(), [
    {
      unit: QUAKE,
      kind: 'bonus',
      reason: '科普先进集体',
      level: '市厅级',
      document: '示例〔2018〕1号',
      day: day('2018-11-05'),
      points: null,
      origin: '示例',
    },
  ])
  edit(year, { kind: 'levels', levels: [{ name: '国家级', points: '1' }] })
  expect(checkDraft(year.office, year.book()).findings.filter(({ level }) => level === 'wrong')).toEqual([
    {
      level: 'wrong',
      message: '加分级别“市厅级”已用于 1 条加分，不能删去或改名。请恢复这个级别。',
      at: { kind: 'setting', field: 'levels' },
    },
  ])
})

test('编号用过就不再用：停用的、别的年度的都算', () => {
  const year = openOfficeYear()
  const add = (): string => {
    const added = addIndicator(year.office, year.book(), { group: 'departments', source: 'task 1.1' })
    if (!added.ok) throw new Error(added.error.message)
    return added.value.indicator
  }
  expect(add()).toBe('1.1-2')
  save(year)
  edit(year, { kind: 'retire', group: 'departments', indicator: '1.1-2' })
  save(year)
  expect(add()).toBe('1.1-3')
  const copied = copyIndicator(year.office, year.book(), { group: 'departments', indicator: '1.1-3' })
  expect(copied).toEqual({ ok: true, value: { indicator: '1.1-4' } })
  const ids = loadDraft(year.office, year.book()).scheme.groups[0]?.indicators.map(({ id }) => id) ?? []
  expect(ids.slice(0, 4)).toEqual(['1.1', '1.1-3', '1.1-4', '1.2'])
  save(year)
  createYear(year.office, { year: 2019, sample: false })
  const next = openYear(year.office, 2019)
  if (!next.ok) throw new Error(next.error.message)
  expect(addIndicator(year.office, next.value, { group: 'departments', source: 'task 1.1' })).toEqual({
    ok: true,
    value: { indicator: '1.1-5' },
  })
})

test('从上年复制：只复制所选的部分，一步可撤销；上年实际按单位取核定的值', async () => {
  const year = openOfficeYear()
  edit(year, cell('S4', 'target', '9'), cell('S4', 'points', '6'), cell('S2', 'title', '工作机制'))
  addIndicator(year.office, year.book(), { group: 'departments', source: 'task 1.1' })
  save(year)
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  year.accept()
  createYear(year.office, { year: 2019, sample: false })
  const opened = openYear(year.office, 2019)
  if (!opened.ok) throw new Error(opened.error.message)
  const next = opened.value
  const copy = (...parts: Parameters<typeof copyFromYear>[2]['parts']): readonly string[] => {
    const copied = copyFromYear(year.office, next, { from: 2018, parts })
    if (!copied.ok) throw new Error(copied.error.message)
    const found = checkDraft(year.office, next).differences.map(({ at, field, after }) =>
      [at.kind === 'indicator' ? at.indicator : '', field, after].join(' '),
    )
    stepDraft(year.office, next, 'undo')
    expect(checkDraft(year.office, next).differences).toEqual([])
    return found
  }
  expect(copy('targets')).toEqual(['S4 本年目标 9'])
  expect(copy('points')).toEqual(['S4 分值 6'])
  expect(copy('indicators')).toEqual(['1.1-2 整项 新增，分值 10', 'S2 指标 工作机制'])
  expect(copy('settings')).toEqual([])
  const actuals = lastYearActuals(year.office, next).get('S4')
  expect([actuals?.get(QUAKE), actuals?.size]).toEqual(['9', 1])
  expect(refused(copyFromYear(year.office, next, { from: 2019, parts: ['targets'] }))).toMatch(
    /没有更早的2019年度/,
  )
})

test.each([
  [[], ''],
  [['12'], '12'],
  [['12', '12'], '12（2 家）'],
  [['9', '12', '3.5'], '3.5—12（3 家）'],
  [['是', '否', '是'], '是 2，否 1'],
])('上年实际 %j 写成“%s”', (texts, text) => {
  expect(summarizeActuals(texts)).toBe(text)
})
