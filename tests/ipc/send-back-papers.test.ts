import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { readLog } from '#db/log.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { convertWithLibreOffice, hasLibreOffice, hasOpenpyxl } from '#tests/support/programs.ts'
import { buildZip } from '#tests/workbooks/build-zip.ts'
import { asOpenpyxlSees } from '#tests/workbooks/mark/marked.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import {
  bytesIn,
  FAULTY,
  FINANCE,
  openCollecting,
  sendBack,
  sendBackEntry,
  WEATHER,
  YEAR,
  type Collecting,
} from './collecting.ts'

const NAME = '2018年度自评表_市财政局_退回.xlsx'

/** 市财政局's form was sent back on Monday 14 January 2019. */
async function sentBack(): Promise<{ readonly at: Collecting; readonly id: number }> {
  const at = await openCollecting('2019-01-14T02:00:00Z')
  await at.handIn(FINANCE, '2019-01-08', FAULTY)
  return { at, id: await sendBack(at, FINANCE) }
}

const write = (at: Collecting, id: number): Promise<ValueOf<'writeSendBacks'>> =>
  at.get('writeSendBacks', { ...YEAR, ids: [id] })

const folderOf = (at: Collecting): string => join(at.out, '科学素质评价2018', '退回')

test('what goes back: the marked form and the 退回通知, beside each other; writing again keeps the first', async () => {
  const { at, id } = await sentBack()
  expect((await write(at, id)).saved.files).toEqual([
    { name: NAME, renamed: false },
    { name: '2018年度_退回通知_市财政局.pdf', renamed: false },
  ])
  const again = await write(at, id)
  expect([again.renewed, again.saved.files.map(({ renamed }) => renamed)]).toEqual([[], [true, true]])
  expect(readdirSync(folderOf(at))).toHaveLength(4)
})

test.skipIf(!hasOpenpyxl)(
  "the marked form is the unit's own file: as it was read, with the cells to correct marked and open",
  async () => {
    const { at, id } = await sentBack()
    await write(at, id)
    const copy = bytesIn(folderOf(at), NAME)
    expect(readWorkbookBytes(copy)).toEqual(readWorkbookBytes(bytesIn(at.folder, `${FINANCE}.xlsx`)))
    const seen = asOpenpyxlSees(copy)
    expect(seen.cells.map(([cell, , locked, note]) => [cell, locked, note?.slice(0, 15)])).toEqual([
      ['A11', true, '【退回】本项没有填报，请补填“'],
      ['K12', false, '【退回】写的是“很好”，不是规'],
      ['H14', false, '【退回】写的是“三四篇吧”，读'],
    ])
    expect(seen.sheets.at(-1)).toEqual(['kaoping', 'veryHidden', true])
  },
)

test('sent back as it is, the copy comes in as the next return of that unit and answers the 退回; nothing was changed in it', async () => {
  const { at, id } = await sentBack()
  await write(at, id)
  at.setClock('2019-01-15T02:00:00Z')
  await at.takeIn(join(folderOf(at), NAME), '2019-01-15')
  expect(await sendBackEntry(at, id)).toMatchObject({
    state: 'answered',
    answer: { number: 2 },
    unchanged: 3,
  })
  const { submissions } = await at.get('listSubmissions', YEAR)
  const answer = submissions.find(({ unit, number }) => unit === FINANCE && number === 2)
  const { reading } = await at.get('readSubmission', { submission: answer?.id ?? 0 })
  // The hidden sheet still says whose form it is, and which one.
  expect([reading.remarks, reading.against?.changes]).toEqual([[], []])
})

