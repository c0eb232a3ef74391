import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { familiesOf } from '#electron/documents/font-families.ts'
import { packageFontFile } from '#electron/documents/font-files.ts'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import { unpackWoff } from '#electron/documents/unpack-woff.ts'
import { heading, paragraph } from '#shared/reports/report-model.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { hasPoppler, measureLines, modelOf, pdfInfo } from './pdf-tools.ts'

const MODEL = modelOf([
  heading(1, '一、甲'),
  heading(2, '（一）乙'),
  paragraph('全民科学素质工作年度评价'.repeat(70)),
])

test('机器上有仿宋时用机器上的，损坏的字体文件跳过', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'truetype', 'office'), { recursive: true })
  // Any font will do that is not the one which would stand in.
  copyFileSync(packageFontFile('hei'), join(folder, 'truetype', 'office', 'SIMFANG.TTF'))
  writeFileSync(join(folder, 'simkai.ttf'), 'no font at all')
  const pdf = await renderPdf(MODEL, { created: new Date(0), fontFolders: [folder, join(folder, 'missing')] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  expect(pdf.fonts.filter(({ role }) => role === '仿宋' || role === '楷体')).toEqual([
    { role: '仿宋', name: 'NotoSansSC-Medium', standsIn: false },
    { role: '楷体', name: 'LXGWWenKai-Regular', standsIn: true },
  ])
})

test('文件名认不出时按字体自己的名称找，名称只是相近的不用', async () => {
  const folder = scratchFolder()
  const bytes = readFileSync(packageFontFile('hei'))
  writeFileSync(join(folder, 'a001.ttf'), renamed(bytes, 'FangSong_GB2312'))
  writeFileSync(join(folder, 'b002.otf'), renamed(bytes, 'My KaiTi Brush'))
  writeFileSync(join(folder, 'c003.ttf'), bytes.subarray(0, 40))
  expect(familiesOf(join(folder, 'a001.ttf'))).toContain('FangSong_GB2312')
  expect(familiesOf(join(folder, 'c003.ttf'))).toEqual([])
  const pdf = await renderPdf(MODEL, { created: new Date(0), fontFolders: [folder] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  expect(pdf.fonts.filter(({ role }) => role === '仿宋' || role === '楷体')).toMatchObject([
    { role: '仿宋', standsIn: false },
    { role: '楷体', standsIn: true },
  ])
})

/** The same font under another family name, blanks behind it. */
function renamed(bytes: Buffer, family: string): Buffer {
  const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1')
  const own = 'Noto Sans SC Medium'
  const text = bytes.toString('latin1')
  expect(text).toContain(utf16(own))
  return Buffer.from(text.replaceAll(utf16(own), utf16(family.padEnd(own.length))), 'latin1')
}

test.skipIf(!hasPoppler)('文件属性里写着哪种字用的是哪个字体', async () => {
  const folder = scratchFolder()
  copyFileSync(packageFontFile('hei'), join(folder, 'simfang.ttf'))
  const pdf = await renderPdf(MODEL, { created: new Date(0), fontFolders: [folder] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  const path = join(folder, 'test.pdf')
  writeFileSync(path, pdf.bytes)
  expect(pdfInfo(path).get('Keywords')).toBe(
    '所用字体：仿宋 NotoSansSC-Medium，楷体 LXGWWenKai-Regular，黑体 NotoSansSC-Medium，宋体 NotoSerifSC-Regular',
  )
})

test.skipIf(!hasPoppler)('换了字体，仍是22行，行距28.99磅（没有 poppler 则不量）', async () => {
  const folder = scratchFolder()
  copyFileSync(packageFontFile('hei'), join(folder, 'simfang.ttf'))
  const pdf = await renderPdf(MODEL, { created: new Date(0), fontFolders: [folder] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  const path = join(folder, 'test.pdf')
  writeFileSync(path, pdf.bytes)
  const lines = measureLines(path).filter(({ page }) => page === 1)
  expect(lines).toHaveLength(22)
  const body = lines.slice(2)
  body.slice(1).forEach((line, index) => expect(line.top - (body[index]?.top ?? 0)).toBeCloseTo(28.99, 1))
})

test('不是 WOFF 的文件原样返回', () => {
  const bytes = Buffer.from('no font at all, but long enough to have a header of that kind')
  expect(unpackWoff(bytes)).toBe(bytes)
})
