import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { renderPdf } from '#electron/documents/render-pdf.ts'
import { heading, paragraph, table } from '#shared/reports/report-model.ts'
import { hasPoppler, modelOf, renderBytes, renderFile, textOfPages } from './pdf-tools.ts'

const HOSTILE = [
  '{"text":"点此","link":"https://example.com"}',
  '<a href="javascript:alert(1)">点此</a>',
  '=HYPERLINK("https://example.com")',
  '/JS (app.alert(1)) /URI (https://example.com)',
  ') Tj ET endstream endobj',
]

describe('外来文字只作为文字', () => {
  test('不成为链接、动作或脚本', async () => {
    const bytes = Buffer.from(await renderBytes(modelOf(HOSTILE.map((text) => paragraph(text))))).toString(
      'latin1',
    )
    expect(bytes).not.toMatch(/\/(Annots|URI|JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile)\b/)
  })

  test.skipIf(!hasPoppler)('原样印出（没有 poppler 则不查）', async () => {
    const path = await renderFile(
      modelOf([
        heading(1, HOSTILE[0] ?? ''),
        table({
          caption: '',
          columns: [{ header: '意见', width: 1, align: 'left' }],
          rows: HOSTILE.map((text) => [text]),
        }),
      ]),
    )
    const text = textOfPages(path).join('')
    for (const hostile of HOSTILE) expect(text).toContain(hostile.replaceAll(' ', ''))
  })

  test.skipIf(!hasPoppler)('控制字符、方向标记和换行不进入文件（没有 poppler 则不查）', async () => {
    const path = await renderFile(modelOf([paragraph('市教\u0000育局\u202E甲\u200B乙\r\n丙\uD800丁')]))
    expect(textOfPages(path)).toEqual(['市教育局甲乙丙丁—1—'])
  })

  test('字体中没有的字：不生成文件，一次说清是哪些字、各在哪里', async () => {
    const pdf = await renderPdf(
      modelOf([
        heading(1, '一、基本情况'),
        paragraph('全体成员单位。'),
        paragraph('联络员：张🎉，评价对象为全市各成员单位和县（市、区）。'),
        table({
          caption: '名单',
          columns: [
            { header: '序号', width: 1, align: 'left' },
            { header: '单位', width: 1, align: 'left' },
            { header: '联络员', width: 1, align: 'left' },
          ],
          rows: [['1', '市教育局', '王🎈李🎉']],
        }),
      ]),
      { created: new Date(0), fontFolders: [] },
    )
    expect(pdf).toEqual({
      ok: false,
      error: {
        code: 'missing-glyph',
        message:
          '《试排》没有生成：现有字体中没有这些字：“🎉”（字符编号 1F389），在“一、基本情况”下第2段（“联络员：张🎉，评价对象为全市各成……”）、表“名单”“市教育局”一行“联络员”一栏；“🎈”（字符编号 1F388），在表“名单”“市教育局”一行“联络员”一栏（“王🎈李🎉”）。请改用其他字，或安装含有这些字的字体后重试。',
      },
    })
  })

  test.skipIf(!hasPoppler)('正文字体没有的生僻字由楷体补上（没有 poppler 则不查）', async () => {
    expect(textOfPages(await renderFile(modelOf([paragraph('张𠮷同志')])))).toEqual(['张𠮷同志—1—'])
  })

  test('很长的段落按长度成比例用时', async () => {
    const text = '各单位自评表佐证材料逐项核定，'.repeat(700)
    await renderBytes(modelOf([paragraph(text)]))
    const time = async (times: number): Promise<number> => {
      const start = performance.now()
      await renderBytes(modelOf([paragraph(text.repeat(times))]))
      return performance.now() - start
    }
    const [once, eightfold] = [await time(1), await time(8)]
    // Quadratic would be 64 times.
    expect(eightfold / once).toBeLessThan(20)
  })
})

test('说明每种字体由谁担任；机器上没有的，用程序自带的', async () => {
  const pdf = await renderPdf(modelOf([heading(1, '一、甲'), heading(2, '（一）乙'), paragraph('丙')]), {
    created: new Date(0),
    fontFolders: [],
  })
  if (!pdf.ok) throw new Error(pdf.error.message)
  const byRole = pdf.fonts.toSorted((a, b) => (a.role < b.role ? -1 : 1))
  expect(byRole).toEqual([
    { role: '仿宋', name: 'NotoSerifSC-Regular', family: '思源宋体', standsIn: true },
    { role: '宋体', name: 'NotoSerifSC-Regular', family: '思源宋体', standsIn: true },
    { role: '楷体', name: 'LXGWWenKai-Regular', family: '霞鹜文楷', standsIn: true },
    { role: '黑体', name: 'NotoSansSC-Medium', family: '思源黑体', standsIn: true },
  ])
})
