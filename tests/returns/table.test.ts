import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORM_HEADERS, type FormHeader } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import {
  buildWorkbook,
  date,
  evidenceSheet,
  formula,
  number,
  range,
  tableRow,
  tableSheet,
  type Answers,
  type Content,
} from './build-sheet.ts'
import { cellOf, codesOf, formOf, formRow, gradedRow, read, THREE, yesNoRow } from './example-return.ts'
import { bookOf, EXPECTED, filledRows, valuesOf, type Row } from './filled-return.ts'

describe('the form as handed out, filled in', () => {
  it('is read whole, without a remark', () => {
    const reading = read(bookOf({ rows: filledRows() }), THREE)
    expect(reading).toMatchObject({ sheet: '自评表', remarks: [], complete: true, rows: EXPECTED })
    expect(reading.cells.map((cell) => cell.remark ?? cell.error)).toEqual(Array(9).fill(null))
    expect(reading.head).toEqual({
      filledBy: '张三',
      phone: '0534-1234567',
      responsible: '李四',
      date: '2019-01-10',
    })
    expect(reading.evidence[0]).toEqual({
      number: '1',
      indicators: '1.1',
      title: '材料1',
      reference: '德科协〔2018〕3号',
      kind: '文件',
      pages: '1-2',
    })
  })

  it('with a sum row, notes and signatures under the table', () => {
    const rows = [
      ...filledRows(),
      { 编号: '合计', 分值: number('30'), 自评得分: number('29') },
      { 重点任务: '合　计', 自评得分: number('29') },
      { 编号: '注：没有该项填“-”。' },
      { 重点任务: '填表人：张三', 实际完成值: '联系电话：1234567' },
      { 编号: '单位（盖章）' },
    ]
    expect(codesOf(read(bookOf({ rows }), THREE))).toEqual([])
  })
})

