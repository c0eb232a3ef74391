import { describe, expect, it } from 'vitest'
import { pointsOf } from '#shared/scheme/points.ts'
import { errorValue, formula, NO_RESULT, number, boolean, type Answers } from './build-sheet.ts'
import { cellOf, codesOf, formRow, gradedRow, readOne, yesNoRow } from './example-return.ts'
import type { Field } from '#shared/returns/reading.ts'
import type { FormRow } from '#shared/returns/form.ts'

/** value, remark and error of each cell that holds something, by field. */
function outcome(row: FormRow, answers: Answers) {
  const reading = readOne(row, answers)
  return Object.fromEntries(reading.cells.map((c) => [c.field, [c.value, c.error ?? c.remark]]))
}

const none = { narrative: '', deviation: '', note: '', evidence: [] }

describe('a row of each rule', () => {
  it('a quantity that meets its target', () => {
    const reading = readOne(formRow(), {
      实际完成值: number('22'),
      自评得分: number('10'),
      完成情况说明: '全年举办22场',
      佐证材料编号: '1、2',
    })
    expect(reading.row).toEqual({
      indicator: '1.1',
      actual: '22',
      band: null,
      selfScore: 1000,
      notApplicable: false,
      noData: false,
      refused: false,
      filled: true,
      answered: true,
      narrative: '全年举办22场',
      deviation: '',
      note: '',
      evidence: ['1', '2'],
    })
    expect(reading.cells).toEqual([
      {
        indicator: '1.1',
        field: 'actual',
        sheet: '自评表',
        cell: 'H5',
        original: '22',
        value: '22',
        remark: null,
        error: null,
        message: null,
      },
      {
        indicator: '1.1',
        field: 'selfScore',
        sheet: '自评表',
        cell: 'M5',
        original: '10',
        value: '10',
        remark: null,
        error: null,
        message: null,
      },
      {
        indicator: '1.1',
        field: 'narrative',
        sheet: '自评表',
        cell: 'J5',
        original: '全年举办22场',
        value: '全年举办22场',
        remark: null,
        error: null,
        message: null,
      },
      {
        indicator: '1.1',
        field: 'evidence',
        sheet: '自评表',
        cell: 'O5',
        original: '1、2',
        value: '1、2',
        remark: null,
        error: null,
        message: null,
      },
    ])
    expect(reading.remarks).toEqual([])
    expect(reading.complete).toBe(true)
  })

  it('a graded item with its band and score', () => {
    const reading = readOne(gradedRow(), { 自评档次: '部分达成', 自评得分: '7.5', 佐证材料编号: '1' })
    expect(reading.row).toEqual({
      ...none,
      indicator: '1.1',
      actual: null,
      band: '部分达成',
      selfScore: 750,
      notApplicable: false,
      noData: false,
      refused: false,
      filled: true,
      answered: true,
      evidence: ['1'],
    })
    expect(reading.remarks).toEqual([])
  })

  it.each([
    ['是', '是'],
    [' 否 ', '否'],
    ['　是', '是'],
  ])('是/否 “%s”', (text, value) => {
    const reading = readOne(yesNoRow(), { 实际完成值: text, 备注: '见文件', 佐证材料编号: '1' })
    expect([reading.row.actual, reading.row.answered, reading.complete]).toEqual([value, true, true])
  })

  it.each(['√', '有', '是的', '已建成', '1', '是/否', 'Y', '-', '无', '/'])(
    'neither 是 nor 否: “%s” is refused',
    (text) => {
      expect(outcome(yesNoRow(), { 实际完成值: text, 备注: '说明' })['actual']).toEqual([null, 'not-yes-no'])
    },
  )

  it('a logical value is neither 是 nor 否', () => {
    expect(outcome(yesNoRow(), { 实际完成值: boolean(true) })['actual']).toEqual([null, 'not-yes-no'])
  })

  it('a row left empty is not filled, not answered, and carries no remark', () => {
    const reading = readOne(formRow(), {})
    expect([reading.row.filled, reading.row.answered, reading.row.refused]).toEqual([false, false, false])
    expect([reading.cells, reading.remarks, reading.complete]).toEqual([[], [], false])
  })

  it('white space alone is not filled in', () => {
    expect(readOne(formRow(), { 实际完成值: ' 　\n' }).row.filled).toBe(false)
  })

  it('a formula whose result is an empty text is blank', () => {
    expect(readOne(formRow(), { 实际完成值: formula('', 'text') }).row.filled).toBe(false)
  })
})

