import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { openTestDesk, WITH_CAUTIONS, type TestDesk } from './desk.ts'

async function sampleYear(options: Parameters<typeof openTestDesk>[0] = {}): Promise<TestDesk> {
  const at = openTestDesk(options)
  await at.get('createSampleYear', {})
  return at
}

test('a first start has no year; one click makes the sample year, told as made up', async () => {
  const at = openTestDesk()
  expect(await at.get('appStatus', {})).toEqual({
    host: 'electron',
    version: '0.1.0',
    dataFolder: join(at.folder, 'data'),
    clock: null,
    interrupted: null,
    damage: null,
    problem: null,
    backups: [],
    years: [],
  })
  const made = await at.get('createSampleYear', {})
  expect(made.year).toBe(2018)
  expect(made.files).toBeGreaterThan(30)
  expect((await at.get('appStatus', {})).years).toEqual([{ year: 2018, sample: true, state: '收表' }])
  expect(at.pushes.at(-1)).toMatchObject({ kind: 'progress', job: 'sample', done: 37, total: 37 })
  expect(await at.ask('createYear', { year: 2018 })).toEqual({
    ok: false,
    error: {
      code: 'year-exists',
      message: '这个年度已经建立，没有改动。请直接打开它，或新建另一个年度。',
    },
  })
})

test('工作台 counts the sample year and says what comes next; the unit list agrees with it', async () => {
  const at = await sampleYear()
  const overview = await at.get('yearOverview', { year: 2018 })
  const { units } = await at.get('listUnits', { year: 2018 })
  const count = (receipt: string): number => units.filter((unit) => unit.receipt === receipt).length
  expect(overview.counts).toEqual({
    units: units.length,
    formsIssued: 0,
    handedIn: count('handed-in') + count('late'),
    late: count('late'),
    missing: count('missing'),
    sentBack: 1,
    sentBackOver: 0,
    sentBackLate: 0,
    // What is sent back already needs no 退回 any more.
    unresolved: units.filter((unit) => unit.submission?.complete === false && unit.sentBack === null).length,
    incomplete: units.filter((unit) => unit.submission?.complete === false).length,
    openDoubts: units.reduce((sum, unit) => sum + unit.openDoubts, 0),
    doubtfulUnits: units.filter((unit) => unit.openDoubts > 0).length,
    openQuestions: 0,
    questionedUnits: 0,
    openChecks: 0,
    uncheckedUnits: 0,
    items: units.reduce((sum, unit) => sum + (unit.receipt === 'missing' ? 0 : unit.items), 0),
    pendingItems: units.reduce((sum, unit) => sum + unit.pendingItems, 0),
    pendingUnits: units.filter((unit) => unit.pendingItems > 0).length,
  })
  expect(count('missing')).toBeGreaterThan(0)
  expect(overview).toMatchObject({ deadline: '2019-01-10', today: '2019-01-20', daysLeft: -10, sample: true })
  expect(overview.todos.map((todo) => todo.action)).toEqual([
    'remind',
    'settle-doubts',
    'review',
    'rectify',
    'progress',
  ])
  expect(overview.recent).toHaveLength(10)
})

test('forms of all units, or of some, go to the folder that was chosen; closing the dialog changes nothing', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  const one = await at.get('exportForms', { year: 2018, units: ['D15'] })
  expect(one).toMatchObject({
    kind: 'folder',
    files: [{ name: '2018年度自评表_市地震局.xlsx', renamed: false }],
  })
  const all = await at.get('exportForms', { year: 2018, units: [] })
  expect(all.files.filter((file) => file.renamed).map((file) => file.name)).toEqual([
    '2018年度自评表_市地震局(1).xlsx',
  ])
  expect(readdirSync(join(at.out, '科学素质评价2018'))).toHaveLength(38)
  expect(all.kind === 'folder' && (await at.ask('openFolder', { place: all.place })).ok).toBe(true)
  expect(await at.ask('openFolder', { place: '0'.repeat(32) })).toMatchObject({
    error: { code: 'unknown-place' },
  })
  expect(await at.ask('exportForms', { year: 2018, units: ['X99'] })).toMatchObject({
    error: { code: 'unknown-unit' },
  })
  expect((await at.get('yearOverview', { year: 2018 })).counts.formsIssued).toBe(37)
  const closed = openTestDesk({ closesDialog: true })
  await closed.get('createYear', { year: 2018 })
  expect(await closed.ask('exportForms', { year: 2018, units: [] })).toMatchObject({
    error: { code: 'cancelled' },
  })
  expect((await closed.get('yearOverview', { year: 2018 })).counts.formsIssued).toBe(0)
})

