import { describe, expect, test } from 'vitest'
import { heading, note, paragraph, table, type ReportBlock } from '#shared/reports/report-model.ts'
import {
  hasPoppler,
  listFonts,
  measureLines,
  measurePageNumbers,
  modelOf,
  pdfInfo,
  renderFile,
  textOfPages,
} from './pdf-tools.ts'

const HAN = '全民科学素质工作年度评价各单位自评表佐证材料逐项核定'

function millimetres(length: number): number {
  return (length * 72) / 25.4
}

function han(length: number, from = 0): string {
  return Array.from({ length }, (_, index) => HAN[(index + from) % HAN.length] ?? '').join('')
}

describe.skipIf(!hasPoppler)('版心按GB/T 9704：22行，每行28字（没有 poppler 则不量）', () => {
  test('正文三面，每面22行，行距28.99磅，每行28字，首行空二字，字自37毫米处起', async () => {
    const lines = measureLines(await renderFile(modelOf([paragraph(han(28 * 60))])))
    const pages = [1, 2, 3].map((page) => lines.filter((line) => line.page === page))
    expect(pages.map((page) => page.length)).toEqual([22, 22, 17])
    // 26 characters behind the indent, then full lines; the last one holds what is left.
    expect(lines.slice(0, -1).map(({ text }) => text.length)).toEqual([
      26,
      ...Array.from({ length: 59 }, () => 28),
    ])
    for (const page of pages) {
      page.slice(1).forEach((line, index) => expect(line.top - (page[index]?.top ?? 0)).toBeCloseTo(28.99, 1))
    }
    // Noto Serif SC: ascent 1.151 em, characters begin 0.88 em above the baseline.
    expect((lines[0]?.top ?? 0) + (1.151 - 0.88) * 15.75).toBeCloseTo(millimetres(37), 1)
    expect(lines[0]?.left).toBeCloseTo(millimetres(28) + 31.5, 1)
    expect(lines[1]?.left).toBeCloseTo(millimetres(28), 1)
    // The block is 442.2 points wide; 28 characters fill 441 of them and are spread over the rest.
    expect(lines[1]?.right).toBeCloseTo(millimetres(28 + 156), 0)
  })

  test('标题层次用不同字体，行距仍为28.99磅，文字在同一基线网格上', async () => {
    const lines = measureLines(
      await renderFile(
        modelOf([
          heading(1, '一、评价结果'),
          heading(2, '（一）市直部门'),
          heading(3, '1. 优秀单位'),
          paragraph(han(28 * 21)),
        ]),
      ),
    )
    expect(lines.filter(({ page }) => page === 1)).toHaveLength(22)
    // A line's top is one ascent above its baseline: Noto Sans SC 1.160, LXGW WenKai 0.928, Noto Serif SC 1.151 em.
    const baselines = [1.16, 0.928, 1.151, 1.151].map((ascent, n) => (lines[n]?.top ?? 0) + ascent * 15.75)
    baselines.slice(1).forEach((line, n) => expect(line - (baselines[n] ?? 0)).toBeCloseTo(28.99, 1))
    expect(lines.slice(0, 3).map(({ text }) => text)).toEqual([
      '一、评价结果',
      '（一）市直部门',
      '1.优秀单位',
    ])
  })

  test('页码为四号，单页居右双页居左，上端一字线在版心下7毫米', async () => {
    const numbers = measurePageNumbers(await renderFile(modelOf([paragraph(han(28 * 40))])))
    expect(numbers.map(({ text }) => text)).toEqual(['—1—', '—2—'])
    const [odd, even] = numbers
    // The dash stands 0.37 em above the baseline of the 14-point figures, which is one ascent below their top.
    expect((odd?.top ?? 0) + (1.151 - 0.37) * 14).toBeCloseTo(millimetres(37 + 225 + 7), 1)
    expect(odd?.right).toBeCloseTo(millimetres(210 - 26) - 14, 0)
    expect(even?.left).toBeCloseTo(millimetres(28) + 14, 0)
  })

  test('句末标点不在行首，起首括号引号不在行末', async () => {
    const marks = ['。', '，', '；', '：', '？', '！', '）', '》', '”', '、', '……', '——', '〕', '％']
    const openers = ['（', '《', '“', '〔']
    const texts = Array.from({ length: 60 }, (_, n) =>
      Array.from({ length: 30 }, (__, k) => {
        const opener = k % 3 === 0 ? (openers[(n + k) % openers.length] ?? '') : ''
        return `${opener}${han(3 + ((n * 7 + k * 5) % 9), n + k)}${marks[(n + k) % marks.length] ?? ''}`
      }).join(''),
    )
    const lines = measureLines(await renderFile(modelOf(texts.map((text) => paragraph(text)))))
    expect(lines.length).toBeGreaterThan(500)
    expect(
      lines.filter(({ text }) => /^[。，；：？！）》”、…—〕％]/u.test(text)).map(({ text }) => text),
    ).toEqual([])
    expect(lines.filter(({ text }) => /[（《“〔]$/u.test(text)).map(({ text }) => text)).toEqual([])
  })

  test('年份、文号、名次不在行中断开', async () => {
    const texts = Array.from({ length: 28 }, (_, n) =>
      paragraph(`${han(n)}2018年度德政办发〔2017〕8号文件第12名得分率95.25%，区间80～90，`.repeat(6)),
    )
    const lines = measureLines(await renderFile(modelOf(texts)))
    const whole = lines.map(({ text }) => text).join('\n')
    expect(whole.match(/\d\n年|〕\n|\d\n号|第\n|\d\n名|\d\n\d|\d\n\.|\n%|\d\n～|～\n/gu)).toBeNull()
  })

  test('空的一段占一行，供手写', async () => {
    const lines = measureLines(
      await renderFile(modelOf(['复核意见：', '', '', '复核人：'].map((text) => paragraph(text)))),
    )
    expect(lines.map(({ text }) => text)).toEqual(['复核意见：', '复核人：'])
    expect((lines[1]?.top ?? 0) - (lines[0]?.top ?? 0)).toBeCloseTo(3 * 28.99, 1)
  })

  test('标题不单独留在页末，无论前面有几行', async () => {
    for (const before of [17, 18, 19, 20, 21]) {
      const lines = measureLines(
        await renderFile(
          modelOf([
            paragraph(han(28 * before - 2)),
            heading(1, '二、总体结果'),
            heading(2, '（一）等次分布'),
            paragraph(han(80)),
          ]),
        ),
      )
      const at = lines.findIndex(({ text }) => text.startsWith('（一）'))
      expect(lines[at - 1]?.page).toBe(lines[at]?.page)
      expect(lines[at + 2]?.page).toBe(lines[at]?.page)
    }
  })

  test('落款不单独成页，末段的标题和末段、落款在一起', async () => {
    for (const before of [14, 15, 16, 17, 18, 19, 20, 21]) {
      const lines = measureLines(
        await renderFile(
          modelOf([paragraph(han(28 * before - 2)), heading(1, '五、异议和申诉'), paragraph(han(70, 3))], {
            signature: { name: '领导小组办公室', date: '2019年2月20日' },
          }),
        ),
      )
      const [at, end] = ['五、', '2019'].map((start) => lines.findIndex(({ text }) => text.startsWith(start)))
      expect(new Set(lines.slice(at, (end ?? 0) + 1).map(({ page }) => page)).size).toBe(1)
      expect(lines.slice(at)).toHaveLength(6)
    }
  })

  test('长表每页重复表头，行不跨页，文字不缺', async () => {
    const rows = Array.from({ length: 90 }, (_, n) => [`${n + 1}`, `单位${n + 1}：${han(n % 40)}完`])
    const path = await renderFile(
      modelOf([
        table({
          caption: '得分表',
          columns: [
            { header: '序号', width: 1, align: 'center' },
            { header: '单位名称', width: 4, align: 'left' },
          ],
          rows,
        }),
        note('注：以上为试排。'),
      ]),
    )
    const pages = textOfPages(path)
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.slice(0, -1).every((page) => page.includes('单位名称'))).toBe(true)
    for (const [, text = ''] of rows) {
      // A cell's lines are mixed with its neighbour's; its start and its end stand on one page.
      const start = text.slice(0, text.indexOf('：') + 1)
      expect(pages.some((page) => page.includes(start))).toBe(true)
    }
    expect(pages.join('').match(/完/g)).toHaveLength(90)
  })

  test('一行文字超过一页的表可以分页，不截断', async () => {
    const path = await renderFile(
      modelOf([
        table({
          caption: '',
          columns: [{ header: '审核意见', width: 1, align: 'left' }],
          rows: [[`${han(4000)}意见完毕`]],
        }),
      ]),
    )
    const text = textOfPages(path)
      .join('')
      .replaceAll(/—\d+—|审核意见/g, '')
    expect(text).toBe(`${han(4000)}意见完毕`)
  })

  test('附件另起一页，宽表横排；附件说明与附件一致', async () => {
    const path = await renderFile(
      modelOf([paragraph('正文。')], {
        signature: { name: '领导小组办公室', date: '2019年2月20日' },
        annexes: [
          { title: '得分汇总表', titleLines: ['得分汇总表'], landscape: true, blocks: [paragraph('表一。')] },
          { title: '申诉情况', titleLines: ['申诉情况'], landscape: false, blocks: [paragraph('表二。')] },
        ],
      }),
    )
    expect(textOfPages(path)).toEqual([
      '正文。附件：1.得分汇总表2.申诉情况领导小组办公室2019年2月20日—1—',
      // Turned with its sheet, the number stands beside the text.
      '附件1—2—得分汇总表表一。',
      '附件2申诉情况表二。—3—',
    ])
  })

  test('横排页版心225×156毫米，页码在左侧短边转向，双页在上端、单页在下端，向里空一字', async () => {
    const wide = Array.from({ length: 40 }, (_, n) => [`${n + 1}`, `单位${n + 1}`])
    const path = await renderFile(
      modelOf([paragraph('正文。')], {
        annexes: [
          {
            title: '得分汇总表',
            titleLines: [],
            landscape: true,
            blocks: [
              table({
                caption: '',
                columns: [
                  { header: '序号', width: 1, align: 'center' },
                  { header: '单位', width: 9, align: 'right' },
                ],
                rows: wide,
              }),
            ],
          },
        ],
      }),
    )
    // Poppler sees each turned character in a box of its own, wider than high.
    const measured = measureLines(path)
    const parts = (
      page: number,
    ): readonly { readonly left: number; readonly top: number; readonly right: number }[] =>
      measured.filter((line) => line.page === page && line.left < millimetres(34))
    const columns = measured.filter(({ page, left }) => page === 2 && left > millimetres(35) - 1)
    expect(Math.max(...columns.map(({ right }) => right))).toBeCloseTo(millimetres(297 - 37) - 3.5, 0)
    const [even, odd] = [parts(2), parts(3)]
    expect(even.map(({ top }) => top)[0]).toBeCloseTo(millimetres(28) + 14, 0)
    expect(odd.length).toBeGreaterThan(0)
    // The line's box is (1.151 + 0.286) em wide, its baseline 0.286 em from the left.
    for (const { left } of [...even, ...odd]) {
      expect(left + (0.286 + 0.37) * 14).toBeCloseTo(millimetres(35 - 7), 0)
    }
  })

  test('目录的页码是标题所在的页', async () => {
    const blocks = Array.from({ length: 12 }, (_, n) => [
      heading(n % 3 === 0 ? 1 : 2, `甲${n}节标题`),
      paragraph(han(300 + 40 * n, n)),
    ]).flat()
    const path = await renderFile(modelOf(blocks, { titleLines: ['试排'], cover: { lines: ['办公室'] } }))
    const pages = textOfPages(path)
    const contents = pages[1] ?? ''
    for (let n = 0; n < 12; n += 1) {
      const listed = Number(new RegExp(`甲${n}节标题…+(\\d+?)(?=甲|—)`).exec(contents)?.[1])
      const found = pages.findIndex((page, index) => index > 1 && page.includes(`甲${n}节标题`)) + 1
      expect(listed).toBe(found)
    }
    expect(pages[0]).not.toMatch(/—1—/)
  })

  test('标题因为不能单独留在页末而移到下一面的，目录里是移到的那一面', async () => {
    // Of the 22 lines of a page so many stand before the heading: the last ones leave no room for it and two lines of text.
    const before = Array.from({ length: 9 }, (_, n) => 14 + n)
    const blocks = before.flatMap((lines): readonly ReportBlock[] => [
      { kind: 'page-break' },
      paragraph(han(28 * lines - 4, lines)),
      heading(1, `甲${lines}节标题`),
      paragraph(han(120, lines)),
    ])
    const path = await renderFile(modelOf(blocks, { titleLines: ['试排'], cover: { lines: ['办公室'] } }))
    const pages = textOfPages(path)
    const listed = [...(pages[1] ?? '').matchAll(/甲(\d+)节标题…+(\d+?)(?=甲|—)/g)].map(([, , page]) =>
      Number(page),
    )
    const found = before.map(
      (lines) => pages.findIndex((page, index) => index > 1 && page.includes(`甲${lines}节标题`)) + 1,
    )
    expect(listed).toEqual(found)
    expect(new Set(found).size).toBe(9)
    expect(found.at(-1)).toBe(pages.length)
  })

  test('字体全部嵌入为子集，文字可复制；标题、作者、主题齐全，没有脚本', async () => {
    const path = await renderFile(
      modelOf([heading(1, '一、黑体'), heading(2, '（一）楷体'), paragraph('仿宋。')], {
        title: '关于评价结果的通报',
        titleLines: ['关于评价结果的通报'],
        subject: '年度评价',
      }),
    )
    expect(listFonts(path).toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      ['LXGWWenKai-Regular', 'NotoSansSC-Medium', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular'].map((name) => ({
        name,
        embedded: true,
        subset: true,
        unicode: true,
      })),
    )
    const info = pdfInfo(path)
    expect(
      ['Title', 'Author', 'Subject', 'JavaScript', 'Form', 'Page size'].map((name) => info.get(name)),
    ).toEqual(['关于评价结果的通报', '办公室', '年度评价', 'no', 'none', '595.28 x 841.89 pts (A4)'])
    expect(textOfPages(path)).toEqual(['关于评价结果的通报一、黑体（一）楷体仿宋。—1—'])
  })
})
