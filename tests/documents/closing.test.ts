import { describe, expect, test } from 'vitest'
import {
  heading,
  paragraph,
  table,
  type ReportAnnex,
  type ReportModel,
} from '#shared/reports/report-model.ts'
import { layoutFaults, textLines } from './layout-faults.ts'
import { modelFaults } from './model-faults.ts'
import { modelOf, renderBytes } from './pdf-tools.ts'
import { readPrinted } from './printed-page.ts'

const SIGNATURE = { name: '领导小组办公室', date: '2019年2月20日' }
const SENTENCE =
  '对评价结果有异议的，请于2019年3月12日前（含当日）书面提出申诉；“逾期”的，按2018年度办法办理。'

function textOf(length: number): string {
  return `${SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, Math.max(1, length - 1))}完`
}

function annexOf(title: string): ReportAnnex {
  return { title, titleLines: [title.slice(0, 20)], landscape: false, blocks: [paragraph('表。')] }
}

/** How many lines of the text stand on the page with the date, and what a ruler finds. */
async function closingOf(
  model: ReportModel,
): Promise<{ readonly lines: number; readonly faults: readonly string[] }> {
  const pages = await readPrinted(await renderBytes(model))
  const page = pages.find(({ lines }) => lines.some(({ text }) => text === SIGNATURE.date))
  if (page === undefined) throw new Error('no date')
  const closing = textLines(page).findIndex(
    ({ text }) => text.startsWith('附件：') || text === SIGNATURE.name,
  )
  return {
    lines: closing,
    faults: [...layoutFaults(pages), ...modelFaults(model, pages)],
  }
}

describe('落款不单独成面，无论末段有多长', () => {
  // Past a page and a half: every place where the text's last line can stand, for both kinds of closing.
  const lengths = Array.from({ length: 37 }, (_, n) => 120 + 28 * n + ((n * 11) % 28))

  test.each([
    ['落款', []],
    [
      '附件说明和落款',
      ['得分汇总表', '关于2018年度全民科学素质工作指标完成情况和有关事项的说明（市直部门和县市区）'].map(
        annexOf,
      ),
    ],
  ])(
    '只有一段，%s前至少有两行正文',
    async (_, annexes) => {
      const found = []
      for (const length of lengths) {
        const model = modelOf([paragraph(textOf(length))], { annexes, signature: SIGNATURE })
        found.push([length, await closingOf(model)] as const)
      }
      expect(found.filter(([, { lines }]) => lines < 2)).toEqual([])
      expect(found.flatMap(([, { faults }]) => faults)).toEqual([])
    },
    120_000,
  )

  test('前面有标题和别的段落，末段150字到500字', async () => {
    const found = []
    for (let before = 1; before <= 22; before += 1) {
      const blocks = [
        paragraph(textOf(28 * before - 2)),
        heading(1, '三、有关事项'),
        paragraph(textOf(150 + 16 * before)),
      ]
      found.push([before, await closingOf(modelOf(blocks, { signature: SIGNATURE }))] as const)
    }
    expect(found.filter(([, { lines }]) => lines < 2)).toEqual([])
    expect(found.flatMap(([, { faults }]) => faults)).toEqual([])
  }, 120_000)

  test.each([3, 4, 7, 23])(
    '末尾是%i行的表，落款前至少有一行表，表头在上面',
    async (rows) => {
      const found = []
      for (let before = 0; before <= 21; before += 1) {
        const blocks = [
          ...(before === 0 ? [] : [paragraph(textOf(28 * before - 2))]),
          heading(1, '二、先进个人'),
          table({
            caption: '名单',
            columns: [
              { header: '序号', width: 1, align: 'center' },
              { header: '姓名', width: 4, align: 'left' },
            ],
            rows: Array.from({ length: rows }, (_, n) => [`${n + 1}`, `第${n + 1}名`]),
          }),
        ]
        const model = modelOf(blocks, { signature: SIGNATURE })
        const pages = await readPrinted(await renderBytes(model))
        const page = pages.find(({ lines }) => lines.some(({ text }) => text === SIGNATURE.date))
        const above = page === undefined ? [] : textLines(page).map(({ text }) => text)
        const name = above.indexOf(SIGNATURE.name)
        const kept = above[name - 1] === `${rows}第${rows}名` && above.includes('序号姓名')
        found.push(...(kept ? [] : above), ...layoutFaults(pages), ...modelFaults(model, pages))
      }
      expect(found).toEqual([])
    },
    120_000,
  )

  test('没有落款的，末面也不只剩一行字；附件也是', async () => {
    const found = []
    for (const lines of [20, 21, 22, 23, 24, 43, 44, 45, 46]) {
      const text = textOf(28 * lines - 6)
      const annex = { title: '说明', titleLines: ['说明'], landscape: false, blocks: [paragraph(text)] }
      for (const model of [
        modelOf([paragraph(text)]),
        modelOf([paragraph('正文。')], { annexes: [annex] }),
      ]) {
        const pages = await readPrinted(await renderBytes(model))
        const last = pages.at(-1)
        found.push({
          lines,
          onLast: last === undefined ? 0 : textLines(last).length,
          faults: layoutFaults(pages),
        })
      }
    }
    expect(found.filter(({ onLast, faults }) => onLast < 2 || faults.length > 0)).toEqual([])
  })
})