describe('columns', () => {
  it('in any order, with added ones between, shift no value', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...FORM_HEADERS, '序号', '审核得分', '审核意见', null, null], {
          minLength: 21,
          maxLength: 21,
        }),
        (headers) => {
          const rows = filledRows().map((row) => ({ ...row, 序号: '9', 审核得分: '1', 审核意见: '同意' }))
          expect(valuesOf(bookOf({ headers, rows }))).toEqual(EXPECTED)
        },
      ),
    )
  })

  it.each<[FormHeader, string]>([
    ['具体任务（指标）', '具体任务(指标)'],
    ['具体任务（指标）', '具体任务\n（指标）'],
    ['实际完成值', ' 实 际　完成值 '],
    ['偏差原因及改进措施', '偏差原因\n及改进措施'],
    ['编号', '编　号'],
    ['自评得分', '自评得分：'],
    ['自评得分', '自评得分（分）'],
    ['自评得分', '自评得分(必填)*'],
    ['实际完成值', '*实际\n完成值（填数字）'],
    ['实际完成值', '实际完成值\n（单位填写）'],
    ['备注', '备 注'],
  ])('%s is found written “%s”', (header, written) => {
    const headers = FORM_HEADERS.map((each) => (each === header ? written : each))
    const rows = filledRows().map((row) => ({ ...row, [written]: row[header] ?? '' }))
    expect(valuesOf(bookOf({ headers, rows }))).toEqual(EXPECTED)
  })

  it('deleted: the values of that column are gone, all others stay', () => {
    const headers = FORM_HEADERS.filter(
      (header) => header !== '完成率' && header !== '备注' && header !== '计量单位',
    )
    expect(valuesOf(bookOf({ headers, rows: filledRows() }))).toEqual(EXPECTED)
  })

  it('deleted with all its answers: said, as every row reads as not filled in', () => {
    const headers = FORM_HEADERS.filter((header) => header !== '实际完成值')
    expect(read(bookOf({ headers, rows: filledRows() }), THREE).remarks).toEqual([
      {
        code: 'changed-title',
        indicator: null,
        message: '工作表“自评表”没有“实际完成值”列，各行这一项都按未填读取，请核对是否误删了列或改过表头。',
      },
    ])
  })

  it('renamed beyond knowing: a remark names what was not read', () => {
    const headers = FORM_HEADERS.map((header) => (header === '自评得分' ? '得分（自己打）' : header))
    const rows = filledRows().map((row) => ({ ...row, '得分（自己打）': '9' }))
    const reading = read(bookOf({ headers, rows }), THREE)
    expect(reading.remarks).toEqual([
      {
        code: 'changed-title',
        indicator: null,
        message: '工作表“自评表”缺少“自评得分”列，另有不认识的“得分（自己打）”列未读取，请核对是否改过表头。',
      },
    ])
  })

  it('of another year or kind beside it is another column', () => {
    for (const other of ['实际完成值（上年）', '实际完成值（去年）', '上年实际完成值', '自评得分（审核）']) {
      const headers = [...FORM_HEADERS, other]
      const rows = filledRows().map((row) => ({ ...row, [other]: '7' }))
      const reading = read(bookOf({ headers, rows }), THREE)
      expect(reading).toMatchObject({ rows: EXPECTED, remarks: [] })
    }
  })

  it('twice with the same text: the filled one counts, two filled ones are doubt', () => {
    const headers = [...FORM_HEADERS, '实际完成值']
    const blank = filledRows().map((row) => [...FORM_HEADERS.map((h) => row[h] ?? null), null])
    expect(valuesOf(bookOf({ headers, rows: blank }))).toEqual(EXPECTED)
    const both = filledRows().map((row) => [...FORM_HEADERS.map((h) => row[h] ?? null), '99'])
    expect(locateTable(bookOf({ headers, rows: both }), THREE)).toEqual({
      ok: false,
      error: {
        code: 'table-doubt',
        message:
          '工作表“自评表”的 H 列、Q 列表头都是“实际完成值”，不能确定以哪一列为准。请只保留一列后重新报送。',
      },
    })
  })

  it('with headers merged over two rows', () => {
    const headers = FORM_HEADERS.map((header) =>
      header === '自评档次' || header === '自评得分' ? header : null,
    )
    const above = FORM_HEADERS.map((header) =>
      header === '自评档次' ? '自评' : header === '自评得分' ? null : header,
    )
    const merges = FORM_HEADERS.flatMap((header, index) =>
      header === '自评档次' || header === '自评得分' ? [] : [range(1, index + 1, 2, index + 1)],
    )
    const rows = filledRows().map((row) => FORM_HEADERS.map((h) => row[h] ?? null))
    expect(valuesOf(bookOf({ head: [above], headers, rows, more: { merges } }))).toEqual(EXPECTED)
  })
})

