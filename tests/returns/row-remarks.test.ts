import { describe, expect, it } from 'vitest'
import { decimal } from '#shared/scheme/decimal.ts'
import { points } from '#shared/scheme/points.ts'
import {
  buildWorkbook,
  evidenceSheet,
  identitySheet,
  number,
  tableRow,
  tableSheet,
  type Answers,
} from './build-sheet.ts'
import { cellOf, codesOf, formOf, formRow, gradedRow, read, readOne, yesNoRow } from './example-return.ts'
import type { Field } from '#shared/returns/reading.ts'
import type { FormRow } from '#shared/returns/form.ts'

/** value, remark and error of each cell that holds something, by field. */
function outcome(row: FormRow, answers: Answers) {
  const reading = readOne(row, answers)
  return Object.fromEntries(reading.cells.map((c) => [c.field, [c.value, c.error ?? c.remark]]))
}

describe('reasons that are missing', () => {
  const remark = (row: FormRow, answers: Answers, field: Field) => outcome(row, answers)[field]?.[1]
  it.each<[string, FormRow, Answers, Field, string | null]>([
    ['a quantity short of its target', formRow(), { 实际完成值: '19' }, 'actual', 'reason-missing'],
    ['at its target', formRow(), { 实际完成值: '20' }, 'actual', null],
    [
      'a controlled figure above its limit',
      formRow({ rule: 'lower-is-better' }),
      { 实际完成值: '21' },
      'actual',
      'reason-missing',
    ],
    ['below its limit', formRow({ rule: 'lower-is-better' }), { 实际完成值: '3' }, 'actual', null],
    ['否', yesNoRow(), { 实际完成值: '否' }, 'actual', 'reason-missing'],
    ['band 未达成', gradedRow(), { 自评档次: '未达成' }, 'grade', 'reason-missing'],
    ['部分达成', gradedRow(), { 自评档次: '部分达成' }, 'grade', null],
    ['未达成 derived from the score', gradedRow(), { 自评得分: '5.99' }, 'selfScore', 'reason-missing'],
    ['a score of the middle band', gradedRow(), { 自评得分: '6' }, 'selfScore', null],
    [
      'a step',
      formRow({ rule: 'steps', steps: [{ atLeast: decimal('1'), percent: decimal('50') }] }),
      { 实际完成值: '0' },
      'actual',
      null,
    ],
  ])('%s', (_, row, answers, field, code) => {
    expect(remark(row, answers, field)).toBe(code)
    expect(remark(row, { ...answers, 偏差原因及改进措施: '年底启动' }, field)).toBe(null)
    expect(remark(row, { ...answers, 备注: '年底启动' }, field)).toBe(null)
  })

  it.each<[string, FormRow, string, string | null]>([
    ['at 130 %', formRow(), '26', null],
    ['over 130 %', formRow(), '26.01', 'over-130'],
    ['a % measure', formRow({ measure: '%', target: decimal('50') }), '90', null],
    ['no target', formRow({ target: null }), '900', null],
    ['a target of zero', formRow({ target: decimal('0') }), '5', null],
  ])('completion %s', (_, row, actual, code) => {
    expect(remark(row, { 实际完成值: actual }, 'actual')).toBe(code)
    expect(remark(row, { 实际完成值: actual, 备注: '新增专项' }, 'actual')).toBe(null)
  })

  it('comes before how the number was written', () => {
    expect(remark(formRow(), { 实际完成值: '约９场' }, 'actual')).toBe('reason-missing')
    expect(remark(formRow(), { 实际完成值: '约９0场' }, 'actual')).toBe('over-130')
    expect(remark(formRow({ measure: '%', target: decimal('90') }), { 实际完成值: '约0.95' }, 'actual')).toBe(
      'reason-missing',
    )
  })
})

