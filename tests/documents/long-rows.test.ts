import { expect, test } from 'vitest'
import { note, paragraph, table, type ReportModel } from '#shared/reports/report-model.ts'
import { part } from '#tests/workbooks/parts.ts'
import { layoutFaults } from './layout-faults.ts'
import { modelOf, renderBytes } from './pdf-tools.ts'
import { readPrinted } from './printed-page.ts'
import { wordOf } from './word-tools.ts'

const OPINION = '佐证材料不全，请补充。'.repeat(12)
const LONG = '经核对逐项说明如下：'.repeat(160)

/** Rows of five lines, one of them longer than a page; each tells where it begins and ends. */
function modelWith(before: number): ReportModel {
  const rows = Array.from({ length: 14 }, (_, n) => [`始${n}`, n === 5 ? LONG : OPINION, `终${n}`])
  return modelOf([
    paragraph('全民科学素质工作'.repeat(80).slice(0, 28 * before - 2)),
    table({
      caption: '审核意见',
      columns: [
        { header: '序号', width: 1, align: 'center' },
        { header: '意见', width: 6, align: 'left' },
        { header: '结论', width: 1, align: 'center' },
      ],
      rows,
    }),
  ])
}

test('只有超过一面的那一行可以跨页，其他各行都不跨页，无论表从哪里开始', async () => {
  const faults = []
  for (const before of [1, 3, 5, 7, 9, 11, 13, 15]) {
    const pages = await readPrinted(await renderBytes(modelWith(before)))
    const texts = pages.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
    faults.push(...layoutFaults(pages))
    const all = texts.join('')
    const wanted = [...LONG].filter((character) => character === '逐').length
    if ([...all].filter((character) => character === '逐').length !== wanted) faults.push('长行的文字不全')
    for (const [number, page] of pages.entries()) {
      const opinions = (texts[number] ?? '').match(/佐证材料不全/g)?.length ?? 0
      // A row that is broken leaves a part of its twelve sentences on a page.
      if (opinions % 12 !== 0) faults.push(`前面${before}行：第${page.number}面有一行跨页`)
      if (!page.lines.some(({ text }) => text === '序号意见结论') && /始|佐证|逐/.test(texts[number] ?? ''))
        faults.push(`前面${before}行：第${page.number}面没有表头`)
    }
  }
  expect(faults).toEqual([])
}, 60_000)

test('表注不跨页，无论表在哪里结束', async () => {
  const text = `注：${'完成率95%以上为绿，85%以上但低于95%为黄，低于85%为红。'.repeat(6)}完`
  for (let before = 10; before <= 20; before += 1) {
    const model = modelOf([
      paragraph('全民科学素质工作'.repeat(80).slice(0, 28 * before - 2)),
      table({
        caption: '',
        columns: [{ header: '单位', width: 1, align: 'left' }],
        rows: Array.from({ length: 5 }, (_, n) => [`第${n}个`]),
      }),
      note(text),
    ])
    const pages = await readPrinted(await renderBytes(model))
    expect(
      pages.some(({ lines }) =>
        lines
          .map((line) => line.text)
          .join('')
          .includes(text),
      ),
    ).toBe(true)
  }
}, 30_000)

test('Word 也只让那一行跨页', async () => {
  const rows = [...part(await wordOf(modelWith(2)), 'word/document.xml').matchAll(/<w:tr>(.*?)<\/w:tr>/gs)]
  const may = rows.flatMap(([, row = ''], index) => (row.includes('<w:cantSplit/>') ? [] : [index]))
  // The header is the first.
  expect([rows.length, may]).toEqual([15, [6]])
})
