import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadInspections } from '#db/inspections.ts'
import { readLog } from '#db/log.ts'
import { atomically } from '#electron/application/atomically.ts'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import { readForPreview } from '#electron/application/evidence/read-out.ts'
import { attachPhotos, removePhoto } from '#electron/application/inspections/photos.ts'
import type { InspectionDraft } from '#electron/application/inspections/judge-inspection.ts'
import { saveInspection, withdrawInspection } from '#electron/application/inspections/save-inspection.ts'
import { settleProblem } from '#electron/application/inspections/settle-problem.ts'
import { writeInspections } from '#electron/application/inspections/write-inspections.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { inspectionsPage } from '#electron/application/views/inspections-page.ts'
import { itemRecords } from '#electron/application/views/item-records.ts'
import { unitId } from '#shared/plan/unit.ts'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { openOfficeEvidence, PDF, PNG, type OfficeEvidence } from '#tests/evidence/office-evidence.ts'
import { openUndoDesk } from '#tests/undo/undo-desk.ts'
import type { OfficeYear } from '#tests/application/office-year.ts'
import { openBook, rowTexts, sheetOf } from '#tests/workbooks/open-book.ts'

const EDUCATION = unitId('D02')
const LEDGER = {
  number: null,
  text: '活动台账不全',
  unit: EDUCATION,
  demand: '补齐台账',
  deadline: '2018-06-30',
}

const DRAFT: InspectionDraft = {
  number: null,
  form: '督导检查',
  day: '2018-05-08',
  place: '示例小学',
  units: [EDUCATION],
  tasks: ['1.1'],
  people: '示例甲、示例乙',
  findings: '科技节按计划开展。',
  problems: [LEDGER],
  reason: '',
}

function say(at: OfficeYear, work: () => Outcome<unknown>): string {
  const done = atomically(at.office.db, work)
  return done.ok ? '已保存' : done.error.message
}

function save(at: OfficeYear, draft: Partial<InspectionDraft> = {}): string {
  return say(at, () => saveInspection(at.office, at.office.act(), at.book(), { ...DRAFT, ...draft }))
}

function settle(at: OfficeYear, outcome: string, settled: string): string {
  const on = { inspection: 1, problem: 1, outcome, settled }
  return say(at, () => settleProblem(at.office, at.office.act(), at.book(), on))
}

function states(at: OfficeYear): readonly string[] {
  return inspectionsPage(at.office, at.book()).records.flatMap(({ form, problems, withdrawn }) =>
    problems.map(({ text, state }) => `${withdrawn ? '（撤回）' : ''}${form}：${text} ${state}`),
  )
}

test('问题过了期限还没有整改的是逾期，登记整改后是已整改；撤销一步退一步', async () => {
  const at = openUndoDesk()
  const saved = await at.step(() => save(at))
  expect(states(at)).toEqual(['督导检查：活动台账不全 逾期'])
  const settled = await at.step(() => settle(at, '已补齐', '2018-07-05'))
  expect(states(at)).toEqual(['督导检查：活动台账不全 已整改'])
  expect(at.refusal(saved)).toMatch(/后面还有第 \d+ 条“登记整改 督导检查 1 问题 1”/)
  at.turn(settled)
  expect(states(at)).toEqual(['督导检查：活动台账不全 逾期'])
  expect(at.refusal(saved)).toBe('')
  expect(inspectionsPage(at.office, at.book()).records.map(({ withdrawn }) => withdrawn)).toEqual([true])
})

test('改记录、加问题、去问题都另起一行，原来的都在；撤回要写原因，可以恢复', () => {
  const at = openUndoDesk()
  save(at)
  settle(at, '正在补', '')
  const [record] = inspectionsPage(at.office, at.book()).records
  expect(record?.problems[0]).toMatchObject({ outcome: '正在补', state: '逾期' })
  const other = { ...LEDGER, text: '辅导员不足', deadline: '2019-12-31' }
  expect(save(at, { number: 1, place: '示例中学', problems: [{ ...LEDGER, number: 1 }, other] })).toBe(
    '已保存',
  )
  expect(states(at)).toEqual(['督导检查：活动台账不全 逾期', '督导检查：辅导员不足 待整改'])
  expect(save(at, { number: 1, place: '示例中学', problems: [{ ...other, number: 2 }] })).toBe('已保存')
  expect(states(at)).toEqual(['督导检查：辅导员不足 待整改'])
  const withdraw = (reason: string): string =>
    say(at, () => withdrawInspection(at.office, at.office.act(), at.book(), { number: 1, reason }))
  expect([withdraw(' '), withdraw('重复登记'), withdraw('再撤')]).toEqual([
    '请写明撤回的原因，例如“重复登记”。',
    '已保存',
    '没有找到这次督导或调研的记录，或它已经撤回。请刷新后再看。',
  ])
  expect(save(at, { number: 1, place: '示例中学', problems: [{ ...other, number: 2 }] })).toBe('已保存')
  const [kept] = loadInspections(at.office.db, 2018)
  expect(kept?.history.map(({ kind, place }) => `${kind} ${place}`)).toEqual([
    'kept 示例小学',
    'kept 示例中学',
    'withdrawn 示例中学',
    'kept 示例中学',
  ])
  const words = loadEntryWords(at.office.db)
  expect(
    readLog(at.office.db)
      .slice(1)
      .map((entry) => words.name(entry)),
  ).toEqual([
    '登记督导调研 督导检查 1',
    '登记整改 督导检查 1 问题 1',
    '修改督导调研 督导检查 1',
    '修改督导调研 督导检查 1',
    '撤回督导调研 督导检查 1',
    '恢复督导调研 督导检查 1',
  ])
})

