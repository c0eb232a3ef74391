import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { textsOfWord } from '#tests/documents/word-tools.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

type Text = Awaited<ReturnType<typeof read>>

function read(at: TestDesk, document = 'bulletin') {
  return at.get('documentText', { year: 2018, document })
}

function paragraph(text: Text, key: string): Text['paragraphs'][number] {
  const found = text.paragraphs.find((known) => known.key === key)
  if (found === undefined) throw new Error(`no paragraph ${key}`)
  return found
}

async function write(at: TestDesk, key: string, own: string | null, document = 'bulletin'): Promise<void> {
  const { generated } = paragraph(await read(at, document), key)
  await at.get('editParagraph', { year: 2018, document, key, text: own, generated })
}

/** Text of the document as it would go out now. */
async function printed(at: TestDesk, document = 'bulletin', version: 'export' | 'draft' | number = 'export') {
  const made = await at.get('previewDocument', { year: 2018, document, version })
  const saved = await at.get('savePreview', { year: 2018, preview: made.preview })
  const path = join(at.out, '科学素质评价2018', saved.files[0]?.name ?? '')
  return { bytes: readFileSync(path), text: textOfPages(path).join('') }
}

/** Everything is decided: the suggested scores, also those that a person would look at first. */
async function acceptAll(at: TestDesk): Promise<void> {
  const also = ['not-applicable', 'no-data', 'no-score', 'out-of-band', 'doubt'] as const
  await at.get('acceptSuggested', { year: 2018, unit: null, also })
}

const LOG = { operator: null, action: null, unit: null, from: null, to: null, year: 2018 }

describe.skipIf(!hasPoppler)('改文稿', () => {
  test('改过的印在预览里，可以撤销，也可以恢复生成稿；操作记录写明前后', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await write(at, '通报报送要求', '请各单位下一年度按期报送。')
    expect((await printed(at)).text).toContain('请各单位下一年度按期报送。')
    const { rows } = await at.get('listLog', { ...LOG, text: '修改文稿' })
    expect(rows[0]).toMatchObject({
      action: '修改文稿',
      object: '2018年度评价结果通报',
      before: '逾期报送和未报送自评表的单位，下一年度请按规定期限报送。',
      after: '请各单位下一年度按期报送。',
    })
    await at.get('undoEntries', { entries: [rows[0]?.sequence ?? 0] })
    expect(paragraph(await read(at), '通报报送要求').edit).toBeNull()
    await write(at, '通报报送要求', '')
    expect((await printed(at)).text).not.toContain('下一年度请按规定期限报送')
    await write(at, '通报报送要求', null)
    expect((await printed(at)).text).toContain('下一年度请按规定期限报送')
  })

  test('重新生成时保留；数据变了标出来，两种文字都在，由人选；没有选好不能定稿', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await write(at, '报送情况', '各单位报送情况总体较好。')
    const before = paragraph(await read(at), '报送情况')
    expect(before.stale).toBe(false)
    await acceptAll(at)
    await write(at, '通报开头', '现将结果通报如下：')
    // The office's name stands in the generated text: changing it changes that.
    await at.get('keepOfficeHeading', { office: '示例市科学素质办', contact: '' })
    const after = paragraph(await read(at), '通报开头')
    expect([after.stale, after.edit?.text, after.generated.includes('示例市科学素质办')]).toEqual([
      true,
      '现将结果通报如下：',
      true,
    ])
    expect(after.edit?.was).not.toBe(after.generated)
    expect((await printed(at)).text).toContain('现将结果通报如下：')
    expect(await at.ask('issueDocument', { year: 2018, document: 'bulletin' })).toEqual({
      ok: false,
      error: {
        code: 'not-ready',
        message: '有 1 段改过的文字，生成稿的内容后来变了，不能定稿。请先逐段选择保留或用新的。',
      },
    })
    await write(at, '通报开头', '现将结果通报如下：')
    expect(paragraph(await read(at), '通报开头').stale).toBe(false)
    expect((await at.get('issueDocument', { year: 2018, document: 'bulletin' })).number).toBe(1)
  })

  test('标题也能改，不能空白；全部恢复生成稿是一步，可以撤销', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await write(at, '文稿标题', '关于2018年度全民科学素质工作\n评价情况的通报')
    await write(at, '标题:有关事项', '其他事项')
    await write(at, '通报报送要求', '')
    const now = await printed(at)
    expect(now.text).toContain('关于2018年度全民科学素质工作评价情况的通报')
    expect(now.text).toContain('三、其他事项')
    const { generated } = paragraph(await read(at), '标题:报送情况')
    const change = { year: 2018, document: 'bulletin', key: '标题:报送情况', generated }
    expect(await at.ask('editParagraph', { ...change, text: ' ' })).toMatchObject({
      error: { message: '标题不能是空白，没有保存。要用原来的，请点“恢复生成稿”。' },
    })
    expect(await at.ask('editParagraph', { ...change, text: '一行\n两行' })).toMatchObject({
      error: { message: '标题只能是一行，没有保存。' },
    })
    const whole = { year: 2018, document: 'bulletin' }
    expect(await at.get('restoreDocument', whole)).toEqual({ restored: 3 })
    const own = async (): Promise<number> =>
      (await read(at)).paragraphs.filter(({ edit }) => edit !== null).length
    expect(await own()).toBe(0)
    expect(await at.ask('restoreDocument', whole)).toMatchObject({
      error: { message: '各段都是生成的原稿，没有可恢复的内容。' },
    })
    const { rows } = await at.get('listLog', { ...LOG, text: '全部恢复' })
    expect(rows[0]).toMatchObject({ action: '全部恢复生成稿', after: '3 段恢复为生成稿' })
    await at.get('undoEntries', { entries: [rows[0]?.sequence ?? 0] })
    expect(await own()).toBe(3)
  })

  test('打开以后数据变了的，保存时说明，不盖掉', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    const change = {
      year: 2018,
      document: 'bulletin',
      key: '通报开头',
      text: '我的。',
      generated: '以前的。',
    }
    expect(await at.ask('editParagraph', change)).toMatchObject({
      ok: false,
      error: { message: '打开之后这一段的数据变了，没有保存。请刷新后对照新的内容再改。' },
    })
    expect(paragraph(await read(at), '通报开头').edit).toBeNull()
  })
})

