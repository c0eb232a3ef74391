import { describe, expect, it } from 'vitest'
import type { FormRow } from '#shared/returns/form.ts'
import type { Field } from '#shared/returns/reading.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import {
  boolean,
  date,
  errorValue,
  formula,
  NO_RESULT,
  number,
  type Answers,
  type Content,
} from './build-sheet.ts'
import { cellOf, formRow, readOne, yesNoRow } from './example-return.ts'

/** What a department typed; the value that it means, null where none; the code that stands at it, null where none. */
type Typed = readonly [content: Content, value: string | null, code: string | null]

const show = (content: Content): string =>
  typeof content === 'string' ? content : `${content.type} ${content.text}`

function says(
  title: string,
  row: FormRow,
  header: keyof Answers,
  field: Field,
  cases: readonly Typed[],
  beside: Answers = {},
): void {
  describe(title, () => {
    it.each(cases.map((one) => [show(one[0]), ...one] as const))('“%s”', (_, content, value, code) => {
      const cell = cellOf(readOne(row, { ...beside, [header]: content }), field)
      expect([cell?.value, cell?.error ?? cell?.remark]).toEqual([value, code])
    })
  })
}

const REASON: Answers = { 偏差原因及改进措施: '见说明' }
const quantity = (title: string, measure: string, cases: readonly Typed[]): void => {
  says(title, formRow({ measure, target: null }), '实际完成值', 'actual', cases, REASON)
}

quantity('报告会、讲座（场）', '场', [
  ['12', '12', null],
  ['12场', '12', 'unit-suffix'],
  ['12 场次', '12', 'unit-suffix'],
  ['12（场）', '12', 'unit-suffix'],
  ['12(场)', '12', 'unit-suffix'],
  ['１２场', '12', 'unit-suffix'],
  ['十二场', '12', 'chinese-numeral'],
  ['约12场', '12', 'approximate'],
  ['近百场', null, 'unreadable-number'],
  ['10余场', '10', 'approximate'],
  ['10场余', '10', 'approximate'],
  ['10多场次', '10', 'approximate'],
  ['10场左右', '10', 'approximate'],
  ['10场以上', '10', 'approximate'],
  ['10场+', '10', 'approximate'],
  ['十几场', null, 'unreadable-number'],
  ['若干场', null, 'unreadable-number'],
  ['10-12场', null, 'unreadable-number'],
  ['10～12', null, 'unreadable-number'],
  ['10或12', null, 'unreadable-number'],
  ['10/12', null, 'unreadable-number'],
  ['3+2', null, 'unreadable-number'],
  ['线上3场、线下2场', null, 'unreadable-number'],
  ['共12场', null, 'unreadable-number'],
  ['12场（线上5场）', null, 'unreadable-number'],
  ['超过10场', null, 'unreadable-number'],
  ['不少于10场', null, 'unreadable-number'],
  ['≥10', null, 'unreadable-number'],
  ['12人', null, 'unreadable-number'],
  ['12次', null, 'unreadable-number'],
  ['l2', null, 'unreadable-number'],
  ['1O', null, 'unreadable-number'],
  ['12。', null, 'unreadable-number'],
  ['②', null, 'unreadable-number'],
  ['12\n场', '12', 'unit-suffix'],
  ['12\n8', null, 'unreadable-number'],
  ['12\u200b', '12', null],
  ['\ufeff12', '12', null],
  ['1\u202e2', '12', null],
  ['　12 ', '12', null],
  ['0', '0', null],
  ['0场', '0', 'unit-suffix'],
  ['零', '0', 'chinese-numeral'],
  ['一', '1', 'chinese-numeral'],
  ['一一', null, 'unreadable-number'],
  ['-', null, 'no-data-not-allowed'],
  ['——', null, 'no-data-not-allowed'],
  ['无', null, 'no-data-not-allowed'],
  ['/', null, 'no-data-not-allowed'],
  ['未开展', null, 'unreadable-number'],
  ['因疫情未开展', null, 'unreadable-number'],
  ['不适用', null, 'unreadable-number'],
  ['见附件1', null, 'unreadable-number'],
  ['已完成', null, 'unreadable-number'],
  ['-3', null, 'negative'],
  ['负3', null, 'negative'],
  [number('12'), '12', null],
  [number('12.000000000000002'), '12', null],
  [number('12', '0"场"'), '12', null],
  [number('0.12', '0%'), null, 'unreadable-number'],
  [date('43435'), null, 'unreadable-number'],
  [boolean(true), null, 'unreadable-number'],
  [formula('12'), '12', null],
  [formula('12场', 'text'), '12', 'unit-suffix'],
  [NO_RESULT, null, 'formula-without-result'],
  [errorValue('#REF!'), null, 'error-value'],
])