test('写不全、写不对的不保存，并说明缺什么', () => {
  const at = openUndoDesk()
  save(at)
  expect([
    save(at, { place: '' }),
    save(at, { day: '2019-03-01' }),
    save(at, { tasks: ['9.9'] }),
    save(at, { units: [unitId('X9')] }),
    save(at, { problems: [{ ...LEDGER, text: '' }] }),
    save(at, { problems: [{ ...LEDGER, deadline: '2018-05-01' }] }),
    save(at, { number: 1, problems: [{ ...LEDGER, number: 1 }] }),
    settle(at, '', '2018-07-01'),
    settle(at, '已补齐', '2018-05-01'),
  ]).toEqual([
    '地点是空白，没有保存。请写明到了哪里。',
    '日期没有这一天，或在今天以后，没有保存。请重新选择日期。',
    '方案中没有所选的任务，没有保存。请重新选择任务。',
    '所选单位有不在2018年度评价的，没有保存。请重新选择单位。',
    '第 1 个问题没有写内容，没有保存。请写明问题，或移去这一行。',
    '第 1 个问题的整改期限早于2018年5月8日，没有保存。请重新选择期限。',
    '内容没有变，没有保存。',
    '整改情况是空白，没有保存。请写明怎样整改的。',
    '整改完成日期要在检查当天到今天之间，没有保存。请重新选择日期。',
  ])
})

test('审核时看得到涉及本单位本任务的检查；别的任务、别的单位看不到', () => {
  const at = openUndoDesk()
  save(at)
  const seen = (unit: string, indicator: string): readonly string[] => {
    const found = itemRecords(at.office, at.book(), unitId(unit), indicator)
    return found.ok ? found.value.inspections.map(({ place }) => place) : [found.error.message]
  }
  expect([seen('D02', '1.1'), seen('D02', '1.2'), seen('D01', '1.1')]).toEqual([['示例小学'], [], []])
})

async function attach(at: OfficeEvidence, name: string, bytes: Uint8Array): Promise<unknown> {
  const path = at.bring(name, bytes)
  const run = { progress: () => {}, stopped: () => false, kept: () => Promise.resolve() }
  const done = await attachPhotos(at.office, at.book(), 1, [{ path, name }], run)
  if (!done.ok) throw new Error(done.error.message)
  return done.value
}

test('照片按内容存一次，程序里看得到，归档里有；不是图片的不收；移除要写原因，文件仍在', async () => {
  const at = openOfficeEvidence()
  save(at)
  expect([
    await attach(at, '现场.png', PNG),
    await attach(at, '又一次.png', PNG),
    await attach(at, '签到表.pdf', PDF),
    await attach(at, '名单.docx', Buffer.from('PK')),
  ]).toEqual([
    { attached: 1, refused: [] },
    { attached: 0, refused: ['又一次.png：这次记录里已有内容完全相同的照片，没有重复添加。'] },
    { attached: 1, refused: [] },
    {
      attached: 0,
      refused: ['名单.docx：不是程序能显示的图片或 PDF，没有添加。请另存为 JPG、PNG 或 PDF 后再添加。'],
    },
  ])
  const photos = () => inspectionsPage(at.office, at.book()).records.flatMap((record) => record.photos)
  expect(photos().map(({ name, preview, present }) => [name, preview, present])).toEqual([
    ['现场.png', 'image', true],
    ['签到表.pdf', 'pdf', true],
  ])
  const read = await readForPreview(at.office, { of: 'photo', id: photos()[0]?.id ?? 0 }, 0, 1000)
  expect(read.ok && Buffer.from(read.value.bytes).equals(PNG)).toBe(true)
  expect(removePhoto(at.office, photos()[0]?.id ?? 0, ' ').ok).toBe(false)
  expect(removePhoto(at.office, photos()[0]?.id ?? 0, '放错了记录').ok).toBe(true)
  expect(photos().map(({ name }) => name)).toEqual(['签到表.pdf'])
  const archived = await archiveYear(at.office, 2018, join(at.folder, '2018.zip'))
  expect(archived.ok && archived.value.check.findings).toEqual([])
  const files = archived.ok
    ? (archived.value.check.manifest?.entries ?? []).filter(({ name }) => name.startsWith('files/'))
    : []
  expect(files.length).toBe(2)
})

test.skipIf(!hasPoppler)('记录单是 PDF，台账是 Excel，问题和整改都在上面', async () => {
  const at = openUndoDesk()
  save(at)
  settle(at, '已补齐', '2018-07-05')
  save(at, { form: '调研', place: '示例社区', problems: [] })
  const sheets = await writeInspections(at.office, at.book(), {
    folder: at.folder,
    paper: 'sheets',
    numbers: [1],
  })
  if (!sheets.ok) throw new Error(sheets.error.message)
  const text = textOfPages(sheets.value[0]?.path ?? '').join('')
  for (const part of ['督导检查记录', '示例小学', '活动台账不全', '补齐台账', '月5日）：已补齐']) {
    expect(text).toContain(part)
  }
  const list = await writeInspections(at.office, at.book(), { folder: at.folder, paper: 'list', numbers: [] })
  if (!list.ok) throw new Error(list.error.message)
  const sheet = sheetOf(await openBook(readFileSync(list.value[0]?.path ?? '')), '督导和调研台账')
  const rows = Array.from({ length: sheet.rowCount }, (_, row) => rowTexts(sheet, row + 1))
  expect(
    rows.filter(([number]) => number === 1 || number === 2).map((row) => [row[1], row[3], row[8], row[12]]),
  ).toEqual([
    ['督导检查', '示例小学', '活动台账不全', '已整改'],
    ['调研', '示例社区', '没有发现问题', null],
  ])
})