describe('rows', () => {
  it('in any order, with empty, added and deleted ones, shift no value', () => {
    const extra: Row[] = [
      {},
      { 编号: '9.9', 实际完成值: '7' },
      { 完成情况说明: '另开展活动' },
      { 编号: '合计', 自评得分: '29' },
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray([...filledRows(), ...extra]), (rows) => {
        const kept = new Set(rows.map((row) => row['编号']))
        if (!THREE.rows.some((row) => kept.has(row.indicatorId))) return
        const empty = { actual: null, band: null, selfScore: null, evidence: [] }
        expect(valuesOf(bookOf({ rows }))).toEqual(
          EXPECTED.map((row) => (kept.has(row.indicator) ? row : { ...empty, indicator: row.indicator })),
        )
      }),
    )
  })

  it.each<[string, Content]>([
    ['a number', number('1.1')],
    ['a number with noise', number('1.1000000000000001')],
    ['full-width', '１．１'],
    ['with spaces', ' 1.1　'],
    ['with a Chinese full stop', '1。1'],
    ['with a comma behind', '1.1、'],
  ])('by 编号 written as %s', (_, id) => {
    const rows = filledRows().map((row) => (row['编号'] === '1.1' ? { ...row, 编号: id } : row))
    expect(valuesOf(bookOf({ rows }))).toEqual(EXPECTED)
  })

  it('by title where 编号 is blank or a date made of it', () => {
    for (const id of [undefined, '  ', date('43101')]) {
      const rows = filledRows().map((row) => {
        const others = Object.entries(row).filter(([header]) => header !== '编号')
        return { ...Object.fromEntries(others), ...(id === undefined ? {} : { 编号: id }) }
      })
      expect(valuesOf(bookOf({ rows }))).toEqual(EXPECTED)
    }
  })

  it('without the whole column 编号', () => {
    const headers = FORM_HEADERS.filter((header) => header !== '编号')
    expect(valuesOf(bookOf({ headers, rows: filledRows() }))).toEqual(EXPECTED)
  })

  it('1.1 and 1.10 apart, by format, else by title', () => {
    const form = formOf([formRow(), formRow({ indicatorId: '1.10', title: '举办科普展览' })])
    const rows = (ids: readonly Content[]) =>
      form.rows.map((row, index) =>
        tableRow(row, { 编号: ids[index] ?? '', 实际完成值: number(String(index + 30)), 备注: '多' }),
      )
    for (const ids of [
      [number('1.1'), number('1.1', '0.00')],
      [number('1.1'), number('1.1')],
      ['1.1', '1.10'],
    ]) {
      const reading = read(buildWorkbook([tableSheet({ rows: rows(ids) })]), form)
      expect(reading.rows.map((row) => row.actual)).toEqual(['30', '31'])
    }
  })

  it('a deleted row is an empty one', () => {
    const reading = read(bookOf({ rows: filledRows().slice(1) }), THREE)
    expect(reading.rows[0]).toMatchObject({
      indicator: '1.1',
      filled: false,
      answered: false,
      refused: false,
    })
    expect([reading.complete, codesOf(reading)]).toEqual([false, []])
  })

  it('the same 编号 twice: the first stands and can be scored, the second’s cells are errors', () => {
    const [first = {}] = filledRows()
    const rows = [...filledRows(), { ...first, 实际完成值: number('99') }]
    const reading = read(bookOf({ rows }), THREE)
    expect(reading.rows[0]).toMatchObject({ actual: '22', selfScore: 1000, refused: false })
    expect(reading.cells.filter((cell) => cell.error !== null)).toEqual([
      expect.objectContaining({
        indicator: '1.1',
        field: 'actual',
        cell: 'H8',
        original: '99',
        value: null,
        error: 'duplicate-row',
      }),
      expect.objectContaining({
        indicator: '1.1',
        field: 'selfScore',
        cell: 'M8',
        value: null,
        error: 'duplicate-row',
      }),
      expect.objectContaining({
        indicator: '1.1',
        field: 'evidence',
        cell: 'O8',
        value: null,
        error: 'duplicate-row',
      }),
    ])
    expect(reading.complete).toBe(false)
  })

  it('an empty first row of two is not taken for 缺报', () => {
    const [row = formRow()] = THREE.rows
    const rows = [tableRow(row), ...filledRows()]
    const reading = read(bookOf({ rows }), THREE)
    expect(reading.rows[0]).toMatchObject({ actual: null, refused: true, filled: true })
    expect(cellOf(reading, 'actual', '1.1')).toMatchObject({ error: 'duplicate-row', original: '22' })
  })

  it.each<[string, Row]>([
    ['an unknown 编号', { 编号: '9.9', 实际完成值: '7' }],
    ['an unknown 编号 alone', { 编号: '1.6' }],
    ['no 编号', { 完成情况说明: '另举办两场' }],
    ['a title that is not on the form', { '具体任务（指标）': '自选工作', 自评得分: '5' }],
    ['a known title on a second row', { '具体任务（指标）': '举办科普报告会', 实际完成值: '7' }],
  ])('added with %s: a remark', (_, row) => {
    expect(codesOf(read(bookOf({ rows: [...filledRows(), row] }), THREE))).toEqual(['unknown-row'])
  })

  it('the header row once more is no added row', () => {
    const again = Object.fromEntries(FORM_HEADERS.map((header) => [header, header]))
    expect(codesOf(read(bookOf({ rows: [...filledRows(), again] }), THREE))).toEqual([])
  })

  it('a header row further down with the columns in another order is said: the rows below it may be read askew', () => {
    const again: Record<string, string> = Object.fromEntries(FORM_HEADERS.map((header) => [header, header]))
    const swapped = { ...again, 实际完成值: '自评得分', 自评得分: '实际完成值' }
    const [first, ...rest] = filledRows()
    const rows = [...(first === undefined ? [] : [first]), swapped, ...rest]
    expect(read(bookOf({ rows }), THREE).remarks).toEqual([
      {
        code: 'changed-title',
        indicator: null,
        message:
          '工作表“自评表”第 6 行又是一行表头，列的次序与第 4 行不同，以下各行仍按第 4 行的列读取，请核对。',
      },
    ])
  })

  it('an answer on the sum row, as after answers were moved down by one, is said; sums and formulas are not', () => {
    const sums = { 编号: '合计', 分值: number('30'), 自评得分: number('29'), 实际完成值: formula('31') }
    const remarks = (row: Answers): readonly string[] =>
      codesOf(read(bookOf({ rows: [...filledRows(), row] }), THREE))
    expect(remarks(sums)).toEqual([])
    expect(remarks({ ...sums, 实际完成值: number('4') })).toEqual(['unknown-row'])
    expect(remarks({ ...sums, 自评档次: '达成' })).toEqual(['unknown-row'])
    expect(remarks({ ...sums, 完成情况说明: '开展 3 场活动' })).toEqual(['unknown-row'])
    expect(remarks({ ...sums, 备注: '已核对' })).toEqual([])
  })
})

