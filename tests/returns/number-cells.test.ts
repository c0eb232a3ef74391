import { describe, expect, it } from 'vitest'
import { decimal } from '#shared/scheme/decimal.ts'
import { boolean, date, formula, number, type Content } from './build-sheet.ts'
import { cellOf, formRow, readOne } from './example-return.ts'

/** measure, what stands in 实际完成值, its value, its remark; targets are low and a reason stands, so only the number speaks. */
type Taken = readonly [measure: string, content: Content, value: string, remark: string | null]
type Refused = readonly [measure: string, content: Content, error: string]

function readActual(measure: string, content: Content) {
  const row = formRow({ measure, target: null })
  const cell = cellOf(readOne(row, { 实际完成值: content, 偏差原因及改进措施: '见说明' }), 'actual')
  return { value: cell?.value, remark: cell?.remark, error: cell?.error }
}

const show = (content: Content): string =>
  typeof content === 'string' ? content : `${content.type}:${content.text}`

function accepts(title: string, cases: readonly Taken[]): void {
  describe(`read: ${title}`, () => {
    it.each(cases.map((c) => [show(c[1]), ...c] as const))(
      '“%s” where the measure is %s',
      (_, measure, content, value, remark) => {
        expect(readActual(measure, content)).toEqual({ value, remark, error: null })
      },
    )
  })
}

function refuses(title: string, cases: readonly Refused[]): void {
  describe(`refused: ${title}`, () => {
    it.each(cases.map((c) => [show(c[1]), ...c] as const))(
      '“%s” where the measure is %s',
      (_, measure, content, error) => {
        expect(readActual(measure, content)).toEqual({ value: null, remark: null, error })
      },
    )
  })
}

accepts('formatting alone is no remark', [
  ['场', number('300'), '300', null],
  ['公里', number('0.1'), '0.1', null],
  ['公里', number('0.30000000000000004'), '0.3', null],
  ['公里', number('1234.5600000000001'), '1234.56', null],
  ['元', number('123456789012345678'), '123456789012346000', null],
  ['场', number('30', '0"场"'), '30', null],
  ['人次', number('12480', '#,##0'), '12480', null],
  ['%', number('0.95', '0%'), '95', null],
  ['%', number('0.9537', '0.00%'), '95.37', null],
  ['%', number('0.57', '0%'), '57', null],
  ['%', number('95', '0"%"'), '95', null],
  ['%', number('95', '0\\%'), '95', null],
  ['场', formula('47'), '47', null],
  ['场', formula('46', 'text'), '46', null],
  ['场', '46', '46', null],
  ['场', '  46\n', '46', null],
  ['场', '　46　', '46', null],
  ['场', '\u00a046', '46', null],
  ['公里', '.5', '0.5', null],
  ['场', '0', '0', null],
  ['场', '0.00', '0', null],
  ['场', '+5', '5', null],
  ['%', '95%', '95', null],
  ['%', '95 %', '95', null],
])

accepts('full-width digits and signs', [
  ['场', '３００', '300', 'full-width'],
  ['公里', '１２．５', '12.5', 'full-width'],
  ['场', '＋５', '5', 'full-width'],
  ['%', '９５%', '95', 'full-width'],
  ['%', '95％', '95', 'percent-sign'],
  ['%', '９５．５％', '95.5', 'percent-sign'],
])

accepts('thousands separators', [
  ['人次', '1,234', '1234', 'separator'],
  ['人次', '1,234,567', '1234567', 'separator'],
  ['人次', '１，２３４', '1234', 'separator'],
  ['元', '12,480.50', '12480.5', 'separator'],
  ['元', '12,480.50元', '12480.5', 'separator'],
  ['万元', '1,200万元', '1200', 'separator'],
])

