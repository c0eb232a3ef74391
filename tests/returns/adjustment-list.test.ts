import { expect, test } from 'vitest'
import { unitId } from '#shared/plan/unit.ts'
import { readAdjustmentList } from '#shared/returns/adjustment-list.ts'
import { day as calendarDay } from '#shared/scheme/day.ts'
import type { Cell, CellRange, CellType, Workbook } from '#shared/returns/workbook.ts'

type Plain = string | readonly [CellType, string]

const HEADER = ['单位', '类别（加分/扣分/材料不实/一票否决）', '事由', '级别', '文号', '日期', '分值']
const LEVELS = ['国家级', '省部级', '市厅级']
const UNITS = new Map([
  ['市教育局', unitId('D02')],
  ['市科学技术局', unitId('D03')],
])

function sheetOf(name: string, rows: readonly (readonly Plain[])[], merges: readonly CellRange[] = []) {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((plain, c): Cell[] => {
      const [type, text] = typeof plain === 'string' ? (['text', plain] as const) : plain
      if (text === '' && type === 'text') return []
      return [{ row: r + 1, column: c + 1, type, text, value: text, format: null, formula: false }]
    }),
  )
  return { name, state: 'visible' as const, cells, merges, hiddenRows: [], hiddenColumns: [] }
}

function read(...sheets: readonly ReturnType<typeof sheetOf>[]) {
  const workbook: Workbook = { kind: 'xlsx', sheets, externalLinks: false, macros: false }
  return readAdjustmentList(workbook, (text) => UNITS.get(text) ?? null, LEVELS, calendarDay('2019-01-20'))
}

test('每类各一行：单位按别名认，级别、文号、日期、分值照读', () => {
  const result = read(
    sheetOf('加减分', [
      ['2018年度加减分清单'],
      HEADER,
      ['市教育局', '加分', '获全国先进集体', '国家级', '国发〔2018〕1号', ['date', '43409'], ''],
      ['市科学技术局', '扣分', '迟报信息', '', '', '', ['number', '0.80000000000000004']],
      ['市教育局', '材料不实', '台账与现场不符', '', '督〔2018〕3号', '2018/11/5', ''],
      [],
      ['市教育局', '一票否决', '弄虚作假', '', '督〔2018〕4号', '2018年11月5日', ''],
    ]),
  )
  expect(result).toEqual({
    errors: [],
    rows: [
      {
        sheet: '加减分',
        cell: 'A3',
        unit: 'D02',
        kind: 'bonus',
        reason: '获全国先进集体',
        level: '国家级',
        document: '国发〔2018〕1号',
        day: '2018-11-05',
        points: null,
      },
      {
        sheet: '加减分',
        cell: 'A4',
        unit: 'D03',
        kind: 'deduction',
        reason: '迟报信息',
        level: '',
        document: '',
        day: null,
        points: 80,
      },
      {
        sheet: '加减分',
        cell: 'A5',
        unit: 'D02',
        kind: 'false-material',
        reason: '台账与现场不符',
        level: '',
        document: '督〔2018〕3号',
        day: '2018-11-05',
        points: null,
      },
      {
        sheet: '加减分',
        cell: 'A7',
        unit: 'D02',
        kind: 'veto',
        reason: '弄虚作假',
        level: '',
        document: '督〔2018〕4号',
        day: '2018-11-05',
        points: null,
      },
    ],
  })
})

test.each([
  ['2018-11-05', '2018-11-05'],
  ['2018年11月5日', '2018-11-05'],
  ['2018/11/5', '2018-11-05'],
  ['2018.11.5', '2018-11-05'],
  ['２０１８年１１月５日', '2018-11-05'],
  ['20181105', '2018-11-05'],
])('日期写作 %s 读作 %s', (text, day) => {
  const { rows } = read(sheetOf('清单', [HEADER, ['市教育局', '加分', '获奖', '国家级', '1号', text, '']]))
  expect(rows.map((row) => row.day)).toEqual([day])
})

