import { describe, expect, it } from 'vitest'
import {
  boolean,
  buildSheet,
  buildWorkbook,
  date,
  formula,
  identitySheet,
  number,
  tableRow,
  tableSheet,
  type Content,
} from './build-sheet.ts'
import type { Sheet } from '#shared/returns/workbook.ts'
import { cellOf, formOf, formRow, gradedRow, read, readOne } from './example-return.ts'

const asText = (content: Content): string | null | undefined =>
  cellOf(readOne(gradedRow(), { 自评档次: '达成', 完成情况说明: content }), 'narrative')?.value

describe('a number or date in a column of texts says what the sheet shows', () => {
  it.each<[string, Content, string]>([
    ['a whole number', number('22'), '22'],
    ['binary noise', number('0.30000000000000004'), '0.3'],
    ['a percentage', number('0.95', '0%'), '95%'],
    ['a percentage with decimals', number('0.9537', '0.00%'), '95.37%'],
    ['a date', date('43465'), '2018-12-31'],
    ['a date and time', date('43465.5'), '2018-12-31'],
    ['true', boolean(true), 'TRUE'],
    ['a text that looks like a number', '007', '007'],
    ['a picture that WPS keeps in the cell', formula('=DISPIMG("ID_5F",1)', 'text'), '（单元格中的图片）'],
    ['what is left of such a picture', '=_xlfn.DISPIMG("ID_5F",1)', '（单元格中的图片）'],
    ['a text about it', '见 DISPIMG("ID_5F",1)', '见 DISPIMG("ID_5F",1)'],
  ])('%s', (_what, content, text) => {
    expect(asText(content)).toBe(text)
  })
})

describe('dates of old Excel for the Mac, counted from 1904', () => {
  const serial = date('42003') // 2018-12-31 there, 2014-12-30 elsewhere
  const form = formOf([formRow()])
  const book = (date1904: boolean) =>
    read(
      buildWorkbook(
        since(date1904, [
          tableSheet({
            rows: form.rows.map((row) => tableRow(row, { 实际完成值: number('22'), 备注: serial })),
            head: [['填报日期', serial]],
          }),
          buildSheet('佐证材料目录', [
            ['编号', '对应指标编号', '材料名称', '文号或日期', '类型', '页码'],
            ['1', '1.1', '总结', serial],
          ]),
          identitySheet(form),
        ]),
      ),
      form,
    )

  const since = (date1904: boolean, sheets: readonly Sheet[]): readonly Sheet[] =>
    date1904 ? sheets.map((sheet) => ({ ...sheet, date1904: true })) : sheets

  it.each([
    [true, '2018-12-31'],
    [false, '2014-12-30'],
  ])('%s: %s everywhere', (date1904, day) => {
    const reading = book(date1904)
    expect(cellOf(reading, 'note')).toMatchObject({ original: '42003', value: day })
    expect([reading.head.date, reading.evidence[0]?.reference, reading.rows[0]?.note]).toEqual([
      day,
      day,
      day,
    ])
  })
})
