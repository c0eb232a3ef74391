import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CELL_REMARK_ORDER } from '#shared/returns/codes.ts'
import { FORM_HEADERS } from '#shared/returns/form.ts'
import { locateTable } from '#shared/returns/locate-table.ts'
import { readHiddenIdentity } from '#shared/returns/read-identity.ts'
import { readReturn } from '#shared/returns/read-return.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import {
  boolean,
  buildWorkbook,
  date,
  errorValue,
  evidenceSheet,
  formula,
  identitySheet,
  NO_RESULT,
  number,
  sha256Hex,
  tableRow,
  tableSheet,
  type Answers,
  type Content,
} from './build-sheet.ts'
import { formOf, formRow, gradedRow, readOne, THREE, yesNoRow } from './example-return.ts'

/** What no message to an office may hold (screens.md, Wording rules); a cell's own text stands in quotes. */
const BANNED = /异常|非法|校验失败|null|undefined|NaN|您|[!！?？;,]|(?<!\d)\.(?!\d)/

function messagesOf(reading: ReturnReading): readonly string[] {
  return [
    ...reading.cells.map((cell) => cell.message),
    ...reading.remarks.map((remark) => remark.message),
  ].filter((message) => message !== null)
}

function check(message: string): void {
  const ours = message.replace(/“[^”]*”/g, '“”').replace(/自评表![A-Z]+\d+|\.xls|\.et/g, '')
  expect(ours).not.toMatch(BANNED)
  expect(ours.replace(/\b[A-Z]{1,2}(\d+)?\b/g, '')).not.toMatch(/[A-Za-z]{2,}/)
  expect(message).toMatch(/。$/)
  expect(message).not.toContain('。。')
}

const percent = formRow({ measure: '%', target: decimal('90') })
const SAMPLES: readonly (readonly [string, ReturnReading])[] = [
  ['full-width', readOne(formRow(), { 实际完成值: '２２' })],
  ['percent-sign', readOne(percent, { 实际完成值: '９５％' })],
  ['separator', readOne(formRow({ measure: '元', target: null }), { 实际完成值: '12,480' })],
  ['unit-suffix', readOne(formRow(), { 实际完成值: '22场' })],
  ['magnitude', readOne(formRow({ measure: '元', target: null }), { 实际完成值: '7.5万元' })],
  ['chinese-numeral', readOne(formRow(), { 实际完成值: '二十二' })],
  ['approximate', readOne(formRow(), { 实际完成值: '约22' })],
  ['maybe-fraction', readOne(percent, { 实际完成值: number('0.957'), 备注: '抽样' })],
  ['maybe-fraction', readOne(percent, { 实际完成值: number('95', '0%'), 备注: '抽样' })],
  ['rounded', readOne(gradedRow(), { 自评得分: '9.125' })],
  ['band-mismatch', readOne(gradedRow(), { 自评档次: '部分达成', 自评得分: '8.4' })],
  ['score-far', readOne(formRow(), { 实际完成值: '14', 自评得分: '8.1', 备注: '场馆维修' })],
  ['over-130', readOne(formRow(), { 实际完成值: '55' })],
  ['reason-missing', readOne(formRow(), { 实际完成值: '5' })],
  ['value-ignored', readOne(gradedRow(), { 自评档次: '达成', 实际完成值: '5' })],
  ['evidence-unknown', readOne(formRow(), { 实际完成值: '22', 佐证材料编号: '1、7、8' })],
  ['evidence-missing', readOne(formRow(), { 实际完成值: '22', 佐证材料编号: '无' })],
]

const ERRORS: readonly (readonly [string, ReturnReading])[] = [
  ...['3—5', '30人', '1,23', '1万2', '未开展'].map(
    (text) => ['unreadable-number', readOne(formRow(), { 实际完成值: text })] as const,
  ),
  ...[date('43101'), boolean(true), number('0.3', '0%'), number('1'.repeat(500))].map(
    (content) => ['unreadable-number', readOne(formRow(), { 实际完成值: content })] as const,
  ),
  ['unreadable-number', readOne(gradedRow(), { 自评得分: '满分' })],
  ['negative', readOne(formRow(), { 实际完成值: '-5' })],
  ['over-points', readOne(gradedRow(), { 自评得分: '10.8' })],
  ['unknown-band', readOne(gradedRow(), { 自评档次: '合格' })],
  ['not-yes-no', readOne(yesNoRow(), { 实际完成值: '拟于明年建成' })],
  ['formula-without-result', readOne(formRow(), { 实际完成值: NO_RESULT })],
  ['error-value', readOne(formRow(), { 实际完成值: errorValue('#REF!') })],
  ['no-data-not-allowed', readOne(formRow(), { 实际完成值: '—' })],
  ['reason-missing', readOne(formRow(), { 自评档次: '不适用' })],
]