test('picked files and folders are imported with progress; bad ones are named; the same again changes nothing', async () => {
  const sample = await sampleYear()
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  const folder = join(at.folder, '来件')
  mkdirSync(folder)
  const source = join(sample.folder, 'data', '示例自评表2018')
  const names = readdirSync(source)
    .filter((name) => !name.includes('更正'))
    .slice(0, 3)
  for (const name of names) copyFileSync(join(source, name), join(folder, name))
  writeFileSync(join(folder, '坏.xlsx'), 'PK')
  writeFileSync(join(folder, '说明.txt'), '请查收')
  const request = { year: 2018, picks: [at.desk.pick(folder, true).id], received: '2019-01-08' }
  const checked = await at.get('stageReturns', request)
  expect([checked.ready, checked.refused, checked.files.length]).toEqual([3, 1, 5])
  expect((await at.get('listSubmissions', { year: 2018 })).submissions).toEqual([])
  expect(await at.get('stagedReturns', { year: 2018 })).toEqual({ staging: checked })
  const first = await at.get('confirmStaged', { year: 2018 })
  expect([first.stored, first.refused, first.passedOver, first.notTried]).toEqual([3, 1, 1, 0])
  expect(first.files.find((file) => file.name === '坏.xlsx')).toMatchObject({
    result: 'refused',
    submission: null,
  })
  expect(at.pushes.map(({ job, done, total }) => [job, done, total])).toEqual([
    ['check', 1, 4],
    ['check', 2, 4],
    ['check', 3, 4],
    ['check', 4, 4],
    ['import', 1, 3],
    ['import', 2, 3],
    ['import', 3, 3],
  ])
  expect((await at.get('lastImport', { year: 2018 })).result).toEqual(first)
  expect(await at.get('stagedReturns', { year: 2018 })).toEqual({ staging: null })
  await at.get('stageReturns', request)
  const early = '收到日期2019年10月8日还没有到，今天是2019年1月20日，没有导入任何文件。请写实际收到的日期。'
  for (const call of [
    at.ask('stageReturns', { ...request, received: '2019-10-08' }),
    at.ask('receiveStagedOn', { year: 2018, received: '2019-10-08' }),
  ]) {
    expect(await call).toMatchObject({ ok: false, error: { message: early } })
  }
  const again = await at.get('confirmStaged', { year: 2018 })
  expect([again.stored, again.duplicates]).toEqual([0, 3])
  const { submissions } = await at.get('listSubmissions', { year: 2018 })
  expect(submissions.map((submission) => submission.number)).toEqual([1, 1, 1])
  expect(await at.ask('stageReturns', { ...request, received: '2019-02-30' })).toMatchObject({
    error: { code: 'bad-request' },
  })
  expect(await at.ask('stageReturns', { ...request, picks: ['f'.repeat(32)] })).toMatchObject({
    error: { code: 'unknown-pick' },
  })
  expect(await at.ask('confirmStaged', { year: 2018 })).toMatchObject({ error: { code: 'nothing-picked' } })
})

test('放弃 stores nothing and forgets what was checked', async () => {
  const sample = await sampleYear()
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  const picks = [at.desk.pick(join(sample.folder, 'data', '示例自评表2018'), true).id]
  await at.get('stageReturns', { year: 2018, picks, received: null })
  await at.get('dropStaged', { year: 2018 })
  expect(await at.get('stagedReturns', { year: 2018 })).toEqual({ staging: null })
  expect((await at.get('listSubmissions', { year: 2018 })).submissions).toEqual([])
})