accepts('a unit suffix', [
  ['场', '30场', '30', 'unit-suffix'],
  ['场', '30 场', '30', 'unit-suffix'],
  ['场', '３０　场', '30', 'unit-suffix'],
  ['万元', '7.5万元', '7.5', 'unit-suffix'],
  ['万元', '7.5万', '7.5', 'unit-suffix'],
  ['万元', '75000元', '7.5', 'magnitude'],
  ['万元', '1.2亿元', '12000', 'magnitude'],
  ['万人次', '1.2万人次', '1.2', 'unit-suffix'],
  ['万人次', '12000人次', '1.2', 'magnitude'],
  ['元/人', '0.85元', '0.85', 'unit-suffix'],
  ['元/人', '0.85元/人', '0.85', 'unit-suffix'],
  ['元/人', '0.85元／人', '0.85', 'unit-suffix'],
  ['元/人', '0.85元每人', '0.85', 'unit-suffix'],
  ['人次', '5000人', '5000', 'unit-suffix'],
  ['场次', '30场', '30', 'unit-suffix'],
  ['平方米', '300平方', '300', 'unit-suffix'],
  ['千克', '3千克', '3', 'unit-suffix'],
  ['公里', '24.5公里', '24.5', 'unit-suffix'],
  ['篇', '4篇', '4', 'unit-suffix'],
])

accepts('magnitudes', [
  ['元', '7.5万元', '75000', 'magnitude'],
  ['人次', '1.2万人次', '12000', 'magnitude'],
  ['人次', '1.2万', '12000', 'magnitude'],
  ['人次', '3千', '3000', 'magnitude'],
  ['人次', '3千人次', '3000', 'magnitude'],
  ['元', '1.5亿元', '150000000', 'magnitude'],
  ['元', '3千万元', '30000000', 'magnitude'],
  ['元', '500百万', '500000000', 'magnitude'],
  ['人次', '1万2千', '12000', 'magnitude'],
  ['人次', '2万5000', '25000', 'magnitude'],
  ['元', '3亿5000万', '350000000', 'magnitude'],
  ['人次', '１．２万人次', '12000', 'magnitude'],
])

accepts('Chinese numerals', [
  ['场', '三十', '30', 'chinese-numeral'],
  ['场', '十', '10', 'chinese-numeral'],
  ['场', '十二', '12', 'chinese-numeral'],
  ['场', '一百二十', '120', 'chinese-numeral'],
  ['场', '一百一十五', '115', 'chinese-numeral'],
  ['场', '一百零五', '105', 'chinese-numeral'],
  ['人次', '一千零五十', '1050', 'chinese-numeral'],
  ['人次', '一万零三百', '10300', 'chinese-numeral'],
  ['人次', '两万三千', '23000', 'chinese-numeral'],
  ['人次', '十万八千', '108000', 'chinese-numeral'],
  ['元', '一亿二千万', '120000000', 'chinese-numeral'],
  ['场', '零', '0', 'chinese-numeral'],
  ['场', '〇', '0', 'chinese-numeral'],
  ['场', '两', '2', 'chinese-numeral'],
  ['场', '一', '1', 'chinese-numeral'],
  ['场', '廿三', '23', 'chinese-numeral'],
  ['公里', '二十五点五', '25.5', 'chinese-numeral'],
  ['人次', '一点二万', '12000', 'chinese-numeral'],
  ['人次', '二〇一八', '2018', 'chinese-numeral'],
  ['元', '壹佰贰拾', '120', 'chinese-numeral'],
  ['元', '叁萬元', '30000', 'chinese-numeral'],
  ['场', '三十场', '30', 'chinese-numeral'],
  ['万元', '三十万元', '30', 'chinese-numeral'],
  ['%', '百分之九十五', '95', 'chinese-numeral'],
  ['%', '百分之九十五点五', '95.5', 'chinese-numeral'],
  ['%', '百分之百', '100', 'chinese-numeral'],
  ['%', '百分之一百', '100', 'chinese-numeral'],
  ['%', '九十五', '95', 'chinese-numeral'],
])

