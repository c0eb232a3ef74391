import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendLog } from '#db/log.ts'
import { storeSetting } from '#db/settings.ts'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { textsOfWord } from '#tests/documents/word-tools.ts'
import { openBook } from '#tests/workbooks/open-book.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const NAME = '通报报送要求'
const USUAL = '逾期报送和未报送自评表的单位，下一年度请按规定期限报送。'

async function template(at: TestDesk, name: string) {
  const { templates } = await at.get('listTemplates', { year: 2018 })
  const found = templates.find((known) => known.name === name)
  if (found === undefined) throw new Error(`no template ${name}`)
  return found
}

async function bulletin(at: TestDesk): Promise<readonly string[]> {
  const { paragraphs } = await at.get('documentText', { year: 2018, document: 'bulletin' })
  return paragraphs.map(({ generated }) => generated)
}

test('每一句列出用在哪里、默认文字、占位符和本年度的值', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  expect(await template(at, '反馈函逾期')).toMatchObject({
    area: '反馈函',
    text: '你单位自评表于{报送日}报送，逾期{天数}个工作日。',
    places: [
      { place: '报送日', value: expect.stringMatching(/^201\d年\d+月\d+日$/) as string },
      { place: '天数', value: expect.stringMatching(/^\d+$/) as string },
    ],
  })
  expect((await template(at, '退回通知开头')).places[0]).toEqual({ place: '报送日', value: null })
})

test('改了以后各种材料都用新的文字，PDF 和 Word 一样；可以撤销，可以恢复默认', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  await at.get('keepTemplate', { name: NAME, text: '请各单位下一年度按期报送。' })
  expect((await bulletin(at)).at(-1)).toBe('请各单位下一年度按期报送。')
  await at.get('writeReports', { year: 2018, kinds: ['bulletin'] })
  const word = readFileSync(join(at.out, '科学素质评价2018', '2018年度_通报（示例）.docx'))
  expect(textsOfWord(word).join('')).toContain('请各单位下一年度按期报送。')
  const filter = { operator: null, action: null, unit: null, from: null, to: null, year: null }
  const { rows } = await at.get('listLog', { ...filter, text: '修改文字模板' })
  expect(rows[0]).toMatchObject({
    object: `文字模板“${NAME}”`,
    before: USUAL,
    after: '请各单位下一年度按期报送。',
  })
  await at.get('undoEntries', { entries: [rows[0]?.sequence ?? 0] })
  expect((await bulletin(at)).at(-1)).toBe(USUAL)
  await at.get('keepTemplate', { name: NAME, text: '再改一次。' })
  await at.get('keepTemplate', { name: NAME, text: null })
  expect([(await bulletin(at)).at(-1), (await template(at, NAME)).text]).toEqual([USUAL, USUAL])
})

test.each([
  ['', '没有保存：文字是空白。不想印这一句的，请在“修改文稿”中选“不印这一段”。'],
  ['你单位于{报送}报送。', '没有保存：没有{报送}这个占位符，可以用的是{报送日}、{天数}。'],
  [
    '你单位于{报送日报送。',
    '没有保存：花括号要成对，里面写占位符的名称，如{年度}；不用占位符的地方请不要写花括号。',
  ],
  ['一\n二', '没有保存：一句文字不能分行，请连成一行。'],
  ['一|二', '没有保存：只有标题可以用“|”分行，请去掉“|”。'],
])('写成“%s”的不保存，说明原因', async (text, message) => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  const answer = await at.ask('keepTemplate', { name: '反馈函逾期', text })
  expect(answer).toEqual({ ok: false, error: { code: 'bad-request', message } })
  expect((await template(at, '反馈函逾期')).text).toBe('你单位自评表于{报送日}报送，逾期{天数}个工作日。')
})

const OLD = '你单位自评表于{报送日}报送，逾期{工作日数}个工作日，请注意。'
const WHY = '没有{工作日数}这个占位符，可以用的是{报送日}、{天数}。'