test('取消 keeps the files that are done and tries no more; meanwhile no second job begins', async () => {
  const sample = await sampleYear()
  const second: unknown[] = []
  const at = openTestDesk({
    onPush: (push, desk) => {
      if (push.job !== 'import' || push.done !== 2) return
      if (desk.job !== null) second.push(desk.job.name)
      void at.ask('exportForms', { year: 2018, units: [] }).then((answer) => second.push(answer))
      void at.ask('cancelJob', {}).then((answer) => second.push(answer))
    },
  })
  await at.get('createYear', { year: 2018 })
  const picks = [at.desk.pick(join(sample.folder, 'data', '示例自评表2018'), true).id]
  const { ready } = await at.get('stageReturns', { year: 2018, picks, received: '2019-01-08' })
  const result = await at.get('confirmStaged', { year: 2018 })
  expect(result.notTried).toBe(ready - 2)
  expect(result.files).toHaveLength(2)
  expect((await at.get('listSubmissions', { year: 2018 })).submissions).toHaveLength(2)
  expect(second).toMatchObject(['import', { error: { code: 'busy' } }, { value: { running: true } }])
  expect(await at.get('cancelJob', {})).toEqual({ running: false })
  const { staging } = await at.get('stagedReturns', { year: 2018 })
  expect(staging?.ready).toBe(ready - 2)
})

test('a return is shown as it was read and as it was sent: every cell with its place, original and value', async () => {
  const at = await sampleYear()
  const { submissions } = await at.get('listSubmissions', { year: 2018 })
  const corrected = submissions.find((submission) => submission.number === 2)
  if (corrected === undefined) throw new Error('the sample has a corrected return')
  const { reading } = await at.get('readSubmission', { submission: corrected.id })
  const cells = reading.rows.flatMap((row) => row.cells)
  expect(cells.length).toBeGreaterThan(20)
  expect(reading.against?.number).toBe(1)
  expect(reading.against?.changes.length).toBeGreaterThan(0)
  const { sheets, sheet } = await at.get('submissionSheet', { submission: corrected.id, sheet: null })
  expect(sheets).toContain(reading.sheet)
  expect(sheet.name).toBe(reading.sheet)
  const grid = new Map(sheet.cells.map((cell) => [cell.cell, cell]))
  expect(cells.filter((cell) => (grid.get(cell.cell)?.text ?? '') === '')).toEqual([])
  expect(await at.ask('readSubmission', { submission: 9999 })).toMatchObject({
    error: { code: 'unknown-submission' },
  })
  expect(await at.ask('submissionSheet', { submission: corrected.id, sheet: '没有' })).toMatchObject({
    error: { code: 'unreadable' },
  })
})

test('an officer decides item by item; a score outside its band is refused with the allowed range', async () => {
  const at = await sampleYear()
  const { units } = await at.get('listUnits', { year: 2018 })
  const unit = units.find((candidate) => candidate.pendingItems > 5)?.unit ?? ''
  const before = await at.get('reviewItems', { year: 2018, unit })
  const graded = before.items.find((item) => item.rule === 'graded' && item.band === '达成')
  if (graded === undefined) throw new Error('the sample has graded items')
  const decide = (score: number, band: string | null) =>
    at.ask('verifyItem', {
      year: 2018,
      unit,
      indicator: graded.indicator,
      decision: { kind: 'score', score, actual: null, band },
      opinion: '材料核对无误',
    })
  const range = graded.ranges.find(({ name }) => name === '达成')
  if (range === undefined) throw new Error('no band')
  const refused = await decide(range.lowest - 1, null)
  expect(refused).toMatchObject({ error: { code: 'out-of-band' } })
  expect(refused.ok ? '' : refused.error.message).toContain(`“达成”档的得分应在 ${range.lowest / 100} 到`)
  expect(await decide(graded.points + 1, null)).toMatchObject({ error: { code: 'out-of-points' } })
  expect(await decide(range.lowest, '优秀')).toMatchObject({ error: { code: 'unknown-band' } })
  expect((await at.get('reviewItems', { year: 2018, unit })).items).toEqual(before.items)
  const done = await decide(range.lowest, null)
  expect(done).toMatchObject({
    value: {
      pendingItems: before.pendingItems - 1,
      item: { state: 'scored', score: range.lowest, review: { way: '逐项核定', opinion: '材料核对无误' } },
    },
  })
  const explained = await at.get('explainItem', { year: 2018, unit, indicator: graded.indicator })
  expect(explained.item.score).toBe(range.lowest)
  expect(explained.verifiedBy).toBe('经办人（逐项核定）2019-01-20')
  expect(explained.origin?.cell).toBe(graded.origin?.cell)
  const reopened = await at.get('verifyItem', {
    year: 2018,
    unit,
    indicator: graded.indicator,
    decision: { kind: 'reopened' },
    opinion: '',
  })
  expect([reopened.item.state, reopened.pendingItems]).toEqual(['pending', before.pendingItems])
  const office = at.desk.office()
  if (!office.ok) throw new Error('closed')
  const log = readLog(office.value.db).slice(-2)
  expect(log.map(({ action, operator }) => [action, operator])).toEqual([
    ['核定', '经办人'],
    ['退回待审核', '经办人'],
  ])
  expect(verifyLog(office.value.db).ok).toBe(true)
})