test.each<[Plain, number | null]>([
  [['number', '0.5'], 50],
  ['1.25分', 125],
  ['０．６', 60],
  ['', null],
])('分值 %j 读作 %j（百分之一分）', (plain, points) => {
  const { rows, errors } = read(
    sheetOf('清单', [HEADER, ['市教育局', '加分', '获奖', '国家级', '1号', '2018-11-05', plain]]),
  )
  expect({ errors, points: rows.map((row) => row.points) }).toEqual({ errors: [], points: [points] })
})

const GOOD: readonly Plain[] = ['市教育局', '加分', '获奖', '国家级', '1号', '2018-11-05', '1']

test.each<[number, Plain, string, string]>([
  [0, '市水利局', 'A2', '工作表“清单”A2（单位）“市水利局”不是本年度的评价单位，请改为名册中的单位名称。'],
  [0, '', 'A2', '工作表“清单”A2（单位）没有填写，请填写单位名称。'],
  [1, '奖励', 'B2', '工作表“清单”B2（类别）“奖励”不是规定的类别，请改为加分、扣分、材料不实、一票否决之一。'],
  [2, '', 'C2', '工作表“清单”C2（事由）没有填写，请写明事由。'],
  [
    3,
    '县级',
    'D2',
    '工作表“清单”D2（级别）“县级”不是本年度办法规定的级别，请改为国家级、省部级、市厅级之一。',
  ],
  [3, '', 'D2', '工作表“清单”D2（级别）没有填写，加分须有级别，请填写国家级、省部级、市厅级之一。'],
  [4, '', 'E2', '工作表“清单”E2（文号）没有填写，加分须有文号，请补填。'],
  [5, '', 'F2', '工作表“清单”F2（日期）没有填写，加分须有日期，请补填。'],
  [
    5,
    '去年11月',
    'F2',
    '工作表“清单”F2（日期）“去年11月”不是能识别的日期，请改为如 2018-11-05 或 2018年11月5日。',
  ],
  [
    5,
    '2018-02-30',
    'F2',
    '工作表“清单”F2（日期）“2018-02-30”不是能识别的日期，请改为如 2018-11-05 或 2018年11月5日。',
  ],
  [6, '-1', 'G2', '工作表“清单”G2（分值）“-1”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。'],
  [
    6,
    '0.125',
    'G2',
    '工作表“清单”G2（分值）“0.125”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。',
  ],
  [6, ['error', '#REF!'], 'G2', '工作表“清单”G2（分值）是错误值 #REF!，请改为实际内容。'],
])('第 %i 列填 %j：不登记，并指明单元格', (column, plain, cell, message) => {
  const row = GOOD.map((value, index) => (index === column ? plain : value))
  expect(read(sheetOf('清单', [HEADER, row]))).toEqual({
    rows: [],
    errors: [{ sheet: '清单', cell, message }],
  })
})

test('一行有错，其余各行照常登记；一行的几处错各报一条', () => {
  const { rows, errors } = read(
    sheetOf('清单', [HEADER, ['市水利局', '加分', '', '国家级', '1号', '2018-11-05'], GOOD]),
  )
  expect({ rows: rows.map(({ cell }) => cell), errors: errors.map(({ cell }) => cell) }).toEqual({
    rows: ['A3'],
    errors: ['A2', 'C2'],
  })
})

test('列序可换，表头可在别的工作表；合并的单位格对其下各行都算', () => {
  const { rows, errors } = read(
    sheetOf('说明', [['填写说明']]),
    sheetOf(
      '表2',
      [
        ['序号', '分值', '单位名称', '事由', '类别'],
        ['1', '2', '市教育局', '迟报', '扣分'],
        ['2', '1', '', '漏报', '扣分'],
      ],
      [{ top: 2, left: 3, bottom: 3, right: 3 }],
    ),
  )
  expect({ errors, rows: rows.map(({ cell, unit, points }) => [cell, unit, points]) }).toEqual({
    errors: [],
    rows: [
      ['C2', 'D02', 200],
      ['C3', 'D02', 100],
    ],
  })
})

