import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasPoppler, textOfPages } from '#tests/documents/pdf-tools.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/** All bytes of a preview, asked for in pieces as a page does. */
async function readAll(at: TestDesk, preview: string, size: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let from = 0; from < size; from += 50_000) {
    const { bytes } = await at.get('readPreview', { preview, from, length: 50_000 })
    pieces.push(Buffer.from(bytes, 'base64'))
  }
  return Buffer.concat(pieces)
}

test('预览的就是导出的那些字节；名字相同的文件不覆盖', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const { documents } = await at.get('listReports', { year: 2018 })
  expect(new Set(documents.map(({ kind }) => kind))).toEqual(
    new Set(['summary', 'goals', 'report', 'bulletin', 'letters', 'self-forms', 'commendation']),
  )
  expect(documents.filter(({ kind }) => kind === 'letters')).toHaveLength(37)
  const made = await at.get('previewDocument', { year: 2018, document: 'bulletin', version: 'export' })
  expect([made.fileName, made.fonts.length > 2]).toEqual(['2018年度_通报（示例）.pdf', true])
  const shown = await readAll(at, made.preview, made.size)
  const names: string[] = []
  for (let times = 0; times < 2; times += 1) {
    const saved = await at.get('savePreview', { year: 2018, preview: made.preview })
    names.push(...saved.files.map(({ name }) => name))
  }
  expect(names).toEqual(['2018年度_通报（示例）.pdf', '2018年度_通报（示例）(1).pdf'])
  for (const name of names) {
    expect(readFileSync(join(at.out, '科学素质评价2018', name)).equals(shown)).toBe(true)
  }
})

test.skipIf(!hasPoppler)('每家的反馈函都能预览，写的是这一家', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const { documents } = await at.get('listReports', { year: 2018 })
  const letter = documents.find(({ title }) => title === '反馈函（市地震局）')
  const made = await at.get('previewDocument', { year: 2018, document: letter?.id ?? '', version: 'export' })
  const saved = await at.get('savePreview', { year: 2018, preview: made.preview })
  const path = join(at.out, '科学素质评价2018', '反馈函', saved.files[0]?.name ?? '')
  expect(textOfPages(path).join('')).toContain('市地震局：我办根据')
})

test('没有的材料、已经关闭的预览说明原因，没有收表时没有可预览的', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  expect((await at.get('listReports', { year: 2018 })).documents).toEqual([])
  expect(await at.ask('previewDocument', { year: 2018, document: 'letter:X', version: 'export' })).toEqual({
    ok: false,
    error: { code: 'unknown-document', message: '2018年度没有这份材料，请回到“报告与导出”重新选择。' },
  })
  expect(await at.ask('readPreview', { preview: '0'.repeat(32), from: 0, length: 10 })).toEqual({
    ok: false,
    error: { code: 'unknown-document', message: '这份预览已经关闭，请重新打开预览。' },
  })
})
