import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { formatPoints, pointsOf } from '#shared/scheme/points.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import { explainItem, explainUnit } from '#shared/scoring/explain.ts'
import type { Adjustment, ItemInput, UnitInput } from '#shared/scoring/input.ts'
import { randomYear } from './random-year.ts'
import { decided, indicator, pending, scheme, unit, UNITS, verified, year } from './small-year.ts'

const FIRST = unit(1, '80').unit
const STEPS = [
  { atLeast: decimal('1'), percent: decimal('50') },
  { atLeast: decimal('2'), percent: decimal('100') },
]

function explained(own: Partial<Indicator>, input: ItemInput, formula: 'double' | 'inverse' = 'double') {
  const by = scheme({ lowerIsBetterFormula: formula }, [indicator({ id: 'A', ...own })])
  return explainItem(year([unit(1, { items: new Map([['A', input]]) })], by), FIRST, 'A')
}

describe('一项得分的来历：公式代入数字', () => {
  const higher = { rule: 'higher-is-better', target: decimal('100') } as const
  const lower = { rule: 'lower-is-better', target: decimal('4') } as const
  const steps = { rule: 'steps', points: pointsOf('4'), steps: STEPS } as const
  const times = { rule: 'per-occurrence', pointsOff: pointsOf('2') } as const
  const actual = (text: string): ItemInput => pending({ actual: decimal(text) })

  test.each<[Partial<Indicator>, ItemInput, 'double' | 'inverse', string]>([
    [higher, actual('95'), 'double', '95 ÷ 100 × 10 = 9.50'],
    [higher, actual('120'), 'double', '120 ÷ 100 超过 1，按 1 计：1 × 10 = 10.00'],
    [higher, actual('-5'), 'double', '-5 ÷ 100 不足 0，按 0 计：0 × 10 = 0.00'],
    [{ ...higher, target: decimal('0') }, actual('0'), 'double', '目标值 0，实际值 0 不低于目标值，得 10.00'],
    [lower, actual('5'), 'double', '(2 − 5 ÷ 4) × 10 = 7.50'],
    [lower, actual('3'), 'double', '2 − 3 ÷ 4 超过 1，按 1 计：1 × 10 = 10.00'],
    [lower, actual('9'), 'double', '2 − 9 ÷ 4 不足 0，按 0 计：0 × 10 = 0.00'],
    [lower, actual('5'), 'inverse', '4 ÷ 5 × 10 = 8.00'],
    [lower, actual('2'), 'inverse', '4 ÷ 2 超过 1，按 1 计：1 × 10 = 10.00'],
    [lower, actual('0'), 'inverse', '目标值 4，实际值 0 未超过目标值，得 10.00'],
    [steps, actual('1'), 'double', '实际值 1 达到 1，按 50% 计：50% × 4 = 2.00'],
    [times, actual('3'), 'double', '(1 − 3 × 2 ÷ 10) × 10 = 4.00'],
    [times, actual('6'), 'double', '1 − 6 × 2 ÷ 10 不足 0，按 0 计：0 × 10 = 0.00'],
    [{ rule: 'yes-no' }, pending({ yesNo: true }), 'double', '是：1 × 10 = 10.00'],
    [
      {},
      pending({ band: '部分达成', selfScore: pointsOf('9') }),
      'double',
      '部分达成（6.00—7.99），自评 9.00 不在档内，取最近的 7.99',
    ],
    [{}, pending({ band: '达成' }), 'double', '达成（8.00—10.00），未填自评得分，取最低 8.00'],
    [{}, pending({ selfScore: pointsOf('5') }), 'double', '自评 5.00，属未达成（0.00—5.99），取 5.00'],
  ])('各计分方式的算式：%#', (own, input, formula, text) => {
    expect(explained(own, input, formula).suggestion).toBe(text)
  })

  test('核定值与填报值不同：两个公式都在，注明用的是核定值', () => {
    const values = { actual: decimal('90'), yesNo: null, band: null, selfScore: null }
    const input = { ...actual('95'), verified: { kind: 'score', score: pointsOf('9'), values } as const }
    expect(explained(higher, input)).toMatchObject({
      ruleName: '正向定量',
      input: { text: '90', from: '核定' },
      suggestion: '95 ÷ 100 × 10 = 9.50',
      formula: '90 ÷ 100 × 10 = 9.00',
      state: 'scored',
      reason: '审核得分 9.00，满分 10.00',
    })
  })

  test.each<[ItemInput, string]>([
    [pending({ filled: false }), '本行没有填写，按缺报计 0 分'],
    [pending({ refused: true }), '本行有不能识别的单元格，待审核'],
    [pending({ notApplicable: true }), '填报为不适用，待办公室确认'],
    [pending({ noData: true }), '填报为无调查数据，待办公室确认'],
    [pending({ band: '达成' }), '还没有审核得分'],
    [decided('not-applicable'), '不适用，经办公室确认，不计入分子分母'],
    [decided('no-data'), '本年度无调查数据，经办公室确认，不计入分子分母'],
    [decided('missing'), '所填内容不能计分，按缺报计 0 分'],
  ])('状态的说明：%#', (input, reason) => {
    expect(explained({}, input).reason).toBe(reason)
  })
})

