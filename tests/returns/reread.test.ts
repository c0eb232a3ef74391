import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locateTable, type LocatedTable } from '#shared/returns/locate-table.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import type { Field, Rewriting } from '#shared/returns/reading.ts'
import { rereadRow } from '#shared/returns/reread-row.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import { boolean, errorValue, NO_RESULT, number, tableRow, type Answers } from './build-sheet.ts'
import { read, returned, THREE } from './example-return.ts'
import { bookOf } from './filled-return.ts'

const FIELDS = Object.keys(FIELD_HEADERS) as Field[]
const TEXTS = [
  '约300场',
  '３０',
  '30%',
  '1.2万',
  '—',
  '/',
  '无',
  '不适用',
  '达成',
  '未达成',
  '合格',
  '是',
  '否',
  '0',
  '8.5分',
  '1、2；9',
  '人手不足',
  ' ',
  '3—5',
  '三十',
  '-4',
  '10.005',
]

const rewriting = (text: string): Rewriting => ({
  text,
  reason: '电话核实（示例）',
  operator: '经办人',
  at: '2019-01-20T02:00:00.000Z',
})

function located(workbook: Workbook): LocatedTable {
  const table = locateTable(workbook, THREE)
  if (!table.ok) throw new Error(table.error.message)
  return table.value
}

function reread(workbook: Workbook, indicator: string, texts: Partial<Record<Field, string>> = {}) {
  const rewritings = new Map(
    FIELDS.flatMap((field) => {
      const text = texts[field]
      return text === undefined ? [] : [[field, rewriting(text)] as const]
    }),
  )
  return rereadRow(workbook, THREE, located(workbook), indicator, { rewritings, ignoreSecond: false })
}

const content = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(
    number('0.95', '0%'),
    number('22'),
    number('8.125'),
    boolean(true),
    errorValue('#REF!'),
    NO_RESULT,
  ),
)
const answers: fc.Arbitrary<Answers> = fc
  .uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 7 })
  .chain((fields) =>
    fc
      .tuple(...fields.map(() => content))
      .map((contents) =>
        Object.fromEntries(fields.map((field, index) => [FIELD_HEADERS[field], contents[index] ?? ''])),
      ),
  )
const sheets = fc.record({ '1.1': answers, '1.2': answers, G03: answers })

describe('a row read again', () => {
  test('without a text of the office is the row as it was read', () => {
    fc.assert(
      fc.property(sheets, (filled) => {
        const workbook = returned(THREE, filled)
        const whole = read(workbook, THREE)
        for (const row of whole.rows) {
          expect(reread(workbook, row.indicator)).toEqual({
            row,
            cells: whole.cells.filter(({ indicator }) => indicator === row.indicator),
            remarks: whole.remarks.filter(
              ({ code, indicator }) => code === 'evidence-missing' && indicator === row.indicator,
            ),
          })
        }
      }),
    )
  })

  test('with the office’s texts reads as if the unit had written them, and keeps what the unit wrote', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...FIELDS), fc.constantFrom(...TEXTS), (filled, field, text) => {
        const before = returned(THREE, filled)
        const written = { ...filled, '1.1': { ...filled['1.1'], [FIELD_HEADERS[field]]: text } }
        const expected = read(returned(THREE, written), THREE)
        const again = reread(before, '1.1', { [field]: text })
        expect(again?.row).toEqual(expected.rows[0])
        const was = read(before, THREE).cells.find((cell) => cell.indicator === '1.1' && cell.field === field)
        const now = again?.cells.find((cell) => cell.field === field)
        // A blank cell that is left blank is no cell.
        const kept = was !== undefined || text.trim() !== ''
        expect([now?.original, now?.rewritten?.text]).toEqual(
          kept ? [was?.original ?? '', text] : [undefined, undefined],
        )
        const outcome = (cells: typeof expected.cells) =>
          cells
            .filter(({ indicator, original, rewritten }) => {
              return indicator === '1.1' && (rewritten?.text ?? original).trim() !== ''
            })
            .map((cell) => [cell.field, cell.cell, cell.value, cell.remark, cell.error])
        expect(outcome(again?.cells ?? [])).toEqual(outcome(expected.cells))
      }),
    )
  })

  test('whose row or column the unit deleted has no place for a text', () => {
    const noRow = bookOf({ rows: THREE.rows.slice(1).map((row) => tableRow(row)) })
    expect(reread(noRow, '1.1', { actual: '22' })).toBeNull()
    expect(reread(noRow, '1.1')?.row).toMatchObject({ indicator: '1.1', filled: false })
    expect(reread(noRow, '9.9')).toBeNull()
  })

  test('is no longer doubtful for a second row that the office sets aside', () => {
    const [first, ...others] = THREE.rows
    if (first === undefined) throw new Error('the form has rows')
    const rows = [
      tableRow(first),
      ...others.map((row) => tableRow(row)),
      tableRow(first, { 实际完成值: number('22') }),
    ]
    const workbook = bookOf({ rows })
    expect(reread(workbook, '1.1')?.row).toMatchObject({ refused: true, filled: true })
    const aside = rereadRow(workbook, THREE, located(workbook), '1.1', {
      rewritings: new Map(),
      ignoreSecond: true,
    })
    expect(aside?.row).toMatchObject({ refused: false, filled: false })
  })
})
