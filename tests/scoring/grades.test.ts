import { describe, expect, test } from 'vitest'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { quotaPlaces } from '#shared/scoring/grades.ts'
import type { Adjustment, UnitInput } from '#shared/scoring/input.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { decided, pending, scheme, scoresOf, unit, UNITS, year } from './small-year.ts'

/** "名次 等次 标注" of each unit. */
function places(units: readonly UnitInput[], by: Scheme = scheme()): readonly string[] {
  return scoresOf(units, by).map(({ rank, grade, gradeNote }) =>
    [rank ?? '—', grade ?? '—', gradeNote ?? ''].join(' ').trim(),
  )
}

/** Totals in points; each a unit. */
function yearOf(
  totals: readonly string[],
  own: Readonly<Record<number, Partial<UnitInput>>> = {},
): readonly UnitInput[] {
  return totals.map((total, index) => ({ ...unit(index + 1, total), ...own[index + 1] }))
}

const FALSE_MATERIAL: Adjustment = {
  kind: 'false-material',
  reason: '台账不实',
  document: '',
  points: pointsOf('0'),
}
const withQuota = (percent: string): Scheme => scheme({ quota: { grade: '优秀', percent: decimal(percent) } })
const unranked = (n: number): Scheme => {
  const base = scheme()
  return { ...base, groups: base.groups.map((group) => ({ ...group, unranked: UNITS.slice(0, n) })) }
}

describe('名次和等次', () => {
  test('总分相同名次相同：1、2、2、4；等次按第一个达到的分数线', () => {
    expect(places(yearOf(['89.99', '80', '80', '59.99']))).toEqual(['1 良好', '2 良好', '2 良好', '4 不合格'])
  })

  test('加分不计入总分的，只用于同分排序', () => {
    const base = scheme()
    const by = { ...base, bonus: { ...base.bonus, countsInTotal: false } }
    const adjustments: readonly Adjustment[] = [
      {
        kind: 'bonus',
        reason: '获奖',
        level: '国家级',
        document: '1号',
        date: day('2018-06-01'),
        points: null,
      },
    ]
    expect(places(yearOf(['80', '80', '80'], { 2: { adjustments } }), by)).toEqual([
      '2 良好',
      '1 良好',
      '2 良好',
    ])
  })

  test('单列单位：按总分有等次，没有名次，不占名额', () => {
    // 十家排名单位、名额 3 个；单列的 99 分不占。
    const totals = ['99', '98', '97', '96', '95', '70', '70', '70', '70', '70', '70']
    expect(places(yearOf(totals), unranked(1)).slice(0, 5)).toEqual([
      '— 优秀 单列',
      '1 优秀',
      '2 优秀',
      '3 优秀',
      '4 良好 受名额限制',
    ])
  })

  test('未参评单位没有名次和等次，也不进名额基数', () => {
    const out = { items: new Map([['A', decided('not-applicable')]]) }
    const units = yearOf(['95', '94', '93', '60'], { 4: out })
    expect(places(units)).toEqual(['1 良好 受名额限制', '2 良好 受名额限制', '3 良好 受名额限制', '— —'])
    expect(scoreYear(year(units)).groups[0]).toMatchObject({ rankedUnits: 3, quotaPlaces: 0 })
  })

  test('有一家还有待审核项，本年度不排名定等；别家的基础分、总分照列', () => {
    const units = yearOf(['95', '70'], { 2: { items: new Map([['A', pending({ band: '达成' })]]) } })
    expect(places(units)).toEqual(['— —', '— —'])
    expect(scoresOf(units).map(({ total }) => total)).toEqual([9500, null])
  })

  test('有申诉未办结的，等次为暂定；别家不受影响', () => {
    const marks = scoresOf(yearOf(['95', '70'], { 2: { appealOpen: true } })).map(
      (score) => score.provisionalGrade,
    )
    expect(marks).toEqual([false, true])
  })
})

