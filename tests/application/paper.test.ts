import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { loadPaperDraft } from '#db/paper-drafts.ts'
import { loadEvidence, loadReadingCells, loadReadingRows } from '#db/readings.ts'
import { loadStanding, loadSubmissions } from '#db/submissions.ts'
import { storeYearState } from '#db/years.ts'
import { readTyped } from '#electron/application/paper/check-typed.ts'
import { keepPaperDraft } from '#electron/application/paper/paper-draft.ts'
import { savePaper } from '#electron/application/paper/save-paper.ts'
import { typedAnswers } from '#electron/application/paper/typed-answers.ts'
import { paperContentOf, paperForm } from '#electron/application/views/paper-form.ts'
import { submissionReading } from '#electron/application/views/submission-reading.ts'
import { formOf, type YearBook } from '#electron/application/year-book.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import type { Form } from '#shared/returns/form.ts'
import { identityOf } from '#shared/returns/identity.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import { unitId } from '#shared/plan/unit.ts'
import { expectValue } from '#tests/archive/small-archive.ts'
import { openOfficeYear, WELL } from './office-year.ts'
import { typedContent, type TypedRow } from './paper-content.ts'

const QUAKE = unitId('D15')

function quakeForm(book: YearBook): Form {
  const evaluated = book.units.find(({ unit }) => unit.id === QUAKE)
  if (evaluated === undefined) throw new Error('no 市地震局')
  return formOf(book, evaluated)
}

test('what is typed from paper becomes a numbered submission with bytes, cells of origin and the day given', async () => {
  const year = openOfficeYear()
  const form = quakeForm(year.book())
  const content = typedContent(
    form,
    {
      S4: { actual: '约5篇', narrative: '报送信息', selfScore: '3', evidence: '1、2' },
      '1.1': { grade: '大体达成' },
    },
    { received: '2019-01-15' },
  )
  const { submission } = expectValue(await savePaper(year.office, year.book(), QUAKE, content))
  expect(submission).toMatchObject({
    number: 1,
    way: 'paper',
    fileName: '2018年度自评表_市地震局（纸质录入）.xlsx',
    received: '2019-01-15',
    complete: false,
  })
  const { db } = year.office
  const cells = loadReadingCells(db, submission.id)
  const at = form.rows.findIndex(({ indicatorId }) => indicatorId === 'S4') + 5
  expect(cells.find((cell) => cell.indicator === 'S4' && cell.field === 'actual')).toEqual({
    indicator: 'S4',
    field: 'actual',
    sheet: '自评表',
    cell: `H${at}`,
    original: '约5篇',
    value: '5',
    remark: 'approximate',
    error: null,
    message: expect.stringContaining(`自评表!H${at}`) as string,
  })
  expect(cells.find((cell) => cell.field === 'evidence')).toMatchObject({
    original: '1、2',
    remark: 'evidence-unknown',
  })
  expect(loadEvidence(db, submission.id)).toEqual(content.evidence)
  expect(year.unit('市地震局').lateWorkingDays).toBe(3)
  expect(readLog(db).at(-1)).toMatchObject({
    action: '录入纸质表',
    object: 'D15',
    detail: { submission: 1, received: '2019-01-15' },
  })
  expect(verifyLog(db).ok).toBe(true)
})

test('a second one is a second submission, with the difference cell by cell; it may begin with the first', async () => {
  const year = openOfficeYear()
  const form = quakeForm(year.book())
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  const [first] = loadSubmissions(year.office.db, 2018).get(QUAKE) ?? []
  const { content } = expectValue(paperContentOf(year.office, year.book(), first?.id ?? 0))
  const changed = {
    ...content,
    received: '2019-01-09',
    rows: content.rows.map((row) =>
      row.indicator === 'S4' ? { ...row, actual: '3', deviation: '少一篇' } : row,
    ),
  }
  const { submission } = expectValue(await savePaper(year.office, year.book(), QUAKE, changed))
  expect(submission).toMatchObject({ number: 2, way: 'paper', complete: true })
  const { reading } = expectValue(submissionReading(year.office, submission.id))
  const side = (original: string) => ({ original, value: original })
  expect(reading.against).toEqual({
    number: 1,
    changes: [
      { indicator: 'S4', field: 'actual', before: side('4'), after: side('3') },
      { indicator: 'S4', field: 'deviation', before: null, after: side('少一篇') },
    ],
  })
  expect(loadStanding(year.office.db, 2018).get(QUAKE)?.number).toBe(2)
  expect(form.rows.length).toBe(content.rows.length)
})

test('the same answers of the same day are not stored twice; nothing typed, or no day, is not stored at all', async () => {
  const year = openOfficeYear()
  const form = quakeForm(year.book())
  const save = async (content: Parameters<typeof savePaper>[3]): Promise<string> => {
    const saved = await savePaper(year.office, year.book(), QUAKE, content)
    return saved.ok ? `第 ${saved.value.submission.number} 次` : saved.error.message
  }
  const content = typedContent(form, { S4: { actual: '5' } })
  const nothing = { received: '2019-01-09', head: { filledBy: ' ', phone: '', responsible: '', date: '' } }
  expect([
    await save(content),
    await save(content),
    await save({ ...content, received: '2019-01-10' }),
    await save({ ...typedContent(form, { S4: { actual: ' ' } }), ...nothing, evidence: [] }),
    await save({ ...content, received: null }),
  ]).toEqual([
    '第 1 次',
    '内容和收到日期与市地震局第 1 次报送完全相同，没有重复保存。',
    '第 2 次',
    '表内还没有录入任何内容，没有保存。请按纸质表录入后再保存。',
    '请填写收到日期：逾期工作日按这一天计算。',
  ])
})

