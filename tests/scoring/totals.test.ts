import { describe, expect, test } from 'vitest'
import { stateCalendar } from '#electron/application/working-calendar.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { points, pointsOf } from '#shared/scheme/points.ts'
import type { Adjustment, ItemInput } from '#shared/scoring/input.ts'
import { countLateWorkingDays } from '#shared/scoring/working-days.ts'
import {
  decided,
  firstScore,
  indicator,
  pending,
  scheme,
  scoresOf,
  unit,
  UNITS,
  verified,
} from './small-year.ts'

const THREE = ['1', '2', '3'].map((id) => indicator({ id, leadUnits: id === '1' ? UNITS.slice(0, 1) : [] }))
const SAFEGUARD = indicator({ id: 'S', block: 'safeguards', points: pointsOf('4') })
const TWO_BLOCKS = scheme({}, [...THREE, SAFEGUARD])

function blocks(items: Readonly<Record<string, ItemInput>>) {
  const {
    blocks: scored,
    base,
    total,
    notEvaluated,
  } = firstScore({ items: new Map(Object.entries(items)) }, TWO_BLOCKS)
  return {
    scores: scored().map(({ score }) => score),
    dropped: scored().map((block) => block.dropped),
    base,
    total,
    notEvaluated,
  }
}

describe('部分得分与基础分', () => {
  const tasks = { '1': verified('9'), '2': verified('7'), '3': decided('not-applicable') }

  test('核对值：牵头 1.5 倍，不适用不计：65.60', () => {
    expect(blocks({ ...tasks, S: verified('4') })).toEqual({
      scores: [6560, 2000],
      dropped: [false, false],
      base: 8560,
      total: 8560,
      notEvaluated: false,
    })
  })

  test('一个部分没有计分项：不计，其余折算为百分', () => {
    expect(blocks({ ...tasks, S: decided('no-data') })).toEqual({
      scores: [6560, null],
      dropped: [false, true],
      base: 8200,
      total: 8200,
      notEvaluated: false,
    })
  })

  test('各项都不计：未参评，没有总分、名次和等次', () => {
    const out = decided('not-applicable')
    expect(blocks({ '1': out, '2': out, '3': out, S: out })).toEqual({
      scores: [null, null],
      dropped: [true, true],
      base: null,
      total: null,
      notEvaluated: true,
    })
  })

  test('缺报计 0 分，分值照算', () => {
    expect(blocks({ '1': verified('10'), S: verified('4') })).toMatchObject({
      scores: [3429, 2000],
      base: 5429,
    })
  })

  test('有一项待审核：各部分、基础分、总分、名次、等次都空着；暂计按采纳测算分的结果', () => {
    const items = { ...tasks, S: pending({ band: '部分达成' }) }
    const before = firstScore({ items: new Map(Object.entries(items)) }, TWO_BLOCKS)
    const after = firstScore({ items: new Map(Object.entries({ ...tasks, S: verified('2.4') })) }, TWO_BLOCKS)
    expect(before).toMatchObject({
      base: null,
      total: null,
      rank: null,
      grade: null,
      gradeNote: null,
      pendingItems: 1,
      notEvaluated: false,
      provisional: { base: 7760, total: 7760 },
    })
    expect(before.blocks().map(({ score, dropped }) => [score, dropped])).toEqual([
      [null, false],
      [null, false],
    ])
    expect(after).toMatchObject({ base: 7760, total: 7760, provisional: { base: 7760, total: 7760 } })
  })

  test('暂计：不适用、无数据视同确认，不能识别的视同缺报', () => {
    const items = {
      '1': pending({ notApplicable: true }),
      '2': pending({ refused: true, band: '达成' }),
      '3': verified('10'),
      S: pending({ noData: true }),
    }
    expect(firstScore({ items: new Map(Object.entries(items)) }, TWO_BLOCKS).provisional).toEqual({
      base: 5000,
      total: 5000,
    })
  })

  test('权重位数很多也算得准', () => {
    const by = scheme({ leadWeight: decimal('1.33333333333333333333') }, THREE)
    const [score] = scoresOf(
      [
        unit(1, {
          items: new Map([
            ['1', verified('9')],
            ['2', verified('7')],
            ['3', verified('8')],
          ]),
        }),
      ],
      by,
    )
    // 80 × (1.333… × 9 + 15) ÷ (1.333… × 10 + 20) = 64.8 − ε
    expect(score?.blocks()[0]?.score).toBe(6480)
  })
})

const bonus = (own: Partial<Extract<Adjustment, { kind: 'bonus' }>>): Adjustment => ({
  kind: 'bonus',
  reason: '获奖',
  level: '国家级',
  document: '1号',
  date: day('2018-06-01'),
  points: null,
  ...own,
})
const deduction = (value: string, document: string, reason = '迟报'): Adjustment => ({
  kind: 'deduction',
  reason,
  document,
  points: pointsOf(value),
})
const falseMaterial = (document: string, value: string | null = null): Adjustment => ({
  kind: 'false-material',
  reason: '台账不实',
  document,
  points: value === null ? null : pointsOf(value),
})

