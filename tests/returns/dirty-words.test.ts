import { date, errorValue, formula, NO_RESULT, number } from './build-sheet.ts'
import { formRow, gradedRow } from './example-return.ts'
import { REASON, says, type Typed } from './typed.ts'

says(
  '自评档次',
  gradedRow(),
  '自评档次',
  'grade',
  [
    ['达成', '达成', null],
    [' 达 成 ', '达成', null],
    ['部分\n达成', '部分达成', null],
    ['未达成', '未达成', null],
    ['不适用', '不适用', null],
    ['达成\u200b', '达成', null],
    ['部分完成', null, 'unknown-band'],
    ['基本达成', null, 'unknown-band'],
    ['完成', null, 'unknown-band'],
    ['已达成', null, 'unknown-band'],
    ['达成。', null, 'unknown-band'],
    ['达到', null, 'unknown-band'],
    ['部份达成', null, 'unknown-band'],
    ['未达成（进行中）', null, 'unknown-band'],
    ['达成/部分达成', null, 'unknown-band'],
    ['优秀', null, 'unknown-band'],
    ['100%', null, 'unknown-band'],
    ['A', null, 'unknown-band'],
    ['√', null, 'unknown-band'],
    ['无', null, 'unknown-band'],
    ['/', null, 'unknown-band'],
    ['不适用（职责已划转）', null, 'unknown-band'],
    ['未开展', null, 'unknown-band'],
    [number('1'), null, 'unknown-band'],
    [formula('达成', 'text'), '达成', null],
    [NO_RESULT, null, 'formula-without-result'],
    [errorValue('#N/A'), null, 'error-value'],
  ],
  REASON,
)

says(
  '无数据',
  gradedRow({ noDataAllowed: true }),
  '自评档次',
  'grade',
  [
    ['无数据', 'no-data', null],
    ['—', 'no-data', null],
    ['无', null, 'unknown-band'],
  ],
  REASON,
)

says(
  '没有数据也可以的数量',
  formRow({ noDataAllowed: true }),
  '实际完成值',
  'actual',
  [
    ['-', 'no-data', null],
    ['－', 'no-data', null],
    ['—', 'no-data', null],
    ['——', 'no-data', null],
    ['- -', 'no-data', null],
    ['/', 'no-data', null],
    ['／', 'no-data', null],
    ['无', 'no-data', null],
    [' 无 数 据 ', 'no-data', null],
    ['0', '0', null],
    ['０', '0', 'full-width'],
    ['暂无数据', null, 'unreadable-number'],
    ['没有', null, 'unreadable-number'],
    ['空', null, 'unreadable-number'],
    ['\\', null, 'unreadable-number'],
    ['*', null, 'unreadable-number'],
    ['N/A', null, 'unreadable-number'],
    ['未统计', null, 'unreadable-number'],
  ],
  REASON,
)

says('自评得分（10分）', gradedRow(), '自评得分', 'selfScore', [
  ['9.5', '9.5', null],
  ['9.5分', '9.5', 'unit-suffix'],
  ['９．５', '9.5', 'full-width'],
  ['9.5（分）', '9.5', 'unit-suffix'],
  ['九点五', '9.5', 'chinese-numeral'],
  ['约9分', '9', 'approximate'],
  ['9.555', '9.56', 'rounded'],
  ['9.545分', '9.55', 'rounded'],
  ['9。5', null, 'unreadable-number'],
  ['9,5', null, 'unreadable-number'],
  ['9.5/10', null, 'unreadable-number'],
  ['9-10', null, 'unreadable-number'],
  ['满分', null, 'unreadable-number'],
  ['10分（满分）', null, 'unreadable-number'],
  ['95%', null, 'unreadable-number'],
  ['优', null, 'unreadable-number'],
  ['/', null, 'unreadable-number'],
  ['10.1', null, 'over-points'],
  ['95', null, 'over-points'],
  ['-0.5', null, 'negative'],
  [number('9.4500000000000011'), '9.45', null],
  [number('0.95', '0%'), null, 'unreadable-number'],
  [number('9.5', '0.0"分"'), '9.5', null],
  [number('9.5', '0'), '9.5', null],
  [date('43374'), null, 'unreadable-number'],
  [formula('9.5'), '9.5', null],
  [formula('10.000000000000002'), '10', null],
  [NO_RESULT, null, 'formula-without-result'],
])

says('完成情况说明', gradedRow(), '完成情况说明', 'narrative', [
  ['　　一是加强领导；\n二是广泛宣传。', '一是加强领导；\n二是广泛宣传。', null],
  ['见附件', '见附件', null],
  ['全年\u0007举办', '全年举办', null],
  ['=HYPERLINK("http://x","点我")', '=HYPERLINK("http://x","点我")', null],
  ['<script>alert(1)</script>', '<script>alert(1)</script>', null],
  ['/', '/', null],
  [number('22'), '22', null],
  [number('0.95', '0%'), '95%', null],
  [date('43465'), '2018-12-31', null],
  [errorValue('#NAME?'), null, 'error-value'],
  [NO_RESULT, null, 'formula-without-result'],
])

says('偏差原因及改进措施', gradedRow(), '偏差原因及改进措施', 'deviation', [
  ['无', '无', null],
  ['场馆维修\r\n年底恢复', '场馆维修\n年底恢复', null],
  [errorValue('#VALUE!'), null, 'error-value'],
])

says('备注', gradedRow(), '备注', 'note', [
  ['联系人：张三（示例）', '联系人：张三（示例）', null],
  [number('2018'), '2018', null],
])

const evidence = (cases: readonly Typed[]): void => {
  says('佐证材料编号（目录 1 至 5）', gradedRow(), '佐证材料编号', 'evidence', cases, { 自评档次: '达成' })
}

evidence([
  ['1', '1', null],
  ['1、2', '1、2', null],
  ['1，2', '1，2', null],
  ['1,2;3', '1,2;3', null],
  ['1 2', '1 2', null],
  ['1\n2', '1\n2', null],
  ['1-3', '1-3', null],
  ['1至3', '1至3', null],
  ['1—3、5', '1—3、5', null],
  ['１、２', '１、２', null],
  ['01、02', '01、02', null],
  ['6', '6', 'evidence-unknown'],
  ['4-6', '4-6', 'evidence-unknown'],
  ['3-1', '3-1', 'evidence-unknown'],
  ['附件1', '附件1', 'evidence-unknown'],
  ['①', '①', 'evidence-unknown'],
  ['见目录', '见目录', 'evidence-unknown'],
  ['1。2', '1。2', 'evidence-unknown'],
  ['无', '无', 'evidence-missing'],
  ['/', '/', 'evidence-missing'],
  [number('1'), '1', null],
  [number('12'), '12', 'evidence-unknown'],
  [date('43103'), '2018-01-03', 'evidence-unknown'],
  [errorValue('#REF!'), null, 'error-value'],
])
