import { describe, expect, it } from 'vitest'
import { locateTable } from '#shared/returns/locate-table.ts'
import type { Sheet } from '#shared/returns/workbook.ts'
import { buildWorkbook, evidenceSheet, identitySheet, number, tableRow, tableSheet } from './build-sheet.ts'
import { read, THREE } from './example-return.ts'
import { EXPECTED, filledRows, valuesOf, type Row } from './filled-return.ts'

const table = (name: string, rows: readonly Row[], state: Sheet['state'] = 'visible'): Sheet => ({
  ...tableSheet({ rows, name }),
  state,
})
const blankRows = (): Row[] => THREE.rows.map((row) => tableRow(row))
const changedRows = (): Row[] =>
  filledRows().map((row, index) => (index === 0 ? { ...row, 实际完成值: number('99') } : row))
const rest = [evidenceSheet(['1', '2', '3', '4', '5']), identitySheet(THREE)]

const unknownRow = (message: string) => ({ code: 'unknown-row', indicator: null, message })

describe('another table of the form that is filled in differently', () => {
  it('beside the one named 自评表 is named in a remark, and shifts no value', () => {
    const workbook = buildWorkbook([
      table('自评表', filledRows()),
      table('自评表 (2)', changedRows()),
      ...rest,
    ])
    expect(valuesOf(workbook)).toEqual(EXPECTED)
    expect(read(workbook, THREE).remarks).toEqual([
      unknownRow(
        '工作表“自评表 (2)”也像是填了内容的自评表，与“自评表”有 1 处不同，没有读取，请核对以哪一张为准。',
      ),
    ])
  })

  it('of another unit is named with that unit, also where both say the same', () => {
    const workbook = buildWorkbook([
      table('自评表', filledRows()),
      tableSheet({ rows: filledRows(), name: '科技局', unitName: '市科技局' }),
      ...rest,
    ])
    expect(valuesOf(workbook)).toEqual(EXPECTED)
    expect(read(workbook, THREE).remarks).toEqual([
      unknownRow(
        '工作表“科技局”像是“市科技局”的自评表，没有读取。一个文件只收一家单位的自评表，请该单位另存为一个文件报送。',
      ),
    ])
  })

  it('hidden beside the one that is read is named too', () => {
    const workbook = buildWorkbook([
      table('自评表', filledRows()),
      table('旧', changedRows(), 'hidden'),
      ...rest,
    ])
    expect(read(workbook, THREE).remarks.map(({ code }) => code)).toEqual(['unknown-row'])
  })

  it('hidden while the one on view is empty is doubt', () => {
    const workbook = buildWorkbook([
      table('自评表', blankRows()),
      table('旧', filledRows(), 'hidden'),
      ...rest,
    ])
    expect(locateTable(workbook, THREE)).toEqual({
      ok: false,
      error: {
        code: 'table-doubt',
        message:
          '工作表“自评表”、“旧”都像是填了内容的自评表，不能确定以哪一张为准。请只保留一张，命名为“自评表”后重新报送。',
      },
    })
  })
})

describe('no remark', () => {
  it.each<[string, Sheet]>([
    ['on an empty copy', table('自评表 (2)', blankRows())],
    ['on a copy that says the same', table('自评表 (2)', filledRows())],
    ['on a copy of some rows that say the same', table('摘录', filledRows().slice(0, 1))],
    [
      'on a table of other indicators',
      tableSheet({ rows: [{ 编号: 'X9', '具体任务（指标）': '其他', 实际完成值: '5' }], name: '其他' }),
    ],
    ['on notes', evidenceSheet(['9'])],
  ])('%s', (_what, other) => {
    const workbook = buildWorkbook([table('自评表', filledRows()), other, ...rest])
    expect(valuesOf(workbook)).toEqual(EXPECTED)
    expect(read(workbook, THREE).remarks).toEqual([])
  })
})