describe('加分', () => {
  test.each<[string, readonly Adjustment[], number]>([
    ['按级别', [bonus({})], 100],
    ['所给分值代替级别分值', [bonus({ points: pointsOf('2.5') })], 250],
    ['同一文号只按最高级别计一次', [bonus({ level: '市厅级' }), bonus({ level: '省部级' })], 80],
    [
      '最高级别那条给了分值，用它的',
      [bonus({ level: '市厅级', points: pointsOf('3') }), bonus({ points: pointsOf('0.5') })],
      50,
    ],
    [
      '文号括号、空格写法不同仍是同一事项',
      [bonus({ document: '国发〔2018〕1号' }), bonus({ document: '国发[2018] 1号' })],
      100,
    ],
    ['没有文号的按事由认', [bonus({ document: '' }), bonus({ document: '', level: '市厅级' })], 100],
    ['不同文号各计一次', [bonus({}), bonus({ document: '2号', level: '市厅级' })], 160],
    ['封顶', [bonus({ points: pointsOf('4') }), bonus({ document: '2号', points: pointsOf('4') })], 500],
  ])('%s', (_name, adjustments, expected) => {
    expect(firstScore({ items: new Map([['A', verified('80')]]), adjustments })).toMatchObject({
      base: 8000,
      bonus: expected,
      total: 8000 + expected,
    })
  })
})

describe('扣分', () => {
  test.each<[string, readonly Adjustment[], string | null, number]>([
    ['按时', [], '2018-12-28', 0],
    ['核对值：1 月 3 日收到，逾期 3 个工作日', [], '2019-01-03', 150],
    ['逾期封顶 2 分', [], '2019-02-28', 200],
    ['没有报送不再计逾期', [], null, 0],
    ['材料不实按办法扣 5 分', [falseMaterial('1号')], '2018-12-20', 500],
    ['材料不实给了分值的用分值', [falseMaterial('1号', '3')], '2018-12-20', 300],
    ['同一文号只扣一次，按最高的', [deduction('1', '1号'), deduction('2', '1号')], '2018-12-20', 200],
    [
      '扣分与材料不实同一文号，也是同一事项',
      [deduction('1', '1号'), falseMaterial('1号')],
      '2018-12-20',
      500,
    ],
    [
      '没有文号的按事由认',
      [deduction('1', ''), deduction('1', '', ' 迟报'), deduction('1', '', '漏报')],
      '2018-12-20',
      200,
    ],
    ['合计封顶 10 分，逾期在内', [deduction('9', '1号')], '2019-02-28', 1000],
  ])('%s', (_name, adjustments, received, expected) => {
    const score = firstScore({
      items: new Map([['A', verified('80')]]),
      adjustments,
      firstReceived: received === null ? null : day(received),
    })
    expect(score).toMatchObject({ deduction: expected, total: 8000 - expected })
  })

  test('总分不低于 0', () => {
    expect(
      firstScore({ items: new Map([['A', verified('3')]]), adjustments: [deduction('9', '1号')] }).total,
    ).toBe(0)
  })

  test('逾期天数：没有报送为空，按时为 0', () => {
    const days = (received: string | null) =>
      firstScore({ firstReceived: received === null ? null : day(received) }).lateWorkingDays
    expect([days(null), days('2018-12-28'), days('2018-12-30'), days('2019-01-03')]).toEqual([null, 0, 1, 3])
  })
})

describe('工作日按国务院办公厅公布的日历', () => {
  test('2018-12-29 是上班的星期六，至 2019-01-03 逾期 3 个工作日', () => {
    const calendar = stateCalendar([2018, 2019])
    expect(countLateWorkingDays(day('2018-12-28'), day('2019-01-03'), calendar)).toBe(3)
    expect([
      calendar.workingWeekends.has(day('2018-12-29')),
      calendar.holidays.has(day('2018-12-31')),
    ]).toEqual([true, true])
  })

  test('没有公布日历的年份按周一至周五计，并能看出没有公布', () => {
    const calendar = stateCalendar([2018, 2099])
    expect([...calendar.published]).toEqual([2018])
    expect(countLateWorkingDays(day('2099-09-30'), day('2099-10-09'), calendar)).toBe(7)
  })
})

test('加分不计入总分时，总分不含加分', () => {
  const base = scheme()
  const by = { ...base, bonus: { ...base.bonus, countsInTotal: false } }
  const score = firstScore({ items: new Map([['A', verified('80')]]), adjustments: [bonus({})] }, by)
  expect(score).toMatchObject({ base: 8000, bonus: points(100), total: 8000 })
})
