import { describe, expect, it } from 'vitest'
import {
  buildWorkbook,
  evidenceSheet,
  identitySheet,
  number,
  range,
  tableRow,
  tableSheet,
} from './build-sheet.ts'
import { cellOf, codesOf, formOf, formRow, read, THREE } from './example-return.ts'
import { bookOf, EXPECTED, FILLED, filledRows, valuesOf, type Row } from './filled-return.ts'

describe('merged and hidden', () => {
  it('a merge’s value stands in its first cell only', () => {
    const rows = filledRows().map((row, index) => (index === 2 ? { ...row, 实际完成值: undefined } : row))
    const clean = rows.map(({ 实际完成值, ...row }) =>
      实际完成值 === undefined ? row : { ...row, 实际完成值 },
    )
    const reading = read(bookOf({ rows: clean, more: { merges: [range(5, 8, 7, 8)] } }), THREE)
    expect(reading.rows.map((row) => row.actual)).toEqual(['22', null, null])
    expect(reading.remarks).toEqual([
      {
        code: 'merged',
        indicator: null,
        message:
          '工作表“自评表”的 H5:H7被合并，合并区域只显示左上角的内容，其余各格按各自保存的内容读取，请核对相关各行。',
      },
    ])
  })

  it('merges of the head and of notes under the table are the form’s own', () => {
    const more = { merges: [range(1, 1, 1, 16), range(2, 3, 2, 4), range(12, 1, 12, 16)] }
    expect(codesOf(read(bookOf({ rows: filledRows(), more }), THREE))).toEqual([])
  })

  it('hidden rows and columns are read and named', () => {
    const more = {
      hiddenRows: [[6, 6]],
      hiddenColumns: [
        [7, 8],
        [30, 40],
      ],
    } as const
    const workbook = bookOf({ rows: filledRows(), more })
    expect(valuesOf(workbook)).toEqual(EXPECTED)
    expect(read(workbook, THREE).remarks).toEqual([
      {
        code: 'hidden',
        indicator: null,
        message: '工作表“自评表”的 G 至 H 列、第 6 行被隐藏，隐藏的内容已照常读取，请核对。',
      },
    ])
  })

  it('content that does not show is read, and its cells are named, at their item where it is one', () => {
    const [first = {}, second = {}, ...rest] = filledRows()
    const unseen = (row: Row): Row => ({
      ...row,
      实际完成值: { type: 'number', text: '22', value: '22', unseen: true },
    })
    const remarksOf = (rows: readonly Row[]): unknown => read(bookOf({ rows }), THREE).remarks
    const message = (cells: string): string =>
      `工作表“自评表”的 ${cells} 填有内容但看不见（字色与底色相同，或单元格格式设为不显示），已照常读取，请核对。`
    expect(remarksOf([unseen(first), second, ...rest])).toEqual([
      { code: 'hidden', indicator: THREE.rows[0]?.indicatorId, message: message('H5') },
    ])
    expect(remarksOf([unseen(first), unseen(second), ...rest])).toEqual([
      { code: 'hidden', indicator: null, message: message('H5、H6') },
    ])
  })
})

describe('what the office fixed', () => {
  const changed = (row: Row) => {
    const [first = {}, ...rest] = filledRows()
    const reading = read(bookOf({ rows: [{ ...first, ...row }, ...rest] }), THREE)
    return {
      remarks: reading.remarks.map(({ code, indicator }) => [code, indicator]),
      actual: reading.rows[0]?.actual,
    }
  }
  it.each<[string, Row, string]>([
    ['target', { 年度目标值: number('10') }, 'changed-target'],
    ['target wiped', { 年度目标值: '' }, 'changed-target'],
    ['measure', { 计量单位: '次' }, 'changed-target'],
    ['points', { 分值: number('20') }, 'changed-points'],
    ['title', { '具体任务（指标）': '举办讲座' }, 'changed-title'],
  ])('changed %s: a remark, and the office’s value stands', (_, row, code) => {
    expect(changed(row)).toEqual({ remarks: [[code, '1.1']], actual: '22' })
  })

  it.each<[string, Row]>([
    ['target as text', { 年度目标值: '20.0' }],
    ['target with its unit', { 年度目标值: '２０场' }],
    ['points with decimals', { 分值: '10.00' }],
    ['title with a line break', { '具体任务（指标）': '举办\n科普报告会 ' }],
  ])('the same %s: no remark', (_, row) => expect(changed(row).remarks).toEqual([]))

  it('an outdated form is compared with what it held when it was handed out', () => {
    const [first = formRow(), ...rest] = THREE.rows
    const old = formOf([{ ...first, target: { mantissa: 10n, scale: 0 } }, ...rest])
    const rows = old.rows.map((row) => tableRow(row, FILLED[row.indicatorId] ?? {}))
    const workbook = buildWorkbook([
      tableSheet({ rows }),
      evidenceSheet(['1', '2', '3', '4']),
      identitySheet(old),
    ])
    const newer = formOf(THREE.rows, { schemeVersion: 2 })
    expect(codesOf(read(workbook, newer))).toEqual(['form-outdated'])
  })
})

describe('the file as a whole', () => {
  const table = () => tableSheet({ rows: filledRows() })
  const evidence = evidenceSheet(['1', '2', '3', '4'])
  it.each([
    ['hidden sheet gone', buildWorkbook([table(), evidence]), ['form-unverified']],
    [
      'digest wrong',
      buildWorkbook([table(), evidence, identitySheet(THREE, { digest: '0'.repeat(64) })]),
      ['form-unverified'],
    ],
    [
      'external links',
      buildWorkbook([table(), evidence, identitySheet(THREE)], { externalLinks: true }),
      ['external-link'],
    ],
    ['an .xls', buildWorkbook([table(), evidence, identitySheet(THREE)], { kind: 'xls' }), ['legacy-format']],
    [
      'zeros behind its end',
      buildWorkbook([table(), evidence, identitySheet(THREE)], { padded: true }),
      ['padded'],
    ],
    [
      'the table hidden',
      buildWorkbook([{ ...table(), state: 'hidden' }, evidence, identitySheet(THREE)]),
      ['hidden'],
    ],
  ] as const)('%s', (_, workbook, codes) => {
    expect(codesOf(read(workbook, THREE))).toEqual(codes)
    expect(valuesOf(workbook)).toEqual(EXPECTED)
  })

  it('control characters and lone surrogates are removed, with a remark', () => {
    const [first = {}, ...rest] = filledRows()
    const row = { ...first, 实际完成值: '2\u00002', 完成情况说明: '举办\u0008报告\uD800会\u202E' }
    const reading = read(bookOf({ rows: [row, ...rest] }), THREE)
    expect(reading.remarks).toEqual([
      {
        code: 'control-characters',
        indicator: '1.1',
        message: 'H5、J5 含有看不见的控制字符，已去掉，请核对原文。',
      },
    ])
    expect(cellOf(reading, 'narrative')).toMatchObject({ original: '举办报告会', value: '举办报告会' })
    expect(reading.rows[0]?.actual).toBe('22')
  })

  it('line breaks and tabs are no control characters', () => {
    const [first = {}, ...rest] = filledRows()
    const reading = read(bookOf({ rows: [{ ...first, 备注: '一\r\n二\t三' }, ...rest] }), THREE)
    expect([codesOf(reading), reading.rows[0]?.note]).toEqual([[], '一\n二\t三'])
  })
})