describe('messages', () => {
  it('exist for every remark of a cell', () => {
    expect(new Set(SAMPLES.map(([code]) => code))).toEqual(new Set(CELL_REMARK_ORDER))
  })

  it.each([...SAMPLES, ...ERRORS])(
    'of %s name unit, sheet, cell and text, in plain Chinese',
    (code, reading) => {
      const cell = reading.cells.find((each) => (each.error ?? each.remark) === code)
      expect(cell?.message).toContain(`市科协 自评表!${cell?.cell}`)
      expect(cell?.message).toContain(cell?.original === '' ? '公式' : `“${cell?.original.slice(0, 40)}`)
      messagesOf(reading).forEach(check)
    },
  )

  it('say what was read and what to do', () => {
    const message = (answers: Answers) => readOne(formRow(), answers).cells[0]?.message
    expect(message({ 实际完成值: '约300', 备注: '含网络' })).toBe(
      '市科协 自评表!H5 写的是“约300”，已读成 300场（原文为约数），请确认。',
    )
    expect(message({ 实际完成值: '30人' })).toBe(
      '市科协 自评表!H5 写的是“30人”，单位与本指标不一致或含有其他文字，请按计量单位“场”只填数字。',
    )
    expect(readOne(percent, { 实际完成值: number('0.957'), 备注: '抽样' }).cells[0]?.message).toBe(
      '市科协 自评表!H5 写的是“0.957”，已读成 0.957%，按原数读入；计量单位是%，请核对是否应为 95.7%。',
    )
    expect(readOne(gradedRow(), { 自评档次: '部分达成', 自评得分: '8.4' }).cells[1]?.message).toBe(
      '市科协 自评表!M5 写的是“8.4”，与所选自评档次不符，该档次的得分范围是 6.00～7.99 分，请核对档次和得分。',
    )
  })

  it('of files and rows are plain Chinese too', () => {
    const rows = [
      ...THREE.rows.map((row) => ({
        ...tableRow(row),
        年度目标值: '99',
        分值: '99',
        '具体任务（指标）': '改了',
        计量单位: '次',
      })),
      { 编号: '9.9', 实际完成值: '7' },
      { 完成情况说明: '另\u0001办' },
    ]
    const more = {
      merges: [{ top: 5, left: 8, bottom: 6, right: 8 }],
      hiddenRows: [[5, 6]],
      hiddenColumns: [[8, 8]],
    } as const
    const workbook = buildWorkbook([tableSheet({ rows, more })], { kind: 'xls', externalLinks: true })
    const table = locateTable(workbook, THREE)
    if (!table.ok) throw new Error(table.error.message)
    const reading = readReturn(workbook, THREE, table.value, { state: 'absent' })
    expect(new Set(reading.remarks.map((remark) => remark.code))).toEqual(
      new Set([
        'form-unverified',
        'legacy-format',
        'external-link',
        'merged',
        'hidden',
        'changed-target',
        'changed-points',
        'changed-title',
        'unknown-row',
      ]),
    )
    messagesOf(reading).forEach(check)
  })
})

describe('whatever stands in the cells', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      '-',
      '0',
      '约300场',
      '是',
      '否',
      '达成',
      '不适用',
      '无数据',
      '1-3',
      '１、２',
      '#REF!',
      '合计',
      '1.1',
      'G03',
      ...FORM_HEADERS,
    ),
  )
  const content: fc.Arbitrary<Content | null> = fc.oneof(
    fc.constant(null),
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => number(value.toFixed(3))),
    text.map((value) => number(value)),
    text.map((value) => formula(value, 'text')),
    text.map((value) => date(value)),
    fc.constantFrom(NO_RESULT, errorValue('#N/A'), boolean(true)),
  )

  it('the reading never throws, holds every row of the form once, and every own cell with a value or an error', () => {
    const form = formOf([
      formRow(),
      gradedRow({ indicatorId: '1.2', noDataAllowed: true }),
      yesNoRow({ indicatorId: 'G03' }),
      formRow({
        indicatorId: 'S5',
        rule: 'steps',
        target: null,
        steps: [{ atLeast: decimal('1'), percent: decimal('50') }],
        title: '报送',
      }),
    ])
    fc.assert(
      fc.property(
        fc.array(fc.array(content, { minLength: 16, maxLength: 18 }), { maxLength: 8 }),
        (noise) => {
          const rows = [
            ...form.rows.map((row) => tableRow(row)),
            ...noise.map((cells, index) => [index % 2 === 0 ? '1.1' : null, ...cells]),
          ]
          const workbook = buildWorkbook([
            tableSheet({ rows: rows.toReversed() }),
            evidenceSheet(['1']),
            identitySheet(form),
          ])
          const table = locateTable(workbook, form)
          if (!table.ok) return
          const reading = readReturn(workbook, form, table.value, readHiddenIdentity(workbook, sha256Hex))
          expect(reading.rows.map((row) => row.indicator)).toEqual(['1.1', '1.2', 'G03', 'S5'])
          for (const cell of reading.cells) {
            expect((cell.value === null) === (cell.error !== null)).toBe(true)
            expect(cell.message === null).toBe(cell.error === null && cell.remark === null)
            expect(cell.original.isWellFormed()).toBe(true)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('texts as long as a cell can hold', () => {
  it.each(['  ', '-', ':', '1', '1,', '1-400、', '(', '七', '[', '德州市教育局', '约', '　'])(
    'of “%s” over and over cost no more than their length',
    (piece) => {
      const long = `x${piece.repeat(Math.floor(32_000 / piece.length))}x`
      const answers = { 实际完成值: long, 自评档次: long, 自评得分: long, 佐证材料编号: long, 备注: long }
      const form = formOf(
        Array.from({ length: 20 }, (_, index) => formRow({ indicatorId: `1.${index + 1}` })),
      )
      const rows = form.rows.map((row) => tableRow(row, answers))
      const workbook = buildWorkbook([tableSheet({ rows, unitName: long, year: long })])
      const started = performance.now()
      const table = locateTable(workbook, form)
      const cells = table.ok ? readReturn(workbook, form, table.value, { state: 'absent' }).cells : []
      expect(cells).toHaveLength(100)
      // Quadratic patterns took minutes here; 5 s leaves room for a slow machine.
      expect(performance.now() - started).toBeLessThan(5000)
    },
  )
})

describe('the reading', () => {
  it('holds no city’s name of its own', () => {
    const source = readFileSync(new URL('../../shared/returns/unit-directory.ts', import.meta.url), 'utf8')
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(code).not.toContain('德州')
  })
})