accepts('marked 约数', [
  ['场', '约300', '300', 'approximate'],
  ['场', '近300', '300', 'approximate'],
  ['场', '大约300场', '300', 'approximate'],
  ['场', '300余', '300', 'approximate'],
  ['场', '300余场', '300', 'approximate'],
  ['场', '300多', '300', 'approximate'],
  ['场', '300左右', '300', 'approximate'],
  ['篇', '300篇左右', '300', 'approximate'],
  ['场', '300以上', '300', 'approximate'],
  ['场', '300场以上', '300', 'approximate'],
  ['场', '300+', '300', 'approximate'],
  ['场', '300＋', '300', 'approximate'],
  ['人次', '约1.2万人次', '12000', 'approximate'],
  ['人次', '1.2万余人次', '12000', 'approximate'],
  ['万元', '30余万元', '30', 'approximate'],
  ['元', '30余万元', '300000', 'approximate'],
  ['人次', '十余万', '100000', 'approximate'],
  ['场', '三十多场', '30', 'approximate'],
  ['人次', '约１２，４８０人次', '12480', 'approximate'],
  ['%', '95%以上', '95', 'approximate'],
  ['%', '约百分之九十', '90', 'approximate'],
])

refuses('a range', [
  ['场', '3—5', 'unreadable-number'],
  ['场', '3-5', 'unreadable-number'],
  ['场', '3~5', 'unreadable-number'],
  ['场', '3～5场', 'unreadable-number'],
  ['场', '3至5', 'unreadable-number'],
  ['场', '三至五场', 'unreadable-number'],
  ['场', '3场到5场', 'unreadable-number'],
  ['%', '90%-95%', 'unreadable-number'],
])

refuses('another unit than the measure', [
  ['场', '30人', 'unreadable-number'],
  ['场', '30%', 'unreadable-number'],
  ['场', '百分之三十', 'unreadable-number'],
  ['%', '95个百分点', 'unreadable-number'],
  ['%', '30场', 'unreadable-number'],
  ['元', '100美元', 'unreadable-number'],
  ['公里', '300米', 'unreadable-number'],
  ['元/人', '0.85人', 'unreadable-number'],
  ['人', '1200人次', 'unreadable-number'],
  ['场', number('0.3', '0%'), 'unreadable-number'],
])

refuses('what could be read in two ways', [
  ['元', '1,23', 'unreadable-number'],
  ['元', '1,2345', 'unreadable-number'],
  ['元', '0,300', 'unreadable-number'],
  ['人次', '12 480', 'unreadable-number'],
  ['人次', '1万2', 'unreadable-number'],
  ['人次', '一万二', 'unreadable-number'],
  ['场', '一百二', 'unreadable-number'],
  ['场', '三五', 'unreadable-number'],
  ['场', '两三百', 'unreadable-number'],
  ['场', '三四十场', 'unreadable-number'],
  ['场', '十几场', 'unreadable-number'],
  ['场', '数百', 'unreadable-number'],
  ['场', '上千', 'unreadable-number'],
  ['场', '百余场', 'unreadable-number'],
  ['万元', '5千', 'unreadable-number'],
  ['万元', '2万5000', 'unreadable-number'],
  ['万元', '三万五千', 'unreadable-number'],
  ['场', '10场（含线上5场）', 'unreadable-number'],
  ['场', '10、20', 'unreadable-number'],
  ['场', '10+20', 'unreadable-number'],
  ['场', '10/20', 'unreadable-number'],
  ['场', '1/2', 'unreadable-number'],
  ['%', '九成', 'unreadable-number'],
])

refuses('what is no number', [
  ['场', '未开展', 'unreadable-number'],
  ['场', '暂无', 'unreadable-number'],
  ['场', '若干', 'unreadable-number'],
  ['场', '见附件', 'unreadable-number'],
  ['场', '完成', 'unreadable-number'],
  ['场', 'N/A', 'unreadable-number'],
  ['场', '③', 'unreadable-number'],
  ['场', '3²', 'unreadable-number'],
  ['场', '½', 'unreadable-number'],
  ['场', '0x10', 'unreadable-number'],
  ['场', '1e3', 'unreadable-number'],
  ['场', '1.2.3', 'unreadable-number'],
  ['场', '12.', 'unreadable-number'],
  ['场', 'NaN', 'unreadable-number'],
  ['场', 'Infinity', 'unreadable-number'],
  ['场', '场', 'unreadable-number'],
  ['场', '约', 'unreadable-number'],
  ['场', '？', 'unreadable-number'],
  ['场', '>30', 'unreadable-number'],
  ['场', '≥30', 'unreadable-number'],
  ['场', '不足30', 'unreadable-number'],
  ['场', '30以下', 'unreadable-number'],
  ['场', '=1+2', 'unreadable-number'],
  ['场', '不适用', 'unreadable-number'],
  ['场', date('43103'), 'unreadable-number'],
  ['场', boolean(true), 'unreadable-number'],
])

