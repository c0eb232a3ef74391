import { describe, expect, it } from 'vitest'
import { decimal } from '#shared/scheme/decimal.ts'
import { points, pointsOf } from '#shared/scheme/points.ts'
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

  it.each(['无', '/', '—', '  '])('“%s” as the reason is none', (reason) => {
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