test('what the unit did not say needs an opinion: 不适用, 缺报; no data only where the rules allow it', async () => {
  const at = await sampleYear()
  const { units } = await at.get('listUnits', { year: 2018 })
  const unit = units.find((candidate) => candidate.pendingItems > 5)?.unit ?? ''
  const { items } = await at.get('reviewItems', { year: 2018, unit })
  const item = items.find((candidate) => candidate.reported === 'value' && !candidate.noDataAllowed)
  const decide = (kind: 'not-applicable' | 'missing' | 'no-data' | 'reopened', opinion: string) =>
    at.ask('verifyItem', { year: 2018, unit, indicator: item?.indicator ?? '', decision: { kind }, opinion })
  expect(await decide('not-applicable', '  ')).toMatchObject({ error: { code: 'opinion-missing' } })
  expect(await decide('missing', '')).toMatchObject({ error: { code: 'opinion-missing' } })
  expect(await decide('no-data', '无')).toMatchObject({ error: { code: 'decision-not-allowed' } })
  expect(await decide('reopened', '')).toMatchObject({ error: { code: 'decision-not-allowed' } })
  expect(await decide('not-applicable', '职能已划转')).toMatchObject({
    value: { item: { state: 'not-applicable' } },
  })
})

test('suggested scores are taken for one unit, then for all; then every unit has a total and the papers are final', async () => {
  const at = await sampleYear()
  const { units } = await at.get('listUnits', { year: 2018 })
  const unit = units.find((candidate) => candidate.pendingItems > 0)
  const pending = units.reduce((sum, row) => sum + row.pendingItems, 0)
  const one = await at.get('acceptSuggested', { year: 2018, unit: unit?.unit ?? '', also: WITH_CAUTIONS })
  expect(one).toEqual({ accepted: unit?.pendingItems, pendingItems: pending - (unit?.pendingItems ?? 0) })
  expect(await at.get('acceptSuggested', { year: 2018, unit: null, also: WITH_CAUTIONS })).toEqual({
    accepted: one.pendingItems,
    pendingItems: 0,
  })
  const sheet = await at.get('scoreSheet', { year: 2018 })
  const scored = sheet.groups.flatMap((group) => group.units)
  expect(scored.filter(({ total, notEvaluated }) => total === null && !notEvaluated)).toEqual([])
  const explained = await at.get('explainUnit', { year: 2018, unit: unit?.unit ?? '' })
  expect(explained.unit).toEqual(scored.find((row) => row.unit === unit?.unit))
  const { reports, pendingItems } = await at.get('listReports', { year: 2018 })
  expect([pendingItems, reports.filter(({ draft }) => draft)]).toEqual([0, []])
  // One return of the sample is sent back, and two units owe their forms.
  expect(reports.flatMap(({ kind, missing }) => (missing === null ? [] : [[kind, missing]]))).toEqual([
    ['span', '2018年度以前没有按同一方案评价的年度。两个以上年度有了自评表，才能写总结评估报告。'],
  ])
  const written = await at.get('writeReports', { year: 2018, kinds: ['summary'] })
  expect(written.saved.files).toEqual([
    { name: '2018年度_得分汇总表（示例）.xlsx', renamed: false },
    { name: '2018年度_得分汇总表（示例）.pdf', renamed: false },
  ])
  expect(at.faults).toEqual([])
})

test('工作台 of a new year: forms go out next, and before that its targets are looked at; once one is out, they are not asked about', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  expect((await at.get('yearOverview', { year: 2018 })).todos).toEqual([
    { action: 'export-forms', count: 37, text: '37 家单位还没有下发自评表' },
    {
      action: 'set-targets',
      count: 81,
      text: '81 项指标的目标和分值还没有按本年设定，下发之前请先看一遍',
    },
  ])
  await at.get('exportForms', { year: 2018, units: ['D01'] })
  const { todos } = await at.get('yearOverview', { year: 2018 })
  expect(todos.map(({ action }) => action)).toEqual(['export-forms'])
})