refuses('negative numbers', [
  ['场', number('-5'), 'negative'],
  ['场', '-5', 'negative'],
  ['场', '－５场', 'negative'],
  ['场', '−5', 'negative'],
  ['场', '负五', 'negative'],
  ['万元', '-1.5万元', 'negative'],
])

refuses('“no data” where the indicator does not allow it', [
  ['场', '-', 'no-data-not-allowed'],
  ['场', '－', 'no-data-not-allowed'],
  ['场', '—', 'no-data-not-allowed'],
  ['场', '——', 'no-data-not-allowed'],
  ['场', '/', 'no-data-not-allowed'],
  ['场', '／', 'no-data-not-allowed'],
  ['场', '无', 'no-data-not-allowed'],
  ['场', ' 无数据 ', 'no-data-not-allowed'],
])

describe('negative values where the rule says so', () => {
  it('are read', () => {
    const row = formRow({ measure: '元', target: null, negativeAllowed: true })
    expect(cellOf(readOne(row, { 实际完成值: '－12.5元' }), 'actual')).toMatchObject({
      value: '-12.5',
      error: null,
    })
  })
})

describe('a fraction in a % row', () => {
  const percent = (target: string | null) =>
    formRow({ measure: '%', target: target === null ? null : decimal(target) })
  const remarkOf = (target: string | null, content: Content) =>
    cellOf(readOne(percent(target), { 实际完成值: content, 备注: '抽样数据' }), 'actual')

  it.each([
    ['90', number('0.95'), '0.95'],
    ['90', number('1'), '1'],
    ['90', '0.95', '0.95'],
    ['10.5', number('0.1'), '0.1'],
  ] as const)('target %s, %o: read as it stands, with a remark', (target, content, value) => {
    expect(remarkOf(target, content)).toMatchObject({ value, remark: 'maybe-fraction', error: null })
  })

  it.each([
    ['90', '95', '0%', '9500'],
    ['95', '95.5', '0.00%', '9550'],
    ['8', '8.5', '0.0%', '850'],
    [null, '95', '0%', '9500'],
  ])(
    'target %s, %s in a cell of format %s: as it is shown, with a remark',
    (target, stored, format, value) => {
      const cell = remarkOf(target, number(stored, format))
      expect(cell).toMatchObject({ value, remark: 'maybe-fraction', error: null })
      expect(cell?.message).toContain(`显示为 ${value}%，已按显示的读入`)
      expect(cell?.message).toContain(`请核对是否应为 ${stored}%。`)
    },
  )

  const quiet: readonly (readonly [string | null, Content, string])[] = [
    ['0.9', number('0.95'), 'target of at most 1'],
    ['90', number('1.5'), 'over 1'],
    ['90', number('0'), 'zero is zero'],
    ['90', '0.95%', 'the sign is written'],
    ['90', number('0.0095', '0.00%'), 'the format says so'],
    [null, number('0.95'), 'no target to compare with'],
    ['90', number('1.25', '0%'), '125 % may be'],
    ['5', number('0.8', '0%'), '80 % may be'],
    [null, number('4', '0%'), '400 % may be'],
    ['90', '9500%', 'the unit wrote it so'],
  ]
  it.each(quiet)('target %s, %o: no remark (%s)', (target, content) => {
    expect(remarkOf(target, content)?.remark).toBe(null)
  })
})
