import { describe, expect, test } from 'vitest'
import { note, paragraph, table, type ReportModel } from '#shared/reports/report-model.ts'
import { layoutFaults, textLines } from './layout-faults.ts'
import { modelFaults } from './model-faults.ts'
import { modelOf, renderBytes } from './pdf-tools.ts'
import { readPrinted } from './printed-page.ts'

const NOTE = '注：绿灯为完成率95%以上，黄灯为85%以上不足95%，红灯为不足85%。'
const LONG_NOTE = `　　${'各单位得分率为该单位在有关任务上的得分与分值之比，没有承担该项任务的单位不计入平均。'.repeat(2)}`
const SIGNATURE = { name: '领导小组办公室', date: '2019年2月20日' }

/** A table with its notes, so far down a page, in rows of one line or of two. */
function noted(
  before: number,
  rows: number,
  notes: readonly string[],
  own: Partial<ReportModel> = {},
): ReportModel {
  return modelOf(
    [
      ...Array.from({ length: before }, () => paragraph('对评价结果有异议的，请书面提出申诉。')),
      table({
        caption: '目标完成情况',
        columns: [
          { header: '序号', width: 1, align: 'center' },
          { header: '单位', width: 8, align: 'left' },
        ],
        rows: Array.from({ length: rows }, (_, n) => [
          `${n + 1}`,
          `第${n + 1}家单位${n % 3 === 1 ? '，机构改革后承担原有两家单位的职责，名称以本年度的单位库为准' : ''}`,
        ]),
      }),
      ...notes.map(note),
      ...(own.signature === undefined ? [paragraph('下一年度照此办理。')] : []),
    ],
    own,
  )
}

/** What stands on a note's page before it, where that is not the last two rows of its table under the header. */
async function parted(model: ReportModel, rows: number): Promise<readonly unknown[]> {
  const pages = await readPrinted(await renderBytes(model))
  const found = pages.flatMap((page) => {
    const lines = textLines(page).map(({ text }) => text)
    const at = lines.findIndex((text) => text.startsWith('注：'))
    if (at < 0) return []
    const above = lines.slice(0, at)
    const kept = ['序号单位', ...[rows - 1, rows].map((n) => `${n}第${n}家单位`)]
    return kept.every((text) => above.some((line) => line.startsWith(text))) ? [] : [above]
  })
  const apart = pages
    .filter((page) => textLines(page)[0]?.text.startsWith('各单位得分率'))
    .map(({ number }) => number)
  return [...found, ...apart, ...layoutFaults(pages), ...modelFaults(model, pages)]
}

describe('表下的注不与表分开：同一面上至少有表头和表的最后两行', () => {
  test.each([
    ['4行的表，一条注', 4, [NOTE]],
    ['6行的表，两条注', 6, [NOTE, LONG_NOTE]],
    ['31行的表，一条注', 31, [NOTE]],
    ['40行的表，两条注', 40, [NOTE, LONG_NOTE]],
  ])(
    '%s，落在一面的各处',
    async (_, rows, notes) => {
      const faults: unknown[] = []
      for (let before = 0; before < 22; before += 1) {
        faults.push(...(await parted(noted(before, rows, notes), rows)))
      }
      expect(faults).toEqual([])
    },
    120_000,
  )

  test.each([
    ['6行的表，两条注', 6, [NOTE, LONG_NOTE]],
    ['31行的表，一条注', 31, [NOTE]],
  ])(
    '%s，后面就是落款',
    async (_, rows, notes) => {
      const faults: unknown[] = []
      for (let before = 0; before < 22; before += 1) {
        const model = noted(before, rows, notes, { signature: SIGNATURE })
        faults.push(...(await parted(model, rows)))
      }
      expect(faults).toEqual([])
    },
    120_000,
  )
})

test('表的最后一行不单独转到下一面；放得下的不提前换面', async () => {
  const faults: unknown[] = []
  for (let before = 0; before < 22; before += 1) {
    const model = noted(before, 12, [])
    const pages = await readPrinted(await renderBytes(model))
    for (const page of pages.slice(1)) {
      const rows = textLines(page).filter(({ text }) => /^\d+第\d+家单位/.test(text))
      if (rows.length === 1) faults.push(`${before}段：第${page.number}面只有“${rows[0]?.text ?? ''}”`)
    }
    const [first] = pages
    const last = first === undefined ? undefined : textLines(first).at(-1)
    // The last two rows take two lines and one, with what is above and below them.
    const free = 736 - (last?.baseline ?? 0)
    if (pages.length > 1 && /^\d+第/.test(last?.text ?? '') && free > 70)
      faults.push(`${before}段：第1面下面空${Math.round(free)}磅`)
  }
  expect(faults).toEqual([])
}, 120_000)