describe.skipIf(!hasPoppler)('定稿', () => {
  test('没有核定完不能定稿；定稿以前印征求意见稿', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    expect(await at.ask('issueDocument', { year: 2018, document: 'report' })).toMatchObject({
      ok: false,
      error: { code: 'not-ready' },
    })
    await acceptAll(at)
    expect((await printed(at)).text.slice(0, 60)).toContain('（征求意见稿）（示例）')
  })

  test('定稿留存字节和 SHA-256，末页印校验码；数据和文字变了，导出的仍是这一版，再定稿另编一版', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await acceptAll(at)
    const { number, code, sha256 } = await at.get('issueDocument', { year: 2018, document: 'bulletin' })
    const first = await printed(at)
    expect([number, createHash('sha256').update(first.bytes).digest('hex')]).toEqual([1, sha256])
    expect(code).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4}){3}$/)
    expect(first.text).not.toContain('征求意见稿')
    expect(first.text.slice(-80)).toContain(`第1版2019年1月20日定稿校验码${code}`)
    const { rows } = await at.get('listLog', { ...LOG, text: '文稿定稿' })
    expect([rows[0]?.after, rows[0]?.state]).toEqual([`第1版，校验码 ${code}，SHA-256 ${sha256}`, 'stays'])

    at.setClock('2019-01-21T02:00:00Z')
    expect((await read(at)).changed).toBe(false)
    await write(at, '通报报送要求', '请各单位下一年度按期报送。')
    expect((await read(at)).changed).toBe(true)
    expect((await printed(at)).bytes.equals(first.bytes)).toBe(true)
    const draft = await printed(at, 'bulletin', 'draft')
    expect([draft.text.includes('征求意见稿'), draft.text.includes('请各单位下一年度按期报送。')]).toEqual([
      true,
      true,
    ])
    const again = await at.get('issueDocument', { year: 2018, document: 'bulletin' })
    expect(again.number).toBe(2)
    expect((await printed(at)).text).toContain('请各单位下一年度按期报送。')
    expect((await printed(at, 'bulletin', 1)).bytes.equals(first.bytes)).toBe(true)
    const { documents } = await at.get('listReports', { year: 2018 })
    expect(documents.filter(({ issued }) => issued !== null)).toEqual([
      { id: 'bulletin', kind: 'bulletin', title: '评价结果通报', editable: true, issued: 2, changed: false },
    ])
  })

  test('导出也是定稿的字节，Word 文件里是同样的文字', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await acceptAll(at)
    await write(at, '通报报送要求', '请各单位下一年度按期报送。')
    const { sha256, code } = await at.get('issueDocument', { year: 2018, document: 'bulletin' })
    await write(at, '通报报送要求', '定稿以后又改的。')
    await at.get('writeReports', { year: 2018, kinds: ['bulletin'] })
    const folder = join(at.out, '科学素质评价2018')
    const pdf = readFileSync(join(folder, '2018年度_通报（示例）.pdf'))
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256)
    expect(readdirSync(folder).filter((name) => name.endsWith('.docx'))).toEqual([
      '2018年度_通报（示例）.docx',
    ])
    const word = textsOfWord(readFileSync(join(folder, '2018年度_通报（示例）.docx'))).join('')
    expect([word.includes('请各单位下一年度按期报送。'), word.includes('定稿以后又改的。')]).toEqual([
      true,
      false,
    ])
    expect(word).toContain(`第1版2019年1月20日定稿校验码${code}`)
  })

  test('有字体里没有的字，一份也不写，说清哪一份、哪一段、哪个字', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await write(at, '通报报送要求', '联络员：张🎉。')
    await write(at, '报送情况', '情况见🎈。')
    const refused = await at.ask('writeReports', { year: 2018, kinds: ['bulletin', 'report'] })
    expect(refused).toEqual({
      ok: false,
      error: {
        code: 'failed',
        message:
          '没有导出：现有字体中没有这些字。评价结果通报：“🎈”（字符编号 1F388），在“一、报送情况”下第1段（“情况见🎈。”）；“🎉”（字符编号 1F389），在“三、有关事项”下第2段（“联络员：张🎉。”）。请改用其他字，或安装含有这些字的字体后重试。',
      },
    })
    expect(existsSync(join(at.out, '科学素质评价2018', '2018年度_评价报告（示例）.pdf'))).toBe(false)
  })

  test('留存的字节被改动过，不打开，说明怎么办', async () => {
    const at = openTestDesk()
    await at.get('createSampleYear', {})
    await acceptAll(at)
    await at.get('issueDocument', { year: 2018, document: 'bulletin' })
    const office = at.desk.office()
    if (!office.ok) throw new Error(office.error.message)
    office.value.db.exec("UPDATE issued_document SET bytes = x'00'")
    expect(await at.ask('previewDocument', { year: 2018, document: 'bulletin', version: 1 })).toEqual({
      ok: false,
      error: {
        code: 'damaged',
        message: '“2018年度_通报（示例）.pdf”第1版已不是定稿时的内容，没有打开。请用备份恢复。',
      },
    })
  })
})