describe('which sheet', () => {
  const blank = () => tableSheet({ rows: THREE.rows.map((row) => tableRow(row)), name: '自评表' })
  const named = (name: string) => tableSheet({ rows: filledRows(), name })
  const sheetOf = (workbook: Workbook) => {
    const table = locateTable(workbook, THREE)
    return table.ok ? table.value.grid.sheet.name : table.error.code
  }
  it.each([
    ['named otherwise', [named('Sheet1')], 'Sheet1'],
    ['named 自评表 before others', [named('草稿'), named('自评表')], '自评表'],
    ['after other sheets', [evidenceSheet(['1']), named('自评表')], '自评表'],
    ['visible before hidden', [{ ...named('自评表'), state: 'hidden' as const }, named('表1')], '表1'],
    ['the only one, hidden', [{ ...named('自评表'), state: 'veryHidden' as const }], '自评表'],
    [
      'the one filled in of two',
      [tableSheet({ rows: THREE.rows.map((r) => tableRow(r)), name: '空表' }), named('表2')],
      'table-doubt',
    ],
    ['two filled alike', [named('表1'), named('表2')], 'table-doubt'],
    ['自评表 empty, a copy filled in', [blank(), named('自评表 (2)')], 'table-doubt'],
    ['no table at all', [evidenceSheet(['1'])], 'no-table'],
    [
      'a table of other indicators',
      [tableSheet({ rows: [tableRow(gradedRow({ indicatorId: 'X9', title: '其他' }))] })],
      'no-table',
    ],
  ])('%s', (_, sheets, expected) => expect(sheetOf(buildWorkbook(sheets))).toBe(expected))

  it('no table: says what was seen and what to do', () => {
    expect(locateTable(buildWorkbook([evidenceSheet(['1'])]), THREE)).toEqual({
      ok: false,
      error: {
        code: 'no-table',
        message:
          '找不到自评表：文件中有工作表“佐证材料目录”，但没有带“编号”“实际完成值”“自评得分”等表头的表。请使用下发的自评表填写后重新报送。',
      },
    })
  })

  it('a table of which no row is known: the header is not denied', () => {
    const rows = THREE.rows.map((row, index) =>
      tableRow({ ...row, indicatorId: `第${index + 1}项`, title: '另一项' }),
    )
    expect(locateTable(buildWorkbook([tableSheet({ rows })]), THREE)).toEqual({
      ok: false,
      error: {
        code: 'no-table',
        message:
          '工作表“自评表”有自评表的表头，但没有一行的编号或指标名称与市科协的指标相符，不能确定填的是哪些指标。请核对是不是别的单位的表，或恢复下发时的编号后重新报送。',
      },
    })
  })

  it('extra sheets shift nothing', () => {
    const other = tableSheet({
      rows: [tableRow(yesNoRow({ indicatorId: 'G03' }), { 实际完成值: '否' })],
      name: '上年',
    })
    const sheets = [other, named('自评表'), evidenceSheet(['1', '2', '3', '4'])]
    expect(valuesOf(buildWorkbook(sheets))).toEqual(EXPECTED)
  })
})