describe('优秀名额', () => {
  test.each([
    [23, '30', 6],
    [24, '15', 3],
    [24, '30', 7],
    [13, '30', 3],
    [3, '30', 0],
    [8, '12.5', 1],
    [40, '100', 40],
  ])('%i 家排名单位的 %s%%：至多 %i 家', (ranked, percent, expected) => {
    expect(quotaPlaces(ranked, withQuota(percent))).toBe(expected)
  })

  const TEN = ['99', '98', '97', '96', '80', '80', '80', '80', '80', '80']

  test('超出名额的给下一等次，标注受名额限制', () => {
    expect(places(yearOf(TEN)).slice(0, 5)).toEqual([
      '1 优秀',
      '2 优秀',
      '3 优秀',
      '4 良好 受名额限制',
      '5 良好',
    ])
  })

  test('没有名额规定的，达到分数线的都是优秀', () => {
    expect(places(yearOf(TEN), scheme({ quota: null })).slice(0, 4)).toEqual([
      '1 优秀',
      '2 优秀',
      '3 优秀',
      '4 优秀',
    ])
  })

  test('并列恰好排满名额，不是跨界', () => {
    const units = yearOf(['99', '97', '97', '96', ...TEN.slice(4)])
    expect(places(units).slice(0, 4)).toEqual(['1 优秀', '2 优秀', '2 优秀', '4 良好 受名额限制'])
  })

  test('并列都在名额之外的，都受名额限制', () => {
    const units = yearOf(['99', '98', '97', '96', '96', ...TEN.slice(5)])
    expect(places(units).slice(2, 5)).toEqual(['3 优秀', '4 良好 受名额限制', '4 良好 受名额限制'])
  })

  const TIED = ['99', '97', '97', '97', '96', ...TEN.slice(5)]
  const tie = (own: Readonly<Record<number, string>>): readonly string[] =>
    places(
      yearOf(TIED, Object.fromEntries(Object.entries(own).map(([n, decidedGrade]) => [n, { decidedGrade }]))),
    ).slice(0, 5)
  const first = '1 优秀'
  const open = '2 — 待定'
  const last = '5 良好 受名额限制'
  const past = '2 良好 受名额限制'

  test.each<[string, Readonly<Record<number, string>>, readonly string[]]>([
    ['没有决定：并列的都待定，其后的受名额限制', {}, [first, open, open, open, last]],
    ['决定了一家：还有一个名额两家争，仍待定', { 2: '优秀' }, [first, '2 优秀', open, open, last]],
    [
      '两家优秀：名额用完，余下一家受名额限制',
      { 2: '优秀', 3: '优秀' },
      [first, '2 优秀', '2 优秀', past, last],
    ],
    ['一家定为良好：余下两家都有名额', { 3: '良好' }, [first, '2 优秀', past, '2 优秀', last]],
    ['三家都定优秀，超出名额：都待定', { 2: '优秀', 3: '优秀', 4: '优秀' }, [first, open, open, open, last]],
    ['不是这两个等次的，不算决定', { 2: '合格', 3: '特优' }, [first, open, open, open, last]],
    ['并列之外的单位，决定不起作用', { 1: '良好', 5: '优秀' }, [first, open, open, open, last]],
  ])('跨界并列，%s', (_name, decisions, expected) => {
    expect(tie(decisions)).toEqual(expected)
  })
})

describe('办公室改定等次', () => {
  const TEN = ['99', '98', '97', '96', '85', '80', '80', '80', '80', '80']
  const change = (grade: string): Partial<UnitInput> => ({
    changedGrade: { grade, reason: '领导小组会议决定' },
  })
  const with4 = (own: Readonly<Record<number, Partial<UnitInput>>>): readonly string[] =>
    places(yearOf(TEN, own)).slice(0, 5)

  test('降等：名次和总分不动，腾出的名额给下一家', () => {
    expect(with4({ 2: change('合格') })).toEqual(['1 优秀', '2 合格 改定', '3 优秀', '4 优秀', '5 良好'])
  })

  test('升为优秀：有名额才成立；名额已满的待定，其余照旧', () => {
    const full = ['1 优秀', '2 优秀', '3 优秀', '4 良好 受名额限制', '5 — 待定']
    expect(with4({ 5: change('优秀') })).toEqual(full)
    expect(with4({ 3: change('良好'), 4: change('良好'), 5: change('优秀') })).toEqual([
      '1 优秀',
      '2 优秀',
      '3 良好 改定',
      '4 良好 改定',
      '5 优秀 改定',
    ])
  })

  test('受名额限制的改为优秀：名额已满时待定，不是悄悄不算', () => {
    expect(with4({ 4: change('优秀') })[3]).toBe('4 — 待定')
  })

  test('没有名额规定的，改定不受名额限制', () => {
    expect(places(yearOf(['85'], { 1: change('优秀') }), scheme({ quota: null }))).toEqual(['1 优秀 改定'])
  })

  test('与规则给出的相同，不算改定；办法里没有的等次不算', () => {
    expect(with4({ 1: change('优秀'), 5: change('特优') })).toEqual([
      '1 优秀',
      '2 优秀',
      '3 优秀',
      '4 良好 受名额限制',
      '5 良好',
    ])
  })

  test('一票否决和单列的不能改定；材料不实的只能更低', () => {
    const vetoed = { ...change('良好'), veto: { reason: '弄虚作假', grade: null } }
    expect(places(yearOf(['95'], { 1: vetoed }))).toEqual(['1 不合格 一票否决'])
    expect(places(yearOf(['95'], { 1: change('合格') }), unranked(1))).toEqual(['— 优秀 单列'])
    const dishonest = { adjustments: [FALSE_MATERIAL] }
    expect(places(yearOf(['95'], { 1: { ...change('优秀'), ...dishonest } }))).toEqual(['1 良好 材料不实'])
    expect(places(yearOf(['95'], { 1: { ...change('合格'), ...dishonest } }))).toEqual(['1 合格 材料不实'])
    expect(places(yearOf(['85'], { 1: { ...change('优秀'), ...dishonest } }))).toEqual(['1 良好'])
  })
})