test('a draft is there again when the program was closed, says how it is read, and goes with the submission', async () => {
  const year = openOfficeYear()
  const form = quakeForm(year.book())
  const content = typedContent(form, { S4: { actual: '8', selfScore: '99' } }, { received: null })
  const kept = expectValue(keepPaperDraft(year.office, year.book(), QUAKE, content))
  expect(kept.check.cells.map(({ field, error, remark }) => [field, error, remark])).toEqual([
    ['actual', null, 'over-130'],
    ['selfScore', 'over-points', null],
  ])
  expect(kept.check.rates.find(({ indicator }) => indicator === 'S4')?.rate).toBe('200.0')
  const shown = expectValue(paperForm(year.office, year.book(), QUAKE))
  expect([shown.draft?.content, shown.draft?.operator, shown.nextNumber]).toEqual([content, '批处理', 1])
  expect(shown.check).toEqual(kept.check)
  await savePaper(year.office, year.book(), QUAKE, { ...content, received: '2019-01-09' })
  expect(loadPaperDraft(year.office.db, 2018, QUAKE)).toBeNull()
  expectValue(keepPaperDraft(year.office, year.book(), QUAKE, content))
  const emptied = { ...typedContent(form, {}), head: { filledBy: '', phone: '', responsible: '', date: '' } }
  expectValue(keepPaperDraft(year.office, year.book(), QUAKE, { ...emptied, evidence: [] }))
  expect(expectValue(paperForm(year.office, year.book(), QUAKE)).draft).toBeNull()
})

test('what the office verified is put up again where paper changes it, and an archived year takes none', async () => {
  const year = openOfficeYear()
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  year.accept()
  const [first] = loadSubmissions(year.office.db, 2018).get(QUAKE) ?? []
  const { content } = expectValue(paperContentOf(year.office, year.book(), first?.id ?? 0))
  const rows = content.rows.map((row) => (row.indicator === 'S4' ? { ...row, actual: '2' } : row))
  expectValue(await savePaper(year.office, year.book(), QUAKE, { ...content, rows, received: '2019-01-10' }))
  expect([year.unit('市地震局').pendingItems, year.item('市地震局', 'S4').state]).toEqual([1, 'pending'])
  storeYearState(year.office.db, year.office.act(), 2018, '归档', '领导小组审定')
  const saved = await savePaper(year.office, year.book(), QUAKE, { ...content, received: '2019-01-11' })
  const kept = keepPaperDraft(year.office, year.book(), QUAKE, content)
  expect([saved.ok ? '' : saved.error.code, kept.ok ? '' : kept.error.code]).toEqual(['archived', 'archived'])
})

const TEXTS = fc.oneof(
  fc.constantFrom(
    '300',
    '0',
    '-',
    '/',
    '无',
    '',
    ' ',
    '约300',
    '1.2万',
    '9５％',
    '8.555',
    '1.10',
    '1e3',
    '是',
    '否',
  ),
  fc.constantFrom(
    '达成',
    '部分达成',
    '未达成',
    '不适用',
    '基本达成',
    '无数据',
    '1-3',
    '1、9',
    '=1+1',
    '_x0041_',
    'TRUE',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.string({
    unit: fc.constantFrom('三', '\n', '\r', '\t', ' ', '　', '7', '.', ',', '\u202E', '\uFEFF', '"'),
  }),
)

test('what the officer is told while typing is what stands in the submission, whatever is typed', async () => {
  const form = quakeForm(openOfficeYear().book())
  const row: fc.Arbitrary<TypedRow> = fc.record({
    actual: TEXTS,
    narrative: TEXTS,
    grade: TEXTS,
    selfScore: TEXTS,
    deviation: TEXTS,
    evidence: TEXTS,
    note: TEXTS,
  })
  const rows = fc.array(row, { minLength: form.rows.length, maxLength: form.rows.length })
  const entries = fc.array(
    fc.record({
      number: TEXTS,
      indicators: TEXTS,
      title: TEXTS,
      reference: TEXTS,
      kind: TEXTS,
      pages: TEXTS,
    }),
    { maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(rows, entries, async (some, evidence) => {
      const typed = Object.fromEntries(form.rows.map(({ indicatorId }, at) => [indicatorId, some[at] ?? {}]))
      const answers = typedAnswers(typedContent(form, typed, { evidence }))
      const bytes = await writeForm(form, answers)
      const outcome = readWorkbookBytes(bytes)
      if (!outcome.ok) throw new Error(outcome.refusal.message)
      const table = locateTable(outcome.workbook, form)
      if (!table.ok) throw new Error(table.error.message)
      const hidden = { state: 'verified', identity: identityOf(form) } as const
      const stored = readReturn(outcome.workbook, form, table.value, hidden)
      const told = readTyped(form, answers)
      expect({ ...told, head: null }).toEqual({ ...stored, head: null })
      expect(stored.head.filledBy).toBe('示例填表人')
    }),
    { numRuns: 60 },
  )
})

test('rows that the form no longer has are passed over', async () => {
  const year = openOfficeYear()
  const form = quakeForm(year.book())
  const content = typedContent(form, { S4: { actual: '5' } })
  const gone = {
    indicator: '99.9',
    actual: '1',
    narrative: '',
    grade: '',
    selfScore: '',
    deviation: '',
    evidence: '',
    note: '',
  }
  const { submission } = expectValue(
    await savePaper(year.office, year.book(), QUAKE, { ...content, rows: [...content.rows, gone] }),
  )
  expect(loadReadingRows(year.office.db, submission.id).has('99.9')).toBe(false)
})
