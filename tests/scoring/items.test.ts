import { describe, expect, test } from 'vitest'
import { bandNamed, bandRange } from '#shared/scheme/bands.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { formatPoints, pointsOf } from '#shared/scheme/points.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import { suggestScore, type ItemValues } from '#shared/scheme/suggest.ts'
import { decided, firstScore, indicator, pending, scheme, verified } from './small-year.ts'

const NOTHING: ItemValues = { actual: null, yesNo: null, band: null, selfScore: null }
const STEPS = [
  { atLeast: decimal('0'), percent: decimal('0') },
  { atLeast: decimal('1'), percent: decimal('50') },
  { atLeast: decimal('2'), percent: decimal('100') },
]

describe('核对值：各计分方式的测算分', () => {
  const rule = (own: Partial<Indicator>): Indicator => indicator({ id: 'X', ...own })
  test.each<[string, Indicator, string, 'double' | 'inverse', string]>([
    ['正向 P10 T3 A1', rule({ rule: 'higher-is-better', target: decimal('3') }), '1', 'double', '3.33'],
    [
      '正向 9.995 半入',
      rule({ rule: 'higher-is-better', target: decimal('100') }),
      '99.95',
      'double',
      '10.00',
    ],
    ['正向超额只得满分', rule({ rule: 'higher-is-better', target: decimal('3') }), '30', 'double', '10.00'],
    ['正向 T0 A0', rule({ rule: 'higher-is-better', target: decimal('0') }), '0', 'double', '10.00'],
    ['控制型 double A5', rule({ rule: 'lower-is-better', target: decimal('4') }), '5', 'double', '7.50'],
    ['控制型 double A8', rule({ rule: 'lower-is-better', target: decimal('4') }), '8', 'double', '0.00'],
    ['控制型 double A9', rule({ rule: 'lower-is-better', target: decimal('4') }), '9', 'double', '0.00'],
    ['控制型 double A3', rule({ rule: 'lower-is-better', target: decimal('4') }), '3', 'double', '10.00'],
    ['控制型 inverse A5', rule({ rule: 'lower-is-better', target: decimal('4') }), '5', 'inverse', '8.00'],
    ['控制型 inverse A0', rule({ rule: 'lower-is-better', target: decimal('4') }), '0', 'inverse', '10.00'],
    ['控制型 T0 A0', rule({ rule: 'lower-is-better', target: decimal('0') }), '0', 'double', '10.00'],
    ['控制型 T0 A0.1', rule({ rule: 'lower-is-better', target: decimal('0') }), '0.1', 'inverse', '0.00'],
    ['阶梯 S5 P4 A1', rule({ rule: 'steps', points: pointsOf('4'), steps: STEPS }), '1', 'double', '2.00'],
    [
      '阶梯以下',
      rule({ rule: 'steps', points: pointsOf('4'), steps: STEPS.slice(1) }),
      '0.9',
      'double',
      '0.00',
    ],
    ['扣分制 3 次', rule({ rule: 'per-occurrence', pointsOff: pointsOf('2') }), '3', 'double', '4.00'],
    ['扣分制扣完为止', rule({ rule: 'per-occurrence', pointsOff: pointsOf('2') }), '9', 'double', '0.00'],
  ])('%s', (_name, own, actual, lowerIsBetterFormula, score) => {
    const by = scheme({ lowerIsBetterFormula })
    const suggestion = suggestScore(own, own.target, by, { ...NOTHING, actual: decimal(actual) })
    expect(suggestion === null ? null : formatPoints(suggestion.score)).toBe(score)
  })

  test('没有目标值的定量项没有测算分', () => {
    const own = rule({ rule: 'higher-is-better' })
    expect(suggestScore(own, null, scheme(), { ...NOTHING, actual: decimal('5') })).toBeNull()
  })
})