describe('values where the rule takes none', () => {
  it.each<[string, FormRow, Answers, Field]>([
    ['an actual in a graded row', gradedRow(), { 自评档次: '达成', 实际完成值: '30场' }, 'actual'],
    ['a band in a quantitative row', formRow(), { 实际完成值: '20', 自评档次: '达成' }, 'grade'],
    ['a dash in its 自评档次', formRow(), { 实际完成值: '20', 自评档次: '—' }, 'grade'],
    ['a band in a 是/否 row', yesNoRow(), { 实际完成值: '是', 自评档次: '达成' }, 'grade'],
  ])('%s', (_, row, answers, field) => {
    const reading = readOne(row, { ...answers, 佐证材料编号: '1' })
    expect(cellOf(reading, field)).toMatchObject({ remark: 'value-ignored', error: null })
    expect([reading.row.answered, reading.complete]).toEqual([true, true])
  })

  it.each(['优秀', '不涉及', '不适用（职责划出）'])(
    '“%s” is not understood and refused, whatever the rule',
    (text) => {
      const reading = readOne(formRow(), { 实际完成值: '20', 自评档次: text })
      expect([cellOf(reading, 'grade')?.error, reading.row.refused]).toEqual(['unknown-band', true])
    },
  )

  it('are no answer by themselves', () => {
    expect(readOne(gradedRow(), { 实际完成值: '30' }).row).toMatchObject({
      actual: null,
      filled: true,
      answered: false,
    })
    expect(readOne(formRow(), { 自评档次: '达成' }).row).toMatchObject({
      band: null,
      filled: true,
      answered: false,
    })
    expect(readOne(formRow(), { 自评得分: '10' }).row).toMatchObject({ filled: true, answered: false })
    expect(readOne(gradedRow(), { 自评得分: '10' }).row).toMatchObject({ filled: true, answered: true })
  })
})

describe('evidence', () => {
  const evidence = (text: string) => readOne(formRow(), { 实际完成值: '20', 佐证材料编号: text })
  it.each([
    ['1、2', ['1', '2']],
    ['1，2,3', ['1', '2', '3']],
    ['1；2;3', ['1', '2', '3']],
    ['1 2　3', ['1', '2', '3']],
    ['1-3', ['1', '2', '3']],
    ['1至3', ['1', '2', '3']],
    ['1 - 3；5', ['1', '2', '3', '5']],
    ['１－３', ['1', '2', '3']],
    ['1—3', ['1', '2', '3']],
    ['01、02', ['1', '2']],
    ['1、1、1-2', ['1', '2']],
    ['1、\n2', ['1', '2']],
  ])('“%s”', (text, numbers) => {
    const reading = evidence(text)
    expect([reading.row.evidence, cellOf(reading, 'evidence')?.remark]).toEqual([numbers, null])
  })

  it.each(['6', '1-6', '见附件', '附件1', '3-1', '1-999999'])('“%s” is not in the 目录', (text) => {
    const cell = cellOf(evidence(text), 'evidence')
    expect([cell?.remark, cell?.value]).toEqual(['evidence-unknown', text])
  })

  it('missing with a claim: a remark of the file, at no cell', () => {
    const reading = readOne(formRow(), { 实际完成值: '20' })
    expect(reading.remarks).toEqual([
      {
        code: 'evidence-missing',
        indicator: '1.1',
        message: '市科协 自评表!O5 编号 1.1 没有写佐证材料编号，请补写或另行报送佐证材料。',
      },
    ])
  })

  it.each(['无', '/', '—'])('“%s” in its place: a remark at that cell', (text) => {
    const reading = evidence(text)
    expect([cellOf(reading, 'evidence')?.remark, reading.remarks]).toEqual(['evidence-missing', []])
  })

  it.each<[string, FormRow, Answers]>([
    ['不适用', gradedRow(), { 自评档次: '不适用', 备注: '划出' }],
    ['否', yesNoRow(), { 实际完成值: '否', 备注: '未建' }],
    ['0', formRow(), { 实际完成值: '0', 备注: '未办' }],
    ['no data', formRow({ noDataAllowed: true }), { 实际完成值: '-', 备注: '无调查' }],
    ['an empty row', formRow(), {}],
  ])('is not asked for %s', (_, row, answers) => expect(codesOf(readOne(row, answers))).toEqual([]))
})

describe('points', () => {
  it('stay whole hundredths', () => {
    expect(readOne(gradedRow(), { 自评得分: number('8.05') }).row.selfScore).toBe(points(805))
  })
})

describe('numbers of the 佐证材料目录', () => {
  const remarkOf = (listed: readonly string[], written: string) => {
    const form = formOf([formRow()])
    const rows = [tableRow(formRow(), { 实际完成值: '22', 佐证材料编号: written })]
    const workbook = buildWorkbook([tableSheet({ rows }), evidenceSheet(listed), identitySheet(form)])
    return cellOf(read(workbook, form), 'evidence')?.remark
  }

  it.each<[readonly string[], string]>([
    [['1', '2', '3'], '1-3'],
    [['1-3'], '2'],
    [['1至3', '4、5'], '3、5'],
    [['01', '０２'], '1、2'],
    [['附件1', '附件2'], '附件1、附件2'],
    [['1-1', '1-2'], '1-2'],
  ])('%j holds what “%s” names', (listed, written) => {
    expect(remarkOf(listed, written)).toBe(null)
  })

  it('what it does not hold is said', () => {
    expect(remarkOf(['1-3'], '4')).toBe('evidence-unknown')
  })
})