describe('different things stay different', () => {
  const row = formRow({ noDataAllowed: true })
  it('0 is zero, also where no data is allowed', () => {
    const { row: read } = readOne(row, { 实际完成值: '0', 备注: '未开展' })
    expect([read.actual, read.noData, read.answered]).toEqual(['0', false, true])
  })

  it.each(['-', '—', '/', '无', '无数据'])('“%s” with a reason says no data', (text) => {
    const reading = readOne(row, { 实际完成值: text, 备注: '本年度无调查' })
    expect([reading.row.actual, reading.row.noData, reading.row.answered, reading.row.refused]).toEqual([
      null,
      true,
      true,
      false,
    ])
    expect(cellOf(reading, 'actual')?.value).toBe('no-data')
  })

  it.each(['无', '/', '—', '  ', '。', '……'])('“%s” as the reason is none', (reason) => {
    const read = outcome(row, { 实际完成值: '-', 偏差原因及改进措施: reason })
    expect(read['actual']).toEqual([null, 'reason-missing'])
  })

  it('未开展 is no word for no data', () => {
    expect(outcome(row, { 实际完成值: '未开展', 备注: '说明' })['actual']).toEqual([
      null,
      'unreadable-number',
    ])
  })

  it.each(['无数据', '-', '—'])('“%s” in 自评档次 of a graded indicator that allows it', (text) => {
    const allowed = gradedRow({ noDataAllowed: true })
    const reading = readOne(allowed, { 自评档次: text, 备注: '今年没有调查' })
    expect([reading.row.noData, reading.row.band, reading.row.answered]).toEqual([true, null, true])
    expect(cellOf(reading, 'grade')?.value).toBe('no-data')
    expect(outcome(allowed, { 自评档次: text })['grade']).toEqual([null, 'reason-missing'])
    expect(outcome(gradedRow(), { 自评档次: text, 备注: '今年没有调查' })['grade']).toEqual([
      null,
      'no-data-not-allowed',
    ])
  })
})

describe('不适用', () => {
  it('needs a reason, in 偏差原因 or else in 备注', () => {
    for (const reason of [{ 偏差原因及改进措施: '职责已划出' }, { 备注: '职责已划出' }]) {
      const { row } = readOne(formRow(), { 自评档次: '不适用', ...reason })
      expect([row.notApplicable, row.answered, row.refused]).toEqual([true, true, false])
    }
    expect(readOne(formRow(), { 自评档次: '不适用' }).row).toMatchObject({
      notApplicable: false,
      refused: true,
      answered: false,
    })
  })

  it.each(['12', '约300', '另行报送', '-', '不适用'])(
    'counts, and “%s” in 实际完成值 beside it is ignored',
    (actual) => {
      const answers = { 自评档次: '不适用', 实际完成值: actual, 备注: '职责已划出' }
      expect(outcome(formRow(), answers)['actual']).toEqual([actual, 'value-ignored'])
      expect(readOne(formRow(), answers).row).toMatchObject({
        notApplicable: true,
        actual: null,
        refused: false,
      })
    },
  )

  it('asks for no evidence and no score', () => {
    const reading = readOne(gradedRow(), { 自评档次: '不适用', 自评得分: '/', 备注: '职责已划出' })
    expect([codesOf(reading), reading.complete]).toEqual([[], true])
    expect(cellOf(reading, 'selfScore')).toMatchObject({ value: '/', remark: 'value-ignored', error: null })
  })
})

