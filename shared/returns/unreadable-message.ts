import type { Unreadable } from './numbers/number-reading.ts'
import type { Field } from './reading.ts'

type Text = (measure: string | null, field: Field) => string

function wanted(measure: string | null, field: Field): string {
  if (field === 'selfScore') return '请只填数字'
  return measure === null ? '请只填数字' : `请按计量单位“${measure}”只填数字`
}

/** Why a cell gives no number, and what to do; follows the 原文 in a sentence. */
export const UNREADABLE_TEXTS: Readonly<Record<Unreadable, Text>> = {
  'not-a-number': (measure, field) => `读不出一个确定的数，${wanted(measure, field)}。`,
  range: (measure, field) => `像是一个范围而不是一个数，${wanted(measure, field)}。`,
  'other-unit': (measure, field) => `单位与本指标不一致或含有其他文字，${wanted(measure, field)}。`,
  grouping: (measure, field) => `逗号的位置不是千位分隔，读不出一个确定的数，${wanted(measure, field)}。`,
  'magnitude-doubt': (measure, field) =>
    `“万”“千”等与计量单位合在一起有两种读法，${wanted(measure, field)}。`,
  'percent-format': (measure, field) =>
    `单元格是百分比格式，与本指标的计量单位不一致，${wanted(measure, field)}。`,
  format: (measure, field) =>
    `单元格的显示格式改变了数的大小或单位，看到的和保存的不一样，请把格式改为常规，${wanted(measure, field)}。`,
  date: (measure, field) => `单元格是日期格式，读不出数值，请把格式改为常规，${wanted(measure, field)}。`,
  boolean: (measure, field) => `是逻辑值而不是数，${wanted(measure, field)}。`,
  'set-apart': (measure, field) =>
    `内容加了删除线，或有上标、下标，不能确定是哪个数，请改成普通文字，${wanted(measure, field)}。`,
  'too-long': (measure, field) => `位数过多，不像一个实际的数，${wanted(measure, field)}。`,
}
