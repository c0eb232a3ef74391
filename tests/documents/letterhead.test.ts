import { describe, expect, test } from 'vitest'
import { paragraph, table, type ReportModel } from '#shared/reports/report-model.ts'
import { layoutFaults } from './layout-faults.ts'
import {
  hasPoppler,
  measureLines,
  measurePageNumbers,
  modelOf,
  pdfInfo,
  renderBytes,
  renderFile,
} from './pdf-tools.ts'
import { readPrinted } from './printed-page.ts'

const HAN = '全民科学素质工作年度评价各单位自评表佐证材料逐项核定'

function han(length: number): string {
  return Array.from({ length }, (_, index) => HAN[index % HAN.length] ?? '').join('')
}

function millimetres(length: number): number {
  return (length * 72) / 25.4
}

function issued(lines: number, own: Partial<ReportModel> = {}): ReportModel {
  return modelOf([paragraph(han(28 * lines - 2))], {
    titleLines: ['关于评价结果的通报'],
    letterhead: { mark: '德州市素质办文件', number: '德素办发〔2019〕3号' },
    imprint: {
      copyTo: '抄送：市委办公室，市人大常委会办公室，市政协办公室。',
      printer: '领导小组办公室',
      printed: '2019年2月20日印发',
    },
    ...own,
  })
}

describe.skipIf(!hasPoppler)('版头和版记按GB/T 9704（没有 poppler 则不量）', () => {
  test('发文机关标志上边缘距版心35毫米，居中成一行；发文字号下空二行居中，标题在红线下', async () => {
    const lines = measureLines(await renderFile(issued(3)))
    const [mark, number, title] = lines
    expect([mark?.text, number?.text, title?.text]).toEqual([
      '德州市素质办文件',
      '德素办发〔2019〕3号',
      '关于评价结果的通报',
    ])
    // 8 characters of 54 points fill the line; Noto Serif SC: ascent 1.151 em, characters begin 0.88 em above the baseline.
    expect((mark?.top ?? 0) + (1.151 - 0.88) * 54).toBeCloseTo(millimetres(37 + 35), 0)
    const centre = millimetres(28 + 156 / 2)
    for (const line of [mark, number, title]) {
      expect(((line?.left ?? 0) + (line?.right ?? 0)) / 2).toBeCloseTo(centre, 0)
    }
  })

  test('名称再长，发文机关标志也在一行，不出版心', async () => {
    const mark = '德州市全民科学素质工作领导小组办公室文件'
    const [first] = measureLines(await renderFile(issued(3, { letterhead: { mark, number: '' } })))
    expect(first?.text).toBe(mark)
    expect(first?.left).toBeGreaterThanOrEqual(millimetres(28) - 0.5)
    expect(first?.right).toBeLessThanOrEqual(millimetres(210 - 26) + 0.5)
  })

  // The first page holds nine lines of the text, the second 22; 版记 takes about three.
  test.each([
    ['正文一面', 3, 2, ['—1—', '—2—'], 2],
    ['正文两面，第二面刚好放得下', 28, 2, ['—1—', '—2—'], 2],
    ['正文两面，第二面放不下：空白页和版记页不编页码', 29, 4, ['—1—', '—2—'], 4],
    ['正文两面正好排满', 31, 4, ['—1—', '—2—'], 4],
    ['多一行到第三面', 32, 4, ['—1—', '—2—', '—3—', '—4—'], 4],
  ])('版记在最后一面、双数面的版心下边缘：%s', async (_, count, pages, numbers, on) => {
    const path = await renderFile(issued(count))
    const lines = measureLines(path)
    expect(pdfInfo(path).get('Pages')).toBe(String(pages))
    expect(measurePageNumbers(path).map(({ text }) => text)).toEqual(numbers)
    const printed = lines.find(({ text }) => text.endsWith('2019年2月20日印发'))
    expect(printed?.page).toBe(on)
    // Its line is 22 points high above 3 of room and the thick line: the lower edge is that of the text block.
    const lower = (printed?.top ?? 0) + 22 + 3 + millimetres(0.35)
    expect(lower).toBeCloseTo(millimetres(297 - 35), 0)
    const copied = lines.find(({ text }) => text.startsWith('抄送：'))
    expect(copied?.left).toBeCloseTo(millimetres(28) + 14, 0)
    const text = lines.filter(({ page, text: own }) => page === on && !/抄送|印发|室。$/.test(own))
    for (const line of text) expect(line.top + 28).toBeLessThan(copied?.top ?? 0)
    expect(lines.map(({ text: own }) => own).join('')).toContain(han(28 * count - 2))
  })

  test('末面是横排附件的，版记另起竖排的一面', async () => {
    const annex = {
      title: '名单',
      titleLines: ['名单'],
      landscape: true,
      blocks: [
        table({ caption: '', columns: [{ header: '单位', width: 1, align: 'left' }], rows: [['甲']] }),
      ],
    } as const
    const path = await renderFile(issued(3, { annexes: [annex] }))
    const printed = measureLines(path).find(({ text }) => text.endsWith('印发'))
    expect([pdfInfo(path).get('Pages'), printed?.page]).toEqual(['4', 4])
    expect(printed?.right).toBeLessThan(millimetres(210 - 26))
  })

  test('评价报告的版头印在封面上，版记在末面；标题在红线下，单位和日期在封面下部', async () => {
    const model = issued(3, {
      titleLines: ['2018年度全民科学素质工作', '评价报告'],
      cover: { lines: ['办公室', '2019年2月20日'] },
    })
    const pages = await readPrinted(await renderBytes(model))
    expect(pages[0]?.lines.map(({ text }) => text)).toEqual([
      '德州市素质办文件',
      '德素办发〔2019〕3号',
      '2018年度全民科学素质工作',
      '评价报告',
      '办公室',
      '2019年2月20日',
    ])
    expect(layoutFaults(pages)).toEqual([])
    expect(pages.map(({ lines }) => lines.some(({ text }) => text.includes('印发')))).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
})