describe('定性三档', () => {
  test.each([
    ['10', '达成', '8.00', '10.00'],
    ['10', '部分达成', '6.00', '7.99'],
    ['10', '未达成', '0.00', '5.99'],
    ['4', '部分达成', '2.40', '3.19'],
  ])('%s 分的“%s”允许 %s 至 %s', (of, name, lowest, highest) => {
    const band = bandNamed(scheme().bands, name)
    const range = band === null ? null : bandRange(band, pointsOf(of))
    expect(range).toEqual({ lowest: pointsOf(lowest), highest: pointsOf(highest) })
  })

  const suggested = (band: string | null, selfScore: string | null) =>
    suggestScore(indicator({ id: 'X' }), null, scheme(), {
      ...NOTHING,
      band,
      selfScore: selfScore === null ? null : pointsOf(selfScore),
    })

  test.each([
    ['部分达成', '7.5', { score: 750, band: '部分达成', moved: false }],
    ['部分达成', '9', { score: 799, band: '部分达成', moved: true }],
    ['部分达成', '5', { score: 600, band: '部分达成', moved: true }],
    ['达成', null, { score: 800, band: '达成', moved: false }],
    [null, '7.99', { score: 799, band: '部分达成', moved: false }],
    [null, null, null],
  ])('填报档次 %s、自评 %s：测算分 %j', (band, selfScore, expected) => {
    expect(suggested(band, selfScore)).toEqual(expected)
  })
})

describe('一项的状态', () => {
  const itemOf = (item: Parameters<typeof firstScore>[0], own: Partial<Indicator> = {}) => {
    const score = firstScore(item, scheme({}, [indicator({ id: 'A', ...own })]))
    const found = score.blocks()[0]?.items[0]
    return found === undefined ? null : [found.state, found.score, found.grade, found.suggested]
  }
  const items = (input: ReturnType<typeof verified>) => ({ items: new Map([['A', input]]) })
  const yes = { rule: 'yes-no' } as const

  test.each([
    ['没有报送', { submission: null, firstReceived: null }, {}, ['missing', 0, null, null]],
    ['空行', items(pending({ filled: false })), {}, ['missing', 0, null, null]],
    ['填了未审', items(pending({ band: '达成' })), {}, ['pending', null, null, 800]],
    ['有不能识别的格', items(pending({ band: '达成', refused: true })), {}, ['pending', null, null, null]],
    ['不适用待确认', items(pending({ notApplicable: true })), {}, ['pending', null, null, null]],
    ['无数据待确认', items(pending({ noData: true })), {}, ['pending', null, null, null]],
    ['确认不适用', items(decided('not-applicable')), {}, ['not-applicable', null, null, null]],
    ['确认无数据', items(decided('no-data')), {}, ['no-data', null, null, null]],
    ['不许无数据的项', items(decided('no-data')), { noDataAllowed: false }, ['pending', null, null, null]],
    ['认定缺报', items(decided('missing')), {}, ['missing', 0, null, null]],
    ['审核得分，档次由得分推出', items(verified('7.99')), {}, ['scored', 799, '部分达成', null]],
    ['审核得分超过分值（分值后来改小）', items(verified('10.01')), {}, ['pending', null, null, null]],
    ['是否：否', items(pending({ yesNo: false })), yes, ['pending', null, null, 0]],
  ])('%s', (_name, own, of, expected) => {
    expect(itemOf(own, of)).toEqual(expected)
  })

  test('审核得分不在审核档次之内，不作数', () => {
    const values = { ...NOTHING, band: '达成' }
    const input = { reported: null, verified: { kind: 'score', score: pointsOf('7'), values } as const }
    expect(itemOf(items(input))).toEqual(['pending', null, null, null])
  })

  test('核定的实际值先于填报的；是否项写是、否', () => {
    const read = (own: Partial<Indicator>, input: Parameters<typeof items>[0]) =>
      firstScore(items(input), scheme({}, [indicator({ id: 'A', ...own })])).blocks()[0]?.items[0]?.actual
    const from = pending({ actual: decimal('300') })
    const values = { ...NOTHING, actual: decimal('280') }
    const score = pointsOf('9')
    const higher = { rule: 'higher-is-better', target: decimal('300') } as const
    expect([
      read(higher, from),
      read(higher, { ...from, verified: { kind: 'score', score, values } }),
      read(higher, { ...from, verified: { kind: 'score', score, values: null } }),
      read(yes, pending({ yesNo: false })),
      read({}, from),
    ]).toEqual(['300', '280', '300', '否', null])
  })
})