test.skipIf(!hasLibreOffice)(
  'corrected and saved in LibreOffice it comes in, with the three places corrected',
  async () => {
    const { at, id } = await sentBack()
    await write(at, id)
    const parts = partsOf(bytesIn(folderOf(at), NAME))
    const corrected = join(at.folder, '改.xlsx')
    writeFileSync(
      corrected,
      buildZip([...parts].map(([name, data]) => ({ name, data: correct(name, data) }))),
    )
    const saved = join(at.folder, 'saved')
    mkdirSync(saved)
    convertWithLibreOffice([corrected], 'xlsx', saved)
    at.setClock('2019-01-16T02:00:00Z')
    await at.takeIn(join(saved, '改.xlsx'), '2019-01-16')
    expect(await sendBackEntry(at, id)).toMatchObject({ state: 'answered', unchanged: 0 })
    const { submissions } = await at.get('listSubmissions', YEAR)
    const answer = submissions.find(({ stands, unit }) => stands && unit === FINANCE)
    const { reading } = await at.get('readSubmission', { submission: answer?.id ?? 0 })
    const refused = reading.rows.filter((row) => row.refused).map((row) => row.indicator)
    expect([answer?.number, answer?.complete, refused]).toEqual([2, true, []])
  },
  60_000,
)

/** S1 是 in H11, S2 达成 in K12, S4 4 in H14: typed into the cells, with their looks. */
function correct(name: string, xml: string): string {
  if (name !== 'xl/worksheets/sheet2.xml') return xml
  const typed =
    (cell: string, text: string): ((all: string) => string) =>
    (all) =>
      all.replace(new RegExp(`<c r="${cell}"( s="\\d+")[^>]*?(?:/>|>.*?</c>)`), (_, look: string) =>
        /^\d+$/.test(text)
          ? `<c r="${cell}"${look}><v>${text}</v></c>`
          : `<c r="${cell}"${look} t="inlineStr"><is><t>${text}</t></is></c>`,
      )
  return [typed('H11', '是'), typed('K12', '达成'), typed('H14', '4')].reduce(
    (all, change) => change(all),
    xml,
  )
}

test.skipIf(!hasPoppler)(
  '退回通知 says to whom, what, why and until when, and how to reach the office',
  async () => {
    const { at, id } = await sentBack()
    await at.get('keepOfficeContact', { ...YEAR, text: ' 科普部（示例），\n0534-0000000 ' })
    await write(at, id)
    const text = textOfPages(join(folderOf(at), '2018年度_退回通知_市财政局.pdf')).join('')
    for (const part of [
      '市财政局：',
      '你单位2019年1月8日报送的2018年度全民科学素质工作自评表（第1次报送）收悉。经核对，有3处需要补正，现予退回。',
      'H14',
      '三四篇吧',
      '请于2019年1月21日前将补正后的自评表报送我办。',
      '联系方式：科普部（示例），0534-0000000。',
      '2019年1月14日',
    ]) {
      expect(text).toContain(part)
    }
  },
)

test('a return on paper goes back as the form that the office typed it into, and that is said', async () => {
  const at = await openCollecting('2019-01-14T02:00:00Z')
  const blank = { actual: '', grade: '', selfScore: '', narrative: '', deviation: '', evidence: '', note: '' }
  const rows = at.form(WEATHER).rows.map(({ indicatorId }, index) => ({
    indicator: indicatorId,
    ...blank,
    narrative: index === 0 ? '已完成' : '',
  }))
  const head = { filledBy: '示例甲', phone: '0534-0000001', responsible: '', date: '' }
  await at.get('savePaper', {
    ...YEAR,
    unit: WEATHER,
    content: { received: '2019-01-09', head, rows, evidence: [] },
  })
  const written = await write(at, await sendBack(at, WEATHER))
  expect(written.renewed).toEqual([{ unitName: '市气象局', why: '单位报送的是纸质表' }])
  expect(textsIn(bytesIn(folderOf(at), '2018年度自评表_市气象局_退回.xlsx'))).toContain('已完成')
})