/** As an earlier program kept it, whose sentences had other values. */
function keepAsBefore(at: TestDesk, name: string, text: string): void {
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  const { db } = office.value
  const actor = office.value.act()
  db.transaction(() => {
    storeSetting(db, actor, `template:${name}`, { text })
    appendLog(db, actor, { action: '修改文字模板', object: `文字模板“${name}”`, detail: { after: text } })
  })()
}

test('以前改的文字里占位符已经没有的，印默认文字，说明是哪一句、为什么；原来的文字还在，改好或恢复默认后不再提示', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  keepAsBefore(at, '反馈函逾期', OLD)
  expect(await at.get('unusableTemplates', {})).toEqual({ templates: [{ name: '反馈函逾期', why: WHY }] })
  expect(await template(at, '反馈函逾期')).toMatchObject({
    text: '你单位自评表于{报送日}报送，逾期{天数}个工作日。',
    unusable: { text: OLD, why: WHY },
  })
  expect((await template(at, NAME)).unusable).toBeNull()

  const mended = OLD.replace('工作日数', '天数')
  await at.get('keepTemplate', { name: '反馈函逾期', text: mended })
  expect(await template(at, '反馈函逾期')).toMatchObject({ text: mended, unusable: null })
  const filter = { operator: null, action: null, unit: null, from: null, to: null, year: null }
  const { rows } = await at.get('listLog', { ...filter, text: '修改文字模板' })
  expect(rows[0]).toMatchObject({ before: OLD, after: mended })
  await at.get('undoEntries', { entries: [rows[0]?.sequence ?? 0] })
  expect((await template(at, '反馈函逾期')).unusable).toEqual({ text: OLD, why: WHY })

  await at.get('keepTemplate', { name: '反馈函逾期', text: null })
  expect((await template(at, '反馈函逾期')).unusable).toBeNull()
  expect(await at.get('unusableTemplates', {})).toEqual({ templates: [] })
})

test('以前改的一句现在的程序已经没有了，列出原来的文字，收起后不再提示', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  keepAsBefore(at, '旧的一句', '请各单位继续努力。')
  const why = '现在的程序没有这一句。'
  expect(await at.get('unusableTemplates', {})).toEqual({ templates: [{ name: '旧的一句', why }] })
  expect((await at.get('listTemplates', { year: 2018 })).gone).toEqual([
    { name: '旧的一句', text: '请各单位继续努力。' },
  ])
  const answer = await at.ask('keepTemplate', { name: '旧的一句', text: '再写一句。' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  await at.get('keepTemplate', { name: '旧的一句', text: null })
  expect((await at.get('listTemplates', { year: 2018 })).gone).toEqual([])
  expect(await at.get('unusableTemplates', {})).toEqual({ templates: [] })
})

/** Written papers that are no documents of 报告与导出, and workbooks. */
test.skipIf(!hasPoppler)('改过的文字也印在督导记录和表格里，催报文字也用', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const own = {
    督导记录标题: '{年度}年度{形式}记录单',
    汇总表标题: '{年度}年度评价得分表',
    完成率附注逐项: '注：各灯含义见评价办法。',
    催报文字结尾: '请抓紧报送。',
  }
  for (const [name, text] of Object.entries(own)) await at.get('keepTemplate', { name, text })
  const folder = join(at.out, '科学素质评价2018')
  await at.get('writeInspections', { year: 2018, paper: 'sheets', numbers: [1] })
  await at.get('writeReports', { year: 2018, kinds: ['summary', 'goals'] })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const record = files.find((known) => known.includes('督导检查记录')) ?? ''
  expect(textOfPages(join(folder, record)).join('')).toContain('2018年度督导检查记录单')
  const summary = await openBook(readFileSync(join(folder, '2018年度_得分汇总表（示例）.xlsx')))
  expect(summary.worksheets[0]?.getCell('A1').text).toMatch(/^2018年度评价得分表/)
  const goals = await openBook(readFileSync(join(folder, '2018年度_指标完成情况表（示例）.xlsx')))
  expect(JSON.stringify(goals.worksheets.map((sheet) => sheet.getSheetValues()))).toContain(
    '注：各灯含义见评价办法。',
  )
  expect((await at.get('listOwing', { year: 2018 })).closing).toBe('请抓紧报送。')
})