quantity('受益人数（人次）', '人次', [
  ['12000', '12000', null],
  ['12,000', '12000', 'separator'],
  ['12，000人次', '12000', 'separator'],
  ['1.2万', '12000', 'magnitude'],
  ['1.2万人次', '12000', 'magnitude'],
  ['1.2万人', '12000', 'magnitude'],
  ['1.2 万 人次', '12000', 'magnitude'],
  ['１．２万', '12000', 'magnitude'],
  ['约1.2万人次', '12000', 'approximate'],
  ['1.2万余人次', '12000', 'approximate'],
  ['1.2万人次左右', '12000', 'approximate'],
  ['1万2千', '12000', 'magnitude'],
  ['1万2', null, 'unreadable-number'],
  ['一万二千', '12000', 'chinese-numeral'],
  ['一万二', null, 'unreadable-number'],
  ['上万人次', null, 'unreadable-number'],
  ['数千', null, 'unreadable-number'],
  ['1.2w', null, 'unreadable-number'],
  ['12 000', null, 'unreadable-number'],
  ['1,2000', null, 'unreadable-number'],
  ['12.000', '12', null],
  ['300人/场', null, 'unreadable-number'],
  [number('12000', '#,##0'), '12000', null],
  [number('12000', '0!.0,"万"'), null, 'unreadable-number'],
])

quantity('比例（%）', '%', [
  ['95', '95', null],
  ['95%', '95', null],
  ['95％', '95', 'percent-sign'],
  ['９５％', '95', 'percent-sign'],
  ['95﹪', '95', 'percent-sign'],
  ['百分之九十五', '95', 'chinese-numeral'],
  ['95%以上', '95', 'approximate'],
  ['约95％', '95', 'approximate'],
  ['90%-95%', null, 'unreadable-number'],
  ['9.5成', null, 'unreadable-number'],
  ['95个百分点', null, 'unreadable-number'],
  ['19/20', null, 'unreadable-number'],
  ['100%', '100', null],
  ['全覆盖', null, 'unreadable-number'],
  [number('0.95', '0%'), '95', null],
  [number('0.9512', '0%'), '95.12', null],
  [number('95', '0.00'), '95', null],
])

quantity('经费（万元）', '万元', [
  ['7.5', '7.5', null],
  ['7.5万元', '7.5', 'unit-suffix'],
  ['7.5万', '7.5', 'unit-suffix'],
  ['75000元', '7.5', 'magnitude'],
  ['75,000元', '7.5', 'magnitude'],
  ['0.75亿元', '7500', 'magnitude'],
  ['5千', null, 'unreadable-number'],
  ['5千元', '0.5', 'magnitude'],
  ['¥7.5', null, 'unreadable-number'],
  ['柒万伍仟元整', null, 'unreadable-number'],
  ['七万五千元', '7.5', 'magnitude'],
  [number('75000', '#,##0"元"'), null, 'unreadable-number'],
])

quantity('人均经费（元/人）', '元/人', [
  ['1.02', '1.02', null],
  ['1.02元', '1.02', 'unit-suffix'],
  ['1.02元/人', '1.02', 'unit-suffix'],
  ['1.02元／人', '1.02', 'unit-suffix'],
  ['人均1.02元', null, 'unreadable-number'],
  ['1元2角', null, 'unreadable-number'],
  ['1.02元/户', null, 'unreadable-number'],
])

says('不到目标的说明', formRow({ target: decimal('20') }), '实际完成值', 'actual', [
  ['12', '12', 'reason-missing'],
  ['约12场', '12', 'reason-missing'],
  ['27', '27', 'over-130'],
])

says(
  '是否',
  yesNoRow(),
  '实际完成值',
  'actual',
  [
    ['是', '是', null],
    ['是 ', '是', null],
    ['　否', '否', null],
    ['是。', null, 'not-yes-no'],
    ['是（2018年6月建成）', null, 'not-yes-no'],
    ['已建成', null, 'not-yes-no'],
    ['建成', null, 'not-yes-no'],
    ['√', null, 'not-yes-no'],
    ['✓', null, 'not-yes-no'],
    ['×', null, 'not-yes-no'],
    ['有', null, 'not-yes-no'],
    ['无', null, 'not-yes-no'],
    ['Y', null, 'not-yes-no'],
    ['是/否', null, 'not-yes-no'],
    ['不是', null, 'not-yes-no'],
    [number('1'), null, 'not-yes-no'],
    [boolean(true), null, 'not-yes-no'],
    [formula('是', 'text'), '是', null],
  ],
  REASON,
)