describe('refused cells', () => {
  it('hold the row whatever its other cells say, and keep their text', () => {
    const reading = readOne(formRow(), { 实际完成值: '3—5', 自评得分: number('9'), 佐证材料编号: '1' })
    expect(reading.row).toMatchObject({
      actual: null,
      selfScore: 900,
      refused: true,
      filled: true,
      answered: false,
    })
    expect(cellOf(reading, 'actual')).toMatchObject({
      original: '3—5',
      value: null,
      error: 'unreadable-number',
      cell: 'H5',
    })
    expect(reading.complete).toBe(false)
  })

  it.each<[Field, Answers]>([
    ['actual', { 实际完成值: NO_RESULT }],
    ['grade', { 自评档次: NO_RESULT }],
    ['selfScore', { 自评得分: NO_RESULT }],
    ['narrative', { 完成情况说明: NO_RESULT }],
    ['deviation', { 偏差原因及改进措施: NO_RESULT }],
    ['evidence', { 佐证材料编号: NO_RESULT }],
    ['note', { 备注: NO_RESULT }],
  ])('a formula without a result in %s', (field, answers) => {
    const reading = readOne(gradedRow(), answers)
    expect([cellOf(reading, field)?.error, reading.row.refused]).toEqual(['formula-without-result', true])
  })

  it.each(['#REF!', '#DIV/0!', '#N/A', '#VALUE!', '#NAME?'])('the error value %s', (code) => {
    expect(outcome(formRow(), { 实际完成值: errorValue(code) })['actual']).toEqual([null, 'error-value'])
    expect(outcome(formRow(), { 完成情况说明: errorValue(code) })['narrative']).toEqual([null, 'error-value'])
  })

  it.each(['合格', '优秀', '基本达成', '已达成', '达成。', '/', '无', '100%'])(
    'the unknown band “%s”',
    (text) => {
      expect(outcome(gradedRow(), { 自评档次: text })['grade']).toEqual([null, 'unknown-band'])
    },
  )
})

describe('自评得分', () => {
  const score = (text: string, of = '10') =>
    outcome(gradedRow({ points: pointsOf(of) }), { 自评得分: text, 备注: '说明' })['selfScore']
  it.each([
    ['10', '10', null],
    ['0', '0', null],
    ['9.50', '9.5', null],
    ['8分', '8', 'unit-suffix'],
    ['８．５分', '8.5', 'unit-suffix'],
    ['九点五', '9.5', 'chinese-numeral'],
    ['约8分', '8', 'approximate'],
    ['8.125', '8.13', 'rounded'],
    ['8.124', '8.12', 'rounded'],
    ['8.005', '8.01', 'rounded'],
  ])('“%s” is %s', (text, value, remark) => expect(score(text)).toEqual([value, remark]))

  it.each([
    ['10.01', 'over-points'],
    ['10.001', 'over-points'],
    ['100', 'over-points'],
    ['-1', 'negative'],
    ['80%', 'unreadable-number'],
    ['8/10', 'unreadable-number'],
    ['8-9', 'unreadable-number'],
    ['满分', 'unreadable-number'],
    ['/', 'unreadable-number'],
    ['-', 'unreadable-number'],
    ['A', 'unreadable-number'],
  ])('“%s” is refused: %s', (text, error) => expect(score(text)).toEqual([null, error]))

  it('binary noise above the points is none', () => {
    const row = gradedRow()
    expect(outcome(row, { 自评得分: number('10.000000000000002'), 自评档次: '达成' })['selfScore']).toEqual([
      '10',
      null,
    ])
  })

  it('outside its band', () => {
    expect(outcome(gradedRow(), { 自评档次: '达成', 自评得分: '7.99' })['selfScore']).toEqual([
      '7.99',
      'band-mismatch',
    ])
    expect(outcome(gradedRow(), { 自评档次: '达成', 自评得分: '8' })['selfScore']).toEqual(['8', null])
  })

  it('more than a tenth of the points away from the formula', () => {
    const far = (self: string) =>
      outcome(formRow(), { 实际完成值: '14', 自评得分: self, 备注: '说明' })['selfScore']
    expect(far('8')).toEqual(['8', null])
    expect(far('8.01')).toEqual(['8.01', 'score-far'])
    expect(far('5.99')).toEqual(['5.99', 'score-far'])
    expect(outcome(yesNoRow(), { 实际完成值: '否', 自评得分: '10', 备注: '说明' })['selfScore']).toEqual([
      '10',
      'score-far',
    ])
  })

  it('without a target there is no suggested score to be far from', () => {
    expect(outcome(formRow({ target: null }), { 实际完成值: '14', 自评得分: '3' })['selfScore']).toEqual([
      '3',
      null,
    ])
  })
})
