import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeFont } from '#electron/application/write-papers.ts'
import { facesIn } from '#electron/documents/font-faces.ts'
import { fontsFor, packageFontFile, type FontChoice } from '#electron/documents/font-files.ts'
import { FONT_ROLE_NAMES, OFFICE_FONT_ROLES } from '#electron/documents/font-roles.ts'
import type { UsedFont } from '#electron/documents/font-set.ts'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import { unpackWoff } from '#electron/documents/unpack-woff.ts'
import { heading, paragraph } from '#shared/reports/report-model.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { collectionOf, packedFont, renamedFont } from './font-tools.ts'
import { hasPoppler, listFonts, measureLines, modelOf, pdfInfo, textOfPages } from './pdf-tools.ts'

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
    { role: '仿宋', name: 'NotoSansSC-Medium', family: 'Noto Sans SC Medium', standsIn: false },
    { role: '楷体', name: 'LXGWWenKai-Regular', family: '霞鹜文楷', standsIn: true },
  ])
})

test('文件名认不出时按字体自己的名称找，名称只是相近的不用', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'a001.ttf'), renamedFont('FangSong_GB2312'))
  writeFileSync(join(folder, 'b002.otf'), renamedFont('My KaiTi Brush'))
  writeFileSync(join(folder, 'c003.ttf'), packedFont('hei').subarray(0, 40))
  expect(facesIn(join(folder, 'a001.ttf')).flatMap(({ families }) => families)).toContain('FangSong_GB2312')
  expect(facesIn(join(folder, 'c003.ttf'))).toEqual([])
  const pdf = await renderPdf(MODEL, { created: new Date(0), fontFolders: [folder] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  expect(pdf.fonts.filter(({ role }) => role === '仿宋' || role === '楷体')).toMatchObject([
    { role: '仿宋', standsIn: false },
    { role: '楷体', standsIn: true },
  ])
})

test('一个文件里有几种字体（.ttc）时，找到名称对的那一种，版心不变', async () => {
  const folder = scratchFolder()
  const faces = [renamedFont('SimSun', 'SimSun'), renamedFont('FangSong', 'FangSong'), packedFont('title')]
  writeFileSync(join(folder, 'many.ttc'), collectionOf(faces))
  writeFileSync(join(folder, 'cut.ttc'), collectionOf(faces).subarray(0, 3000))
  expect(
    facesIn(join(folder, 'many.ttc')).map(({ name, families, chinese }) => [name, families[0], chinese]),
  ).toEqual([
    ['SimSunxxxxxxxxxxx', 'SimSun', true],
    ['FangSongxxxxxxxxx', 'FangSong', true],
    ['NotoSerifSC-Bold', 'Noto Serif SC', true],
  ])
  const pdf = await renderPdf(MODEL, { created: new Date(0), fontFolders: [folder] })
  if (!pdf.ok) throw new Error(pdf.error.message)
  expect(pdf.fonts).toEqual([
    { role: '仿宋', name: 'FangSongxxxxxxxxx', family: 'FangSong', standsIn: false },
    { role: '楷体', name: 'LXGWWenKai-Regular', family: '霞鹜文楷', standsIn: true },
    { role: '黑体', name: 'NotoSansSC-Medium', family: '思源黑体', standsIn: true },
    { role: '宋体', name: 'SimSunxxxxxxxxxxx', family: 'SimSun', standsIn: false },
  ])
  if (!hasPoppler) return
  const path = join(folder, 'test.pdf')
  writeFileSync(path, pdf.bytes)
  expect(measureLines(path).filter(({ page }) => page === 1)).toHaveLength(22)
  expect(listFonts(path).every(({ embedded, subset, unicode }) => embedded && subset && unicode)).toBe(true)
  expect(textOfPages(path).join('')).toContain('全民科学素质工作年度评价')
})

test('办公室选的字体优先；换了电脑没有它时改用别的，并说明', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'a.ttf'), renamedFont('My Brush', 'MyBrush'))
  const choice = (name: string): FontChoice => ({ body: { name, family: '我的字体' } })
  const fontsOf = async (name: string): Promise<UsedFont | undefined> => {
    const pdf = await renderPdf(MODEL, {
      created: new Date(0),
      fontFolders: [folder],
      fontChoice: choice(name),
    })
    if (!pdf.ok) throw new Error(pdf.error.message)
    return pdf.fonts.find(({ role }) => role === '仿宋')
  }
  expect(await fontsOf('MyBrushxxxxxxxxxx')).toEqual({
    role: '仿宋',
    name: 'MyBrushxxxxxxxxxx',
    family: 'My Brush',
    standsIn: false,
  })
  expect(await fontsOf('Elsewhere')).toEqual({
    role: '仿宋',
    name: 'NotoSerifSC-Regular',
    family: '思源宋体',
    standsIn: true,
    insteadOf: '我的字体',
  })
})

test('窗口里说字体的名称，不说文件里的代号；和用途同名的只说一遍', () => {
  const named = { name: 'FZXBSJW--GB1-0', standsIn: false }
  expect(
    [
      { role: '小标宋', family: '方正小标宋简体', ...named },
      { role: '仿宋', family: '仿宋', ...named },
      { role: '楷体', family: '霞鹜文楷', ...named, standsIn: true, insteadOf: '楷体_GB2312' },
      // A document that was made final before the family was kept.
      { role: '黑体', ...named },
    ].map(describeFont),
  ).toEqual([
    '小标宋用方正小标宋简体',
    '仿宋',
    '楷体用霞鹜文楷（程序自带，所选的“楷体_GB2312”这台电脑上没有或打不开）',
    '黑体用FZXBSJW--GB1-0',
  ])
})

test('程序自带的字体，名称与文件里的相同', async () => {
  const created = new Date(0)
  const names = await Promise.all(
    OFFICE_FONT_ROLES.map(async (role) => {
      const name = fontsFor(role, []).at(-1)?.name ?? ''
      const model = { ...MODEL, titleLines: ['标题'] }
      const fontChoice = { [role]: { name, family: '' } }
      const pdf = await renderPdf(model, { created, fontFolders: [], fontChoice })
      return pdf.ok ? pdf.fonts.find((font) => font.role === FONT_ROLE_NAMES[role])?.name === name : pdf
    }),
  )
  expect(names).toEqual([true, true, true, true, true])
})

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