describe('材料不实与一票否决', () => {
  const TEN = ['99', '98', '97', '96', '80', '80', '80', '80', '80', '80']
  const dishonest = { adjustments: [FALSE_MATERIAL] }
  const vetoed = (grade: string | null): Partial<UnitInput> => ({ veto: { reason: '弄虚作假', grade } })

  test('材料不实不得优秀：给下一等次，名额让给下一家；名次和名额基数不变', () => {
    const units = yearOf(TEN, { 1: dishonest })
    expect(places(units).slice(0, 5)).toEqual(['1 良好 材料不实', '2 优秀', '3 优秀', '4 优秀', '5 良好'])
    expect(scoreYear(year(units)).groups[0]).toMatchObject({ rankedUnits: 10, quotaPlaces: 3 })
  })

  test('材料不实但总分本不到优秀的，等次不受影响，不标注', () => {
    expect(places(yearOf(['85'], { 1: dishonest }))).toEqual(['1 良好'])
  })

  test('一票否决：定为最低等次，总分和名次不动，名额让给下一家', () => {
    const units = yearOf(TEN, { 2: vetoed(null) })
    expect(places(units).slice(0, 5)).toEqual(['1 优秀', '2 不合格 一票否决', '3 优秀', '4 优秀', '5 良好'])
    expect(scoresOf(units)[1]?.total).toBe(9800)
  })

  test.each([
    ['合格', '95', '1 合格 一票否决'],
    ['合格', '50', '1 不合格 一票否决'],
    ['优秀', '95', '1 不合格 一票否决'],
    ['没有的等次', '95', '1 不合格 一票否决'],
  ])('一票否决指定“%s”、总分 %s：只会更低，也不会是优秀', (grade, total, expected) => {
    expect(places(yearOf([total], { 1: vetoed(grade) }))).toEqual([expected])
  })

  test('并列中有材料不实的，不参加跨界并列', () => {
    const units = yearOf(['99', '98', '97', '97', ...TEN.slice(4)], { 4: dishonest })
    expect(places(units).slice(2, 4)).toEqual(['3 优秀', '3 良好 材料不实'])
  })

  test('几种标注同时有的，先后为：一票否决、材料不实、单列', () => {
    const both = { ...dishonest, ...vetoed(null) }
    expect([
      places(yearOf(['95'], { 1: both }), unranked(1)),
      places(yearOf(['95'], { 1: dishonest }), unranked(1)),
      places(yearOf(['85'], { 1: dishonest }), unranked(1)),
    ]).toEqual([['— 不合格 一票否决'], ['— 良好 材料不实'], ['— 良好 单列']])
  })

  test('材料不实的单位即使在名额之外，也标注材料不实', () => {
    expect(places(yearOf(TEN, { 4: dishonest }))[3]).toBe('4 良好 材料不实')
  })
})

test('输入有错是程序的错：名册外的单位、重复的单位直接报错', () => {
  const stray = { ...unit(1, '80'), groupId: 'x' }
  expect(() => scoresOf([stray])).toThrow('unknown group')
  expect(() => scoresOf([unit(1, '80'), unit(1, '80')])).toThrow('twice')
})
