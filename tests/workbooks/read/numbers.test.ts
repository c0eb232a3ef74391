import { describe, expect, test } from 'vitest'
import { buildSheet } from '../build-workbook.ts'
import { mustRead, showCells, showRefusal } from './shown.ts'

const row = (cells: string): string => `<row r="1">${cells}</row>`

describe('numbers', () => {
  test.each([
    ['0.1', '0.1'],
    ['1E-3', '0.001'],
    ['1.50', '1.5'],
    ['-0', '0'],
    ['-0.0', '0'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['1.2e5', '120000'],
    ['12345678901234567890.123', '12345678901234567890.123'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['1E400', `1${'0'.repeat(400)}`],
    ['1E-400', `0.${'0'.repeat(399)}1`],
  ])('%s is exactly %s', (stored, value) => {
    const cells = mustRead(buildSheet(row(`<c r="A1"><v>${stored}</v></c>`))).sheets[0]?.cells
    expect(cells).toEqual([
      { row: 1, column: 1, type: 'number', text: stored, value, format: null, formula: false },
    ])
  })

  test.each([
    '1,234.5',
    '12abc',
    'abc',
    '1E401',
    '-1E-401',
    'NaN',
    'INF',
    '0x10',
    '1 2',
    '５',
    '.',
    '-',
    'e5',
    '1e',
    '--1',
    '\u00a05',
    '\u3000',
  ])('%s in a number cell is no number, and is kept as the text that it is', (stored) => {
    expect(showCells(buildSheet(row(`<c r="A1"><v>${stored}</v></c>`)))).toEqual([`A1 text ${stored}`])
  })

  test('booleans', () => {
    const bytes = buildSheet(
      row('<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="b"><v>true</v></c>'),
    )
    expect(showCells(bytes)).toEqual([
      'A1 boolean TRUE (1)',
      'B1 boolean FALSE (0)',
      'C1 boolean TRUE (true)',
    ])
  })
})

describe('dates are told apart from numbers by their format, and stay serial numbers', () => {
  test.each([
    14,
    15,
    16,
    17,
    18,
    19,
    20,
    21,
    22,
    27,
    28,
    29,
    30,
    31,
    32,
    33,
    34,
    35,
    36,
    45,
    46,
    47,
    50,
    51,
    52,
    53,
    54,
    55,
    56,
    57,
    58,
    'yyyy"年"m"月"d"日"',
    '[h]:mm',
    '[ss]',
    '[$-804]aaaa;@m',
    'd',
    '[DBNum1][$-804]yyyy"年"',
    '[=0]"";yyyy/m/d',
  ])('%s is a date format', (format) => {
    const cells = mustRead(buildSheet(row('<c r="A1"><v>43000.5</v></c>'), { formats: [format] })).sheets[0]
      ?.cells
    expect(cells?.map(({ type, value }) => `${type} ${value}`)).toEqual(['date 43000.5'])
  })

  test.each([
    1,
    2,
    9,
    10,
    11,
    12,
    37,
    41,
    44,
    48,
    49,
    '0\\m\\²',
    '0"平方米 m2"',
    '#,##0.00"days"',
    '[Red]0.00',
    '[$￥-804]#,##0',
    '_(* #,##0_)',
    '0_h',
    '*d0',
    '[>100]0;0',
    '0.00E+00',
    '"yyyy',
  ])('%s is none', (format) => {
    const cells = mustRead(buildSheet(row('<c r="A1"><v>43000.5</v></c>'), { formats: [format] })).sheets[0]
      ?.cells
    expect(cells?.map(({ type, value }) => `${type} ${value}`)).toEqual(['number 43000.5'])
  })

  test('the format code stands with the cell; General is none', () => {
    const bytes = buildSheet(
      row(
        '<c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>0.95</v></c><c r="C1" s="2"><v>3</v></c><c r="D1" s="3" t="inlineStr"><is><t>编号</t></is></c><c r="E1" s="4"><v>7</v></c>',
      ),
      { formats: [0, '0.0%', 'General', 49, 999] },
    )
    expect(showCells(bytes)).toEqual([
      'A1 number 1',
      'B1 number 0.95 [0.0%]',
      'C1 number 3',
      'D1 text 编号 [@]',
      'E1 number 7',
    ])
  })

  test('styles that got lost are damage where a cell names one, and are not missed where none does', () => {
    const part =
      '<Relationship Id="rS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    const styled = buildSheet(row('<c r="A1" s="3"><v>43000</v></c>'), { relationships: part })
    expect(showRefusal(styled)).toContain('的 A1 单元格引用的格式不存在。')
    expect(showCells(buildSheet(row('<c r="A1" s="0"><v>4</v></c>'), { relationships: part }))).toEqual([
      'A1 number 4',
    ])
  })

  test('a style that is not there is damage: a date would pass for a number', () => {
    const bytes = buildSheet(row('<c r="A1" s="7"><v>43000</v></c>'), { formats: [0] })
    expect(showRefusal(bytes)).toContain('damaged: 文件已损坏：工作表“表1”的 A1 单元格引用的格式不存在。')
  })

  test.each([
    ['2020-01-01', '43831'],
    ['2018-12-31T12:00:00', '43465.5'],
    ['2018-12-31T12:00:00.000Z', '43465.5'],
    ['1900-03-01', '61'],
    ['1900-02-28', '59'],
    ['06:00:00', '0.25'],
  ])('ISO date %s is the serial %s', (stored, serial) => {
    expect(showCells(buildSheet(row(`<c r="A1" t="d"><v>${stored}</v></c>`)))).toEqual([
      `A1 date ${serial} (${stored})`,
    ])
  })

  test('an ISO date counts from 1904 where the workbook does', () => {
    const bytes = buildSheet(row('<c r="A1" t="d"><v>2020-01-01</v></c>'), {
      workbookProperties: '<workbookPr date1904="1"/>',
    })
    expect(showCells(bytes)).toEqual(['A1 date 42369 (2020-01-01)'])
  })

  test.each(['2020-02-30', '2020', '1.1', 'heute'])('%s is no ISO date and stays text', (stored) => {
    expect(showCells(buildSheet(row(`<c r="A1" t="d"><v>${stored}</v></c>`)))).toEqual([`A1 text ${stored}`])
  })
})