test('扣分须写明分值', () => {
  const { errors } = read(sheetOf('清单', [HEADER, ['市教育局', '扣分', '迟报', '', '', '', '']]))
  expect(errors.map(({ message }) => message)).toEqual([
    '工作表“清单”G2（分值）没有填写，扣分须写明分值，请补填。',
  ])
})

test('分值被 Excel 变成日期、百分比、放大缩小的，或划掉的行：都不登记，并说明', () => {
  const sheet = sheetOf('清单', [
    HEADER,
    ['市教育局', '扣分', '迟报', '', '', '', ['date', '43102']],
    ['市教育局', '扣分', '漏报', '', '', '', ['number', '0.5']],
    ['市教育局', '扣分', '错报', '', '', '', ['number', '5000']],
    ['市教育局', '扣分', '已撤销', '', '', '', ['number', '1']],
  ])
  const formats = new Map([
    [3, '0%'],
    [4, '0.0,'],
  ])
  const cells = sheet.cells.map((cell): Cell => {
    if (cell.column === 7 && cell.type === 'number') return { ...cell, format: formats.get(cell.row) ?? null }
    return cell.row === 5 && cell.column === 3 ? { ...cell, setApart: true } : cell
  })
  const { rows, errors } = read({ ...sheet, cells })
  expect(rows).toEqual([])
  expect(errors.map(({ message }) => message)).toEqual([
    '工作表“清单”G2（分值）“2018-01-02”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。',
    '工作表“清单”G3（分值）“50%”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。',
    '工作表“清单”G4（分值）“5000”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。',
    '工作表“清单”C5（事由）加了删除线，或有上标、下标，不能确定是否作数，请改成普通文字，或删去这一行。',
  ])
})

test('没有表头的文件：说明该怎么写', () => {
  expect(read(sheetOf('Sheet1', [['随便'], ['什么']]))).toEqual({
    rows: [],
    errors: [
      {
        sheet: 'Sheet1',
        cell: 'A1',
        message:
          '没有找到加减分清单：请在一张工作表里写明表头“单位、类别、事由、级别、文号、日期、分值”，其下每行一条。',
      },
    ],
  })
})

test('手误一看便知的不登记：日期还没有到，分值大得出奇；合计行不是一条', () => {
  const line = (date: string, points: string): readonly Plain[] => [
    '市教育局',
    '加分',
    '示例表彰',
    '国家级',
    '国发〔2018〕1号',
    date,
    points,
  ]
  const rows = [
    line('2019-01-20', '1000'),
    line('2019-01-21', '1'),
    line('2108-06-01', '1'),
    line('2018-06-01', '1001'),
  ]
  const result = read(sheetOf('清单', [HEADER, ...rows, ['合计', '', '', '', '', '', '3']]))
  expect(result.rows.map(({ cell }) => cell)).toEqual(['A2'])
  expect(result.errors.map(({ message }) => message)).toEqual([
    '工作表“清单”F3（日期）2019年1月21日还没有到，请改正日期。',
    '工作表“清单”F4（日期）2108年6月1日还没有到，请改正日期。',
    '工作表“清单”G5（分值）“1001”不能识别，请填从 0 到 1000、最多两位小数的数，扣分也填正数。',
  ])
})

test('两列表头相同、都有内容：以哪一列为准不猜，这张表不登记', () => {
  const row: readonly Plain[] = [
    '市教育局',
    '加分',
    '示例表彰',
    '国家级',
    '国发〔2018〕1号',
    '2018-06-01',
    '1',
  ]
  const twice = read(
    sheetOf('清单', [
      [...HEADER, '分值'],
      [...row, '2'],
    ]),
  )
  expect(twice).toEqual({
    rows: [],
    errors: [
      {
        sheet: '清单',
        cell: 'H1',
        message: '工作表“清单”的 G 列和 H 列表头都是“分值”，不能确定以哪一列为准，没有登记。请只保留一列。',
      },
    ],
  })
  expect(read(sheetOf('清单', [[...HEADER, '分值'], row])).rows.map(({ points }) => points)).toEqual([100])
})