describe('一家单位的来历', () => {
  const bonus = (level: string, document: string): Adjustment => ({
    kind: 'bonus',
    reason: '获奖',
    level,
    document,
    date: day('2018-06-01'),
    points: null,
  })
  const by = scheme({}, [
    ...['1', '2', '3'].map((id) => indicator({ id, leadUnits: id === '1' ? UNITS.slice(0, 1) : [] })),
    indicator({ id: 'S', block: 'safeguards', points: pointsOf('4') }),
  ])
  const items = new Map([
    ['1', verified('9')],
    ['2', verified('7')],
    ['3', decided('not-applicable')],
    ['S', verified('4')],
  ])
  const own: UnitInput = unit(1, {
    items,
    firstReceived: day('2019-01-03'),
    adjustments: [bonus('国家级', '1号'), bonus('市厅级', '1号'), bonus('省部级', '2号')],
  })

  test('从各部分到等次，每一步都有算式和理由', () => {
    const result = explainUnit(year([own, unit(2, { items })], by), FIRST)
    expect({
      blocks: result.blocks.map(({ formula }) => formula),
      terms: result.blocks[0]?.terms.map(({ indicator: id }) => id),
      base: result.base,
      bonus: [result.bonus.lines.map(({ points, reason }) => [points, reason]), result.bonus.formula],
      lateDays: result.deduction.lateDays,
      late: result.deduction.lateFormula,
      deduction: result.deduction.formula,
      total: result.total,
      rank: result.rank,
      grade: result.grade,
    }).toEqual({
      blocks: ['80 × 20.5 ÷ 25 = 65.60', '20 × 4 ÷ 4 = 20.00'],
      terms: ['1', '2'],
      base: '65.60 + 20.00 = 85.60',
      bonus: [
        [
          [100, '计入'],
          [60, '与另一条为同一事项，只计最高的一次'],
          [80, '计入'],
        ],
        '合计 1.80，不超过上限 5.00，计 1.80',
      ],
      lateDays: ['2018-12-29', '2019-01-02', '2019-01-03'],
      late: '3 × 0.50 = 1.50，不超过上限 2.00，计 1.50',
      deduction: '1.50 + 0.00 = 1.50，不超过上限 10.00，计 1.50',
      total: '85.60 + 1.80 − 1.50 = 85.90',
      rank: '市直部门 2 个排名单位中第 1 名',
      grade: '总分 85.90 达到“良好”，定为“良好”',
    })
  })

  test('丢掉的部分：说明折算', () => {
    const dropped = new Map([...items, ['S', decided('no-data')] as const])
    const result = explainUnit(year([{ ...own, items: dropped }], by), FIRST)
    expect([result.blocks[1]?.reason, result.base]).toEqual([
      '没有计分的项目，本部分不计，其余部分折算为百分',
      '100 × (65.60) ÷ (80) = 82.00',
    ])
  })

  const gradeOf = (first: Partial<UnitInput>, others: readonly string[] = []): string => {
    const units = [{ ...unit(1, '95'), ...first }, ...others.map((total, index) => unit(index + 2, total))]
    return explainUnit(year(units), FIRST).grade
  }
  const NINE = ['99', '98', '97', '80', '80', '80', '80', '80', '80']

  test.each([
    ['受名额限制', {}, NINE, '总分 95.00 达到“优秀”；“优秀”名额 3 个，已无名额，定为“良好”'],
    [
      '待定',
      {},
      ['99', '98', '95', '80', '80', '80', '80', '80', '80'],
      '总分 95.00 达到“优秀”；“优秀”名额 3 个，总分并列跨越名额界限，待办公室决定',
    ],
    [
      '一票否决',
      { veto: { reason: '弄虚作假', grade: null } },
      NINE,
      '总分 95.00 达到“优秀”；一票否决（弄虚作假），定为“不合格”',
    ],
    [
      '申诉未结',
      { appealOpen: true },
      NINE,
      '总分 95.00 达到“优秀”；“优秀”名额 3 个，已无名额，定为“良好”；有申诉尚未办结，为暂定',
    ],
    [
      '最低一等',
      { items: new Map([['A', decided('missing')]]) },
      NINE,
      '总分 0.00 没有达到“合格”，定为“不合格”',
    ],
    ['待审核', { items: new Map([['A', pending({ band: '达成' })]]) }, NINE, '还有 1 项待审核'],
    ['未参评', { items: new Map([['A', decided('not-applicable')]]) }, NINE, '没有计分的项目，未参评'],
  ])('等次的理由：%s', (_name, first, others, text) => {
    expect(gradeOf(first, others)).toBe(text)
  })
})

test('任意年度：算式末尾的数就是表上的数', () => {
  fc.assert(
    fc.property(randomYear(true), (input) => {
      for (const { unit: id } of input.units) {
        const result = explainUnit(input, id)
        for (const { block, formula } of result.blocks) {
          const end = block.score === null ? null : `= ${formatPoints(block.score)}`
          expect(end === null ? formula : formula?.endsWith(end)).toBe(end === null ? null : true)
        }
        const base = result.unit.base === null ? '' : ` = ${formatPoints(result.unit.base)}`
        expect(result.base.endsWith(base)).toBe(true)
        expect(result.deduction.formula.endsWith(`，计 ${formatPoints(result.unit.deduction)}`)).toBe(true)
        expect(result.bonus.formula.endsWith(`，计 ${formatPoints(result.unit.bonus)}`)).toBe(true)
        for (const { item, suggestion } of result.items)
          expect(suggestion === null).toBe(item.suggested === null)
      }
    }),
  )
})
