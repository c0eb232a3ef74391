import { expect, test } from 'vitest'
import { readingView } from '#electron/application/views/reading-view.ts'
import type { ReturnReadingView } from '#shared/contract/submissions.ts'
import { settleDoubts } from '#shared/returns/doubts.ts'
import type { Form } from '#shared/returns/form.ts'
import { number, type Answers } from '#tests/returns/build-sheet.ts'
import { formOf, formRow, gradedRow, read, returned } from '#tests/returns/example-return.ts'
import { linesOf, type ReadingTab } from '../../renderer/components/reading/reading-lines.ts'

/** A return as 导入核对 gets it, before anything is decided. */
function viewOf(form: Form, answers: Readonly<Record<string, Answers>>): ReturnReadingView {
  const reading = read(returned(form, answers), form)
  return readingView({
    form,
    ...reading,
    rows: new Map(reading.rows.map((row) => [row.indicator, row])),
    against: null,
    doubts: settleDoubts(reading, reading, []),
    decisions: [],
  })
}

const shown = (view: ReturnReadingView, tab: ReadingTab) =>
  linesOf(view, tab).map(({ what, original, read: value, word, rule }) => [what, original, value, word, rule])

test('0, “—”, “/”, “无”, blank and 未开展 are six different things', () => {
  const row = formRow({ noDataAllowed: true })
  const written: readonly Answers[] = [
    { 实际完成值: number('0'), 偏差原因及改进措施: '场馆维修' },
    { 实际完成值: '—', 偏差原因及改进措施: '本年度未调查' },
    { 实际完成值: '/', 偏差原因及改进措施: '本年度未调查' },
    { 实际完成值: '无', 偏差原因及改进措施: '本年度未调查' },
    {},
    { 实际完成值: '未开展', 偏差原因及改进措施: '场馆维修' },
  ]
  const lines = written.map((answers) => {
    const all = shown(viewOf(formOf([row]), { '1.1': answers }), 'all')
    return all.find(([what]) => what === '1.1 实际完成值')?.slice(1)
  })
  expect(lines).toEqual([
    ['0', '0', '照原样', ''],
    ['—', '本年度无数据', '已清理', '无数据'],
    ['/', '本年度无数据', '已清理', '无数据'],
    ['无', '本年度无数据', '已清理', '无数据'],
    ['', '', '未填', ''],
    ['未开展', null, '不能读入', '读不出数'],
  ])
})

test('what was only written otherwise stands under 已清理, with why; doubts stand under 疑点', () => {
  const form = formOf([
    formRow(),
    formRow({ indicatorId: '1.2', title: '二', measure: '%' }),
    gradedRow({ indicatorId: '1.3' }),
  ])
  const view = viewOf(form, {
    '1.1': { 实际完成值: '约２０场', 佐证材料编号: '1' },
    '1.2': { 实际完成值: number('0.95', '0%'), 佐证材料编号: '2' },
    '1.3': { 自评档次: ' 达成', 自评得分: '９分', 佐证材料编号: '3' },
  })
  expect(shown(view, 'doubts')).toEqual([['1.1 实际完成值', '约２０场', '20', '疑点', '约数']])
  expect(shown(view, 'cleaned')).toEqual([
    ['1.2 实际完成值', '0.95', '95', '已清理', '按单元格格式'],
    ['1.3 自评档次', ' 达成', '达成', '已清理', '去掉空格'],
    ['1.3 自评得分', '９分', '9', '已清理', '带单位'],
  ])
})

test('a reason that is missed can be written into its blank cell', () => {
  const view = viewOf(formOf([formRow()]), { '1.1': { 实际完成值: number('3'), 佐证材料编号: '1' } })
  const blank = linesOf(view, 'all').filter(({ original }) => original === '')
  expect(blank.map(({ what, own }) => [what, own])).toEqual([['1.1 偏差原因及改进措施', true]])
})
