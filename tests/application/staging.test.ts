import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { storeScheme } from '#db/schemes.ts'
import { loadSubmissions, storeStandingChoice } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import {
  describeBrokenImport,
  findBrokenImport,
  noteImport,
} from '#electron/application/staging/broken-import.ts'
import { changeStaged, type StagedChange } from '#electron/application/staging/change-staged.ts'
import { confirmStaged, type Confirmed } from '#electron/application/staging/confirm-staged.ts'
import { stageFiles } from '#electron/application/staging/stage-files.ts'
import { replaceFiles, type Staging } from '#electron/application/staging/staging.ts'
import { stagedReading, stagedSheet } from '#electron/application/views/staged-reading.ts'
import { stagingView } from '#electron/application/views/staging-view.ts'
import type { StagedFileRow } from '#shared/contract/staging.ts'
import { unitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import {
  bomb,
  fillForm,
  formFor,
  isGraded,
  isQuantity,
  pasteElsewhere,
  WELL,
  wellBut,
  withMacros,
} from '#tests/support/mixed-returns.ts'
import { openOfficeYear, type OfficeYear } from './office-year.ts'

const QUAKE = unitId('D15')
const FIRST = new Date('2019-01-08T02:00:00Z')
const SECOND = new Date('2019-01-09T02:00:00Z')
const NEVER = { progress: () => {}, stopped: () => false }

interface Desk extends OfficeYear {
  readonly save: (name: string, bytes: Uint8Array, modified?: Date) => string
  readonly check: (paths: readonly string[], before?: Staging) => Promise<Staging>
  readonly rows: (staging: Staging) => readonly StagedFileRow[]
  readonly row: (staging: Staging, name: string) => StagedFileRow
  readonly say: (staging: Staging, name: string, change: StagedChange) => Promise<Staging>
  readonly confirm: (staging: Staging) => Promise<Confirmed>
}

function openDesk(): Desk {
  const year = openOfficeYear()
  const rows = (staging: Staging) => stagingView(year.office, year.book(), staging).files
  const row = (staging: Staging, name: string): StagedFileRow => {
    const found = rows(staging).find((file) => file.name === name)
    if (found === undefined) throw new Error(`${name} was not checked`)
    return found
  }
  return {
    ...year,
    rows,
    row,
    save: (name, bytes, modified = FIRST) => {
      const path = join(year.folder, name)
      writeFileSync(path, bytes)
      utimesSync(path, modified, modified)
      return path
    },
    check: async (paths, before) => {
      const request = { paths, received: null, before: before ?? null, ...NEVER }
      const staged = await stageFiles(year.office, year.book(), request)
      if (!staged.ok) throw new Error(staged.error.message)
      return staged.value
    },
    say: async (staging, name, change) => {
      const { id } = row(staging, name)
      const changed = await changeStaged(year.office, year.book(), staging, id, change)
      if (!changed.ok) throw new Error(changed.error.message)
      return replaceFiles(staging, changed.value)
    },
    confirm: async (staging) => {
      const confirmed = await confirmStaged(year.office, year.book(), staging, NEVER)
      if (!confirmed.ok) throw new Error(confirmed.error.message)
      return confirmed.value
    },
  }
}

const actions = ({ office }: OfficeYear): readonly string[] => readLog(office.db).map(({ action }) => action)
const quake = (answers = WELL) => fillForm(formFor('D15'), answers)

test('a check stores nothing and says of each file what would happen; what was read can be looked at', async () => {
  const desk = openDesk()
  const path = desk.save('新建表格.xlsx', await quake(wellBut(isQuantity, { actual: '约4篇' })))
  const staging = await desk.check([path])
  expect(desk.rows(staging)).toEqual([
    {
      id: staging.files[0]?.id,
      name: '新建表格.xlsx',
      state: 'ready',
      unit: 'D15',
      unitName: '市地震局',
      recognised: '表内识别信息、单位名称（自评表!C2）',
      received: '2019-01-08',
      number: 1,
      message: '读了 42 格，将作为第 1 次报送导入。',
      candidates: [],
      unknownName: null,
      stated: false,
      readable: true,
      doubts: 1,
      changes: null,
    },
  ])
  expect(loadSubmissions(desk.office.db, 2018).size).toBe(0)
  expect(actions(desk)).toEqual(['新建年度'])
  const { id } = desk.row(staging, '新建表格.xlsx')
  const shown = stagedReading(desk.office, desk.book(), staging, id)
  expect(shown.ok && shown.value.reading.doubts.map(({ rule, state }) => [rule, state])).toEqual([
    ['约数', 'open'],
  ])
  const sheet = await stagedSheet(desk.office, desk.book(), staging, id, null)
  expect(sheet.ok && sheet.value.sheet.cells.find(({ text }) => text === '约4篇')?.cell).toBe('H14')
  expect('bytes' in (staging.files[0]?.judged ?? {})).toBe(false)
  const { results, rest } = await desk.confirm(staging)
  expect([results.map(({ result, submission }) => [result, submission]), rest]).toEqual([
    [['remarks', 1]],
    null,
  ])
  expect(actions(desk)).toEqual(['新建年度', '导入'])
})

test('two files of one unit become two submissions in the order of their times, each with what it changes', async () => {
  const desk = openDesk()
  const later = desk.save('a 更正.xlsx', await quake(wellBut(isGraded, { selfScore: 8.5 })), SECOND)
  const earlier = desk.save('b.xlsx', await quake())
  const staging = await desk.check([later, earlier])
  expect(desk.rows(staging).map(({ name, number, changes }) => [name, number, changes])).toEqual([
    ['b.xlsx', 1, null],
    ['a 更正.xlsx', 2, 1],
  ])
  expect(desk.row(staging, 'a 更正.xlsx').message).toBe(
    '读了 42 格，将作为第 2 次报送导入，与第 1 次相比有 1 格不同。',
  )
  await desk.confirm(staging)
  const own = loadSubmissions(desk.office.db, 2018).get(QUAKE) ?? []
  expect(own.map(({ number, fileName, received }) => [number, fileName, received])).toEqual([
    [1, 'b.xlsx', '2019-01-08'],
    [2, 'a 更正.xlsx', '2019-01-09'],
  ])
})

test('a file whose own time lies ahead is received today, and says so before and after', async () => {
  const desk = openDesk()
  const staging = await desk.check([desk.save('a.xlsx', await quake(), new Date('2027-03-01'))])
  const remark = '文件自己的日期是2027年3月1日，还没有到，收到日期按今天（2019年1月20日）算，请核对。'
  const { received, message } = desk.row(staging, 'a.xlsx')
  expect([received, message]).toEqual(['2019-01-20', expect.stringContaining(remark)])
  const { results } = await desk.confirm(staging)
  expect(results).toMatchObject([{ result: 'remarks', message: remark }])
  expect(loadSubmissions(desk.office.db, 2018).get(QUAKE)?.[0]?.received).toBe('2019-01-20')
})

test('the same bytes twice in one drop are stored once; left out, the other takes its place', async () => {
  const desk = openDesk()
  const bytes = await quake()
  const staging = await desk.check([desk.save('a.xlsx', bytes), desk.save('b.xlsx', bytes, SECOND)])
  expect(desk.row(staging, 'b.xlsx').message).toBe('与这里的“a.xlsx”完全相同，只导入一份。')
  const without = await desk.say(staging, 'a.xlsx', { kind: 'leave-out', leftOut: true })
  expect(desk.rows(without).map(({ name, state, number }) => [name, state, number])).toEqual([
    ['b.xlsx', 'ready', 1],
    ['a.xlsx', 'left-out', null],
  ])
  const { results } = await desk.confirm(without)
  expect(results.map(({ result, message }) => [result, message])).toEqual([
    ['passed-over', '按经办人的选择没有导入。'],
    ['read', null],
  ])
  expect(actions(desk)).toEqual(['新建年度', '未导入', '导入'])
  const again = await desk.check([desk.save('c.xlsx', bytes)])
  expect(desk.row(again, 'c.xlsx').message).toBe('与市地震局第 1 次报送的文件完全相同，不会重复导入。')
})

test('a file that changed after the check is refused when it is confirmed; the others are stored', async () => {
  const desk = openDesk()
  const path = desk.save('a.xlsx', await quake())
  const other = desk.save('b.xlsx', await fillForm(formFor('D22'), WELL))
  const staging = await desk.check([path, other])
  desk.save('a.xlsx', await quake(wellBut(isQuantity, { actual: 5 })))
  const { id } = desk.row(staging, 'a.xlsx')
  const sheet = await stagedSheet(desk.office, desk.book(), staging, id, null)
  expect(sheet.ok ? '' : sheet.error.message).toBe('文件在检查之后改动过，不能显示。请把文件重新拖入检查。')
  const { results } = await desk.confirm(staging)
  expect(results.map(({ result, unit, message }) => [result, unit, message])).toEqual([
    ['refused', '市地震局', '文件在检查之后改动过，内容与检查时不同，没有导入。请把文件重新拖入检查。'],
    ['read', '市林业局', null],
  ])
  expect([...loadSubmissions(desk.office.db, 2018).keys()]).toEqual(['D22'])
})

test('a name that nobody has is asked; remembered, it settles the other files and the next one', async () => {
  const desk = openDesk()
  const NAME = '市地震科普办（示例）'
  const paste = async (answers = WELL) => pasteElsewhere(await quake(answers), NAME)
  const corrected = await paste(wellBut(isGraded, { selfScore: 8.5 }))
  const staging = await desk.check([
    desk.save('新建表格.xlsx', await paste()),
    desk.save('新建表格(2).xlsx', corrected, SECOND),
  ])
  expect(desk.row(staging, '新建表格.xlsx')).toMatchObject({
    state: 'ask-unit',
    unknownName: NAME,
    candidates: [],
    message: `单位名称（自评表!C2）写的是“${NAME}”，不是本年度参加评价的单位。请核对单位名称，或指明单位再导入。`,
  })
  const waiting = await desk.confirm(staging)
  expect([waiting.results, waiting.rest?.files.length]).toEqual([[], 2])
  const stated = await desk.say(staging, '新建表格.xlsx', { kind: 'unit', unit: QUAKE, remember: true })
  expect(desk.rows(stated).map(({ state, number, recognised }) => [state, number, recognised])).toEqual([
    ['ready', 1, '办公室指定'],
    ['ready', 2, '办公室指定'],
  ])
  expect(desk.row(stated, '新建表格.xlsx').message).toMatch(/“市地震科普办（示例）”将记为市地震局的别名。$/)
  await desk.confirm(stated)
  expect(actions(desk)).toEqual(['新建年度', '导入', '改简称', '导入'])
  expect(verifyLog(desk.office.db).ok).toBe(true)
  const next = await desk.check([desk.save('c.xlsx', await paste(wellBut(isQuantity, { actual: 5 })))])
  expect(desk.row(next, 'c.xlsx')).toMatchObject({
    state: 'ready',
    unitName: '市地震局',
    recognised: `单位名称（自评表!C2）写的“${NAME}”`,
    number: 3,
  })
})

test('not remembered, the name is asked again; the hidden sheet of another unit is never overruled', async () => {
  const desk = openDesk()
  const path = desk.save('a.xlsx', await pasteElsewhere(await quake(), '市地震科普办（示例）'))
  const staging = await desk.check([path])
  const stated = await desk.say(staging, 'a.xlsx', { kind: 'unit', unit: QUAKE, remember: false })
  await desk.confirm(stated)
  expect(actions(desk)).toEqual(['新建年度', '导入'])
  const other = await desk.check([
    desk.save('2018年度自评表_市林业局.xlsx', await quake(wellBut(isQuantity, { actual: 5 }))),
  ])
  const row = desk.row(other, '2018年度自评表_市林业局.xlsx')
  expect([row.state, row.candidates]).toEqual(['ask-unit', ['D15', 'D22']])
  const wrong = await desk.say(other, row.name, { kind: 'unit', unit: unitId('D22'), remember: true })
  expect(desk.row(wrong, row.name)).toMatchObject({ state: 'ask-unit' })
  expect(desk.row(wrong, row.name).message).toMatch(/^指定的单位是市林业局，但表内识别信息写的是“市地震局”/)
  const right = await desk.say(wrong, row.name, { kind: 'unit', unit: QUAKE, remember: true })
  expect(desk.row(right, row.name)).toMatchObject({
    state: 'ready',
    recognised: '办公室指定、表内识别信息、单位名称（自评表!C2）',
  })
})

test('macros are asked about; trusted, the data is read', async () => {
  const desk = openDesk()
  const staging = await desk.check([desk.save('a.xlsm', withMacros(await quake()))])
  expect(desk.row(staging, 'a.xlsm').state).toBe('ask-macros')
  const trusted = await desk.say(staging, 'a.xlsm', { kind: 'allow-macros' })
  expect(desk.row(trusted, 'a.xlsm')).toMatchObject({ state: 'ready', unitName: '市地震局', doubts: 0 })
})

test('refused files are kept in the log when the rest is confirmed, and not when it is given up', async () => {
  const desk = openDesk()
  const staging = await desk.check([
    desk.save('炸弹.xlsx', bomb()),
    desk.save('去年.xlsx', await fillForm(formFor('D15', 2017), WELL)),
    desk.save('a.xlsx', await quake()),
  ])
  expect(desk.row(staging, '去年.xlsx')).toMatchObject({
    state: 'refused',
    unitName: '市地震局',
    message:
      '这是 2017 年度的自评表（见表内识别信息），现在收的是 2018 年度的。请核对是否选错了文件，或请报送单位改用 2018 年度的自评表。',
  })
  expect(actions(desk)).toEqual(['新建年度'])
  await desk.confirm(staging)
  expect(actions(desk)).toEqual(['新建年度', '未导入', '未导入', '导入'])
})

test('取消 while storing keeps what is done and leaves the rest checked', async () => {
  const desk = openDesk()
  const paths = await Promise.all(
    ['D15', 'D16', 'D17'].map(async (id) => desk.save(`${id}.xlsx`, await fillForm(formFor(id), WELL))),
  )
  const staging = await desk.check(paths)
  let done = 0
  const confirmed = await confirmStaged(desk.office, desk.book(), staging, {
    progress: (count) => {
      done = count
    },
    stopped: () => done >= 2,
  })
  if (!confirmed.ok) throw new Error(confirmed.error.message)
  expect(confirmed.value.results.map(({ unit }) => unit)).toEqual(['市地震局', '市委组织部'])
  expect(confirmed.value.notTried).toBe(1)
  const { rest } = confirmed.value
  if (rest === null) throw new Error('one file is left')
  expect((await desk.confirm(rest)).results.map(({ unit }) => unit)).toEqual(['市社科联'])
})

test('targets that changed after the check: nothing is stored until the files are checked anew', async () => {
  const desk = openDesk()
  const staging = await desk.check([desk.save('a.xlsx', await quake())])
  const { db, act } = desk.office
  storeScheme(db, act(), 2018, encodeScheme(desk.book().scheme), '核对指标')
  const refused = await confirmStaged(desk.office, desk.book(), staging, NEVER)
  expect(refused.ok ? '' : refused.error.message).toBe(
    '检查之后指标或目标值改动过，没有导入任何文件。请点“重新检查”后再确认导入。',
  )
  const again = await desk.check([], staging)
  expect(desk.row(again, 'a.xlsx')).toMatchObject({ state: 'ready', number: 1 })
  expect((await desk.confirm(again)).results).toHaveLength(1)
})

test('where the office chose a submission, or the new one is not whole, it is said that another stands', async () => {
  const desk = openDesk()
  const first = await desk.check([desk.save('a.xlsx', await quake())])
  await desk.confirm(first)
  const notWhole = await desk.check([
    desk.save('b.xlsx', await quake((row) => (isQuantity(row) ? {} : WELL(row))), SECOND),
  ])
  expect(desk.row(notWhole, 'b.xlsx').message).toBe(
    '读了 39 格，将作为第 2 次报送导入，与第 1 次相比有 3 格不同。这份没有填全，第 1 次是全的，仍以第 1 次为准。',
  )
  const { db, act } = desk.office
  const [stands] = loadSubmissions(db, 2018).get(QUAKE) ?? []
  storeStandingChoice(db, act(), stands?.id ?? 0, '以盖章的为准')
  const whole = await desk.check([
    desk.save('c.xlsx', await quake(wellBut(isQuantity, { actual: 5 })), SECOND),
  ])
  expect(desk.row(whole, 'c.xlsx').message).toBe(
    '读了 42 格，将作为第 2 次报送导入，与第 1 次相比有 1 格不同。办公室已选定以第 1 次为准，导入后请在导入核对中确定以哪次为准。',
  )
})

test('a day of receipt for all makes the late ones late, and says by how many working days', async () => {
  const desk = openDesk()
  const staging = await desk.check([desk.save('a.xlsx', await quake())])
  const late = { ...staging, received: day('2019-01-15') }
  expect(desk.row(late, 'a.xlsx')).toMatchObject({
    received: '2019-01-15',
    message: '读了 42 格，将作为第 1 次报送导入。逾期 3 个工作日。',
  })
  await desk.confirm(late)
  expect(desk.unit('市地震局').lateWorkingDays).toBe(3)
})

test('an archived year is neither checked for nor stored into', async () => {
  const desk = openDesk()
  const path = desk.save('a.xlsx', await quake())
  const staging = await desk.check([path])
  storeYearState(desk.office.db, desk.office.act(), 2018, '归档', '领导小组审定')
  const request = { paths: [path], received: null, before: null, ...NEVER }
  expect(await stageFiles(desk.office, desk.book(), request)).toMatchObject({ error: { code: 'archived' } })
  expect(await confirmStaged(desk.office, desk.book(), staging, NEVER)).toMatchObject({
    error: { code: 'archived' },
  })
})

test('an import that was cut off is told of until it is made good: what is in, what is not', async () => {
  const desk = openDesk()
  const paths = await Promise.all(
    ['D12', 'D13', 'D15'].map(async (id) => desk.save(`${id}.xlsx`, await fillForm(formFor(id), WELL))),
  )
  const staging = await desk.check(paths)
  const { files } = staging
  const shas = files.map(({ judged }) => (judged.kind === 'readable' ? judged.sha256 : ''))
  const all = paths.map((path, at) => ({ path, sha256: shas[at] ?? '' }))
  noteImport(desk.office, 2018, all)
  await desk.confirm({ ...staging, files: files.slice(0, 1) })
  expect(findBrokenImport(desk.office)).toBe(null)
  noteImport(desk.office, 2018, all)
  const broken = findBrokenImport(desk.office)
  expect(broken?.missing).toEqual(['D13.xlsx', 'D15.xlsx'])
  expect(broken === null ? '' : describeBrokenImport(broken)).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d 开始的导入没有做完程序就中断了：共 3 份，已导入的 1 份完好，没有导入的 2 份（“D13.xlsx”、“D15.xlsx”）。请把/,
  )
  writeFileSync(join(dirname(desk.office.db.name), 'import-under-way.json'), '{"year":2018,"at":')
  expect(findBrokenImport(desk.office)).toBe(null)
  noteImport(desk.office, 2018, all)
  await desk.confirm(await desk.check(paths))
  expect(findBrokenImport(desk.office)).toBe(null)
  expect(readdirSync(dirname(desk.office.db.name))).not.toContain('import-under-way.json')
})

test('a note that can neither be written nor taken away does not undo an import that is done', async () => {
  const desk = openDesk()
  mkdirSync(join(dirname(desk.office.db.name), 'import-under-way.json'))
  const { results } = await desk.confirm(await desk.check([desk.save('1.xlsx', await quake())]))
  expect(results.map(({ unit, submission }) => [unit, submission])).toEqual([['市地震局', 1]])
  expect(loadSubmissions(desk.office.db, 2018).get(QUAKE)?.length).toBe(1)
})
