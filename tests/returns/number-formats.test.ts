import { describe, expect, it } from 'vitest'
import { number } from './build-sheet.ts'
import { cellOf, formRow, readOne } from './example-return.ts'

/** A number cell that a spreadsheet shows through this format, where the measure is that. */
function readFormatted(measure: string, stored: string, format: string) {
  const row = formRow({ measure, target: null })
  const cell = cellOf(readOne(row, { 实际完成值: number(stored, format), 备注: '见说明' }), 'actual')
  return [cell?.value, cell?.error ?? cell?.remark]
}

describe('formats that change nothing of what the number says', () => {
  it.each([
    ['场', '30', '0'],
    ['场', '30', '#,##0'],
    ['人次', '12480', '#,##0;-#,##0'],
    ['人次', '12480', '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ '],
    ['元', '7.5', '#,##0.00_);(#,##0.00)'],
    ['元', '7.5', '"¥"#,##0.00'],
    ['万元', '7.5', '[$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00'],
    ['元', '7.5', '￥0.00'],
    ['场', '30', '0"场"'],
    ['场', '30', '0" 场"'],
    ['场', '30', '0\\场'],
    ['场', '30', '0!场'],
    ['场', '30', 'G/通用格式"场"'],
    ['场', '30', 'General"场"'],
    ['场', '30', '0"（场）"'],
    ['元/人', '0.85', '0.00"元"'],
    ['万元', '7.5', '0.0"万元"'],
    ['%', '95', '0"%"'],
    ['公里', '0.5', '# ?/?'],
    ['人次', '12480', '0.00E+00'],
    ['场', '30', '[DBNum1][$-804]General'],
    ['场', '30', '[Red]0'],
    ['场', '30', '[>=100]0;0"场"'],
    ['场', '30', '00000'],
    ['场', '30', '0_场'],
    ['场', '30', '0*场'],
    ['场', '30', '@'],
    ['场', '-0', '0'],
    ['场', '0', '#,##0;-#,##0;"-"'],
    ['场', '0', '0;-0;;@'],
  ])('%s, %s as %s', (measure, stored, format) => {
    expect(readFormatted(measure, stored, format)).toEqual([stored === '-0' ? '0' : stored, null])
  })
})

describe('formats that show another number than the stored one: refused', () => {
  it.each([
    ['in thousands', '万元', '75000', '0.0,'],
    ['in thousands, grouped', '元', '75000', '#,##0,'],
    ['in millions', '元', '7500000', '0.0,,"百万元"'],
    ['in 万, as WPS offers it', '万元', '75000', '0!.0,"万元"'],
    ['in 万, to four places', '万元', '75000', '0!.0000"万元"'],
    ['in 万, with a backslash', '元', '75000', '0\\.0,"万"'],
    ['with a point that is none', '元', '75', '0"."0'],
    ['with a digit that is none', '场', '3', '0"0"'],
    ['only from a limit on', '万元', '75000', '[>=10000]0!.0,"万";0'],
    ['like a range', '场', '30', '0-0'],
    ['hidden', '场', '30', ';;;'],
    ['a word instead of it', '场', '30', '"若干"'],
    ['nothing for what is below zero', '元', '-5', '0;;0'],
  ])('%s', (_what, measure, stored, format) => {
    expect(readFormatted(measure, stored, format)).toEqual([null, 'unreadable-number'])
  })

  it('below the limit of such a format the number is read', () => {
    expect(readFormatted('万元', '75', '[>=10000]0!.0,"万";0')).toEqual(['75', null])
  })
})

describe('formats that show another unit than the measure: refused, as the same text would be', () => {
  it.each([
    ['万元', '75000', '0"元"'],
    ['元', '7.5', '0.0"万元"'],
    ['元', '7.5', '0.0"万"'],
    ['场', '30', '0"人"'],
    ['场', '30', '0"%"'],
    ['%', '95', '0"‰"'],
    ['%', '95', '0"场"'],
    ['场', '30', '"第"0'],
    ['场', '30', '"不足"0'],
    ['场', '30', '0"以下"'],
  ])('%s, %s as %s', (measure, stored, format) => {
    expect(readFormatted(measure, stored, format)).toEqual([null, 'unreadable-number'])
  })
})

describe('percent formats: by what they show of this number', () => {
  it.each([
    ['0.95', '0%', '95', null],
    ['0.9501', '0.00%_);(0.00%)', '95.01', null],
    ['0.95', '[Red]0.0%;[Blue]-0.0%', '95', null],
    ['0.95', '[$-804]0%', '95', null],
    ['0.95', 'General%', '95', null],
    ['0.95', '"约"0%', '95', 'approximate'],
    // Another section shows it, without a percent sign.
    ['0.95', '0.00;0.00;0%', '0.95', null],
    ['1.5', '[>1]0.0;0%', '1.5', null],
    ['0.95', '[>1]0.0;0%', '95', null],
    // 9500%%, and thousandths of 95 %.
    ['0.95', '0%%', null, 'unreadable-number'],
    ['0.95', '0,%', null, 'unreadable-number'],
    ['0.95', '0%"以下"', null, 'unreadable-number'],
  ])('%s as %s', (stored, format, value, code) => {
    expect(readFormatted('%', stored, format)).toEqual([value, code])
  })
})

it('a format that calls the number approximate is believed', () => {
  expect(readFormatted('场', '300', '"约"0')).toEqual(['300', 'approximate'])
  expect(readFormatted('场', '300', '0"余场"')).toEqual(['300', 'approximate'])
})

it('says what is wrong and what to do', () => {
  const row = formRow({ measure: '万元', target: null })
  expect(cellOf(readOne(row, { 实际完成值: number('75000', '0!.0,"万元"') }), 'actual')?.message).toBe(
    '市科协 自评表!H5 写的是“75000”，单元格的显示格式改变了数的大小或单位，看到的和保存的不一样，请把格式改为常规，请按计量单位“万元”只填数字。',
  )
})