test.skipIf(!hasLibreOffice)(
  'an .xls cannot carry the notes: a new form with what the unit wrote goes back, and why is said',
  async () => {
    const at = await openCollecting('2019-01-14T02:00:00Z')
    await at.handIn(FINANCE, '2019-01-08', FAULTY)
    convertWithLibreOffice([join(at.folder, `${FINANCE}.xlsx`)], 'xls', at.folder)
    // A later return, so that it stands.
    await at.takeIn(join(at.folder, `${FINANCE}.xls`), '2019-01-09')
    const { submissions } = await at.get('listSubmissions', YEAR)
    const legacy = submissions.find(({ fileName }) => fileName.endsWith('.xls'))
    at.office().db.exec(
      `INSERT INTO standing_choice (submission_id, reason, operator, at) VALUES (${legacy?.id ?? 0}, '', '', '')`,
    )
    const written = await write(at, await sendBack(at, FINANCE))
    expect(written.renewed).toEqual([
      { unitName: '市财政局', why: '单位的文件是旧格式（.xls 或 .et），不能写入批注' },
    ])
    const texts = textsIn(bytesIn(folderOf(at), NAME))
    expect(['三四篇吧', '很好', '市财政局'].filter((text) => !texts.includes(text))).toEqual([])
  },
  60_000,
)

test('where the unit deleted the row to correct, a new form goes back, and that is said', async () => {
  const at = await openCollecting('2019-01-14T02:00:00Z')
  await at.handIn(FINANCE, '2019-01-08', FAULTY)
  const parts = partsOf(bytesIn(at.folder, `${FINANCE}.xlsx`))
  const shortened = [...parts].map(([name, data]) => ({
    name,
    data: name === 'xl/worksheets/sheet2.xml' ? data.replace(/<row r="11".*?<\/row>/, '') : data,
  }))
  writeFileSync(join(at.folder, '删行.xlsx'), buildZip(shortened))
  await at.takeIn(join(at.folder, '删行.xlsx'), '2019-01-09')
  const written = await write(at, await sendBack(at, FINANCE))
  expect(written.renewed).toEqual([{ unitName: '市财政局', why: '单位的表中删去了要补正的行或列' }])
})

test("操作记录 says it in the office's words", async () => {
  const { at, id } = await sentBack()
  await at.get('withdrawSendBack', { ...YEAR, id, reason: '电话核实无误' })
  await at.get('recordReminders', {
    ...YEAR,
    units: [WEATHER],
    way: '电话',
    day: '2019-01-14',
    note: '明天交',
  })
  await at.get('keepOfficeContact', { ...YEAR, text: '科普部，0534-0000000' })
  const { db } = at.office()
  const words = loadEntryWords(db)
  const said = readLog(db)
    .slice(-4)
    .map((entry) => words.describe(entry))
    .map(({ action, object, before, after, reason }) => [action, object, before, after, reason])
  expect(said).toEqual([
    ['退回', '市财政局', '', '第 1 次报送退回 3 处，S1、S2、S4，2019年1月21日前报回', ''],
    ['撤回退回', '市财政局', '2019年1月21日前报回的退回', '撤回', '电话核实无误'],
    ['催报', '市气象局', '', '2019年1月14日 电话', '明天交'],
    ['改办公室联系方式', '2018年度', '', '科普部，0534-0000000', ''],
  ])
})

test('the contact is printed on the forms that are handed out from then on', async () => {
  const at = await openCollecting('2018-12-01T02:00:00Z')
  await at.get('keepOfficeContact', { ...YEAR, text: '科普部，0534-0000000' })
  await at.get('exportForms', { ...YEAR, units: [FINANCE] })
  const form = readFileSync(join(at.out, '科学素质评价2018', '2018年度自评表_市财政局.xlsx'))
  expect(textsIn(form).some((text) => text.includes('科普部，0534-0000000'))).toBe(true)
})

function textsIn(bytes: Uint8Array): readonly string[] {
  const read = readWorkbookBytes(bytes)
  if (!read.ok) throw new Error(read.refusal.message)
  return read.workbook.sheets.flatMap(({ cells }) => cells.map(({ value }) => value))
}
