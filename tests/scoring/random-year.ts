import fc from 'fast-check'
import { day, type Day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { points } from '#shared/scheme/points.ts'
import type { Indicator, Scheme } from '#shared/scheme/scheme.ts'
import type { Adjustment, ItemInput, UnitInput, YearInput } from '#shared/scoring/input.ts'
import { CALENDAR, indicator, reported, scheme, UNITS } from './small-year.ts'

/** Arbitrary years of a few units, few enough points that ties and quota edges are common. */

const INDICATORS: readonly Indicator[] = [
  indicator({ id: 'A', leadUnits: UNITS.slice(0, 4) }),
  indicator({ id: 'B', rule: 'higher-is-better', target: decimal('3'), leadUnits: UNITS.slice(3, 6) }),
  indicator({ id: 'C', rule: 'yes-no', points: points(700), units: UNITS.slice(0, 8) }),
  indicator({ id: 'S', block: 'safeguards', points: points(400) }),
  indicator({
    id: 'T',
    block: 'safeguards',
    points: points(300),
    rule: 'lower-is-better',
    target: decimal('4'),
  }),
]

const day2018: fc.Arbitrary<Day> = fc.integer({ min: 20, max: 31 }).map((date) => day(`2018-12-${date}`))

const item = (own: Indicator): fc.Arbitrary<ItemInput> =>
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.integer({ min: 0, max: 10 }).map((tenths): ItemInput => {
        const score = points(Math.floor((own.points * tenths) / 10))
        return { reported: reported({}), verified: { kind: 'score', score, values: null } }
      }),
    },
    fc.constantFrom<ItemInput>(
      { reported: reported({}), verified: { kind: 'not-applicable' } },
      { reported: reported({}), verified: { kind: 'no-data' } },
      { reported: reported({}), verified: { kind: 'missing' } },
      { reported: reported({ filled: false }), verified: null },
      { reported: null, verified: null },
    ),
  )

export const pendingItem: fc.Arbitrary<ItemInput> = fc
  .record({
    actual: fc.option(fc.integer({ min: 0, max: 90 }).map((tenths) => decimal(`${tenths}e-1`))),
    yesNo: fc.option(fc.boolean()),
    band: fc.option(fc.constantFrom('达成', '部分达成', '未达成')),
    selfScore: fc.option(fc.integer({ min: 0, max: 300 }).map(points)),
    notApplicable: fc.boolean(),
    noData: fc.boolean(),
    refused: fc.boolean(),
  })
  .map((own): ItemInput => ({ reported: reported(own), verified: null }))

const adjustment: fc.Arbitrary<Adjustment> = fc.oneof(
  fc.record({
    kind: fc.constant('bonus' as const),
    reason: fc.constantFrom('获奖', '典型'),
    level: fc.constantFrom('国家级', '省部级', '市厅级'),
    document: fc.constantFrom('', '1号', '2号'),
    date: fc.constant(day('2018-06-01')),
    points: fc.option(fc.integer({ min: 0, max: 400 }).map(points)),
  }),
  fc.record({
    kind: fc.constant('deduction' as const),
    reason: fc.constantFrom('迟报', '漏报'),
    document: fc.constantFrom('', '1号', '2号'),
    points: fc.integer({ min: 0, max: 600 }).map(points),
  }),
  fc.record({
    kind: fc.constant('false-material' as const),
    reason: fc.constantFrom('不实'),
    document: fc.constantFrom('', '2号'),
    points: fc.option(fc.integer({ min: 0, max: 600 }).map(points)),
  }),
)

const certain = INDICATORS.map(item)
const mixed = INDICATORS.map((own) => fc.oneof(item(own), pendingItem))
/** Every item at the same share of its points: units of equal totals, for ties. */
const alike: fc.Arbitrary<readonly ItemInput[]> = fc.constantFrom(0.5, 0.6, 0.9).map((share) =>
  INDICATORS.map(({ points: of }): ItemInput => ({
    reported: reported({}),
    verified: { kind: 'score', score: points(Math.round(of * share)), values: null },
  })),
)

const unitNumbered = (n: number, withPending: boolean): fc.Arbitrary<UnitInput> =>
  fc
    .record({
      firstReceived: fc.oneof({ weight: 3, arbitrary: fc.constant(day('2018-12-20')) }, fc.option(day2018)),
      items: withPending ? fc.oneof(fc.tuple(...mixed), alike) : fc.oneof(fc.tuple(...certain), alike),
      adjustments: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        fc.array(adjustment, { maxLength: 4 }),
      ),
      veto: fc.oneof(
        { weight: 12, arbitrary: fc.constant(null) },
        fc.constantFrom({ reason: '违纪', grade: null }, { reason: '违纪', grade: '合格' }),
      ),
      decidedGrade: fc.option(fc.constantFrom('优秀', '优秀', '良好')),
      changedGrade: fc.oneof(
        { weight: 5, arbitrary: fc.constant(null) },
        fc.constantFrom('优秀', '良好', '合格', '不合格').map((grade) => ({ grade, reason: '会议决定' })),
      ),
      appealOpen: fc.boolean(),
    })
    .map(({ items, ...own }) => {
      const unit = UNITS[n]
      if (unit === undefined) throw new Error('no such unit')
      const entries = INDICATORS.flatMap(({ id }, index): [string, ItemInput][] => {
        const input = items[index]
        return input === undefined ? [] : [[id, input]]
      })
      return { unit, name: unit, groupId: 'g', submission: 1, items: new Map(entries), ...own }
    })

const randomScheme: fc.Arbitrary<Scheme> = fc
  .record({
    leadWeight: fc.constantFrom('1.5', '1', '2', '1.25', '1.3333333333333333333').map(decimal),
    countsInTotal: fc.boolean(),
    percent: fc.constantFrom('0', '12.5', '30', '50', '100').map(decimal),
    unranked: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ leadWeight, countsInTotal, percent, unranked }) => {
    const base = scheme({}, INDICATORS)
    return {
      ...base,
      leadWeight,
      bonus: { ...base.bonus, countsInTotal },
      // Low thresholds, so that random totals reach the quota's grade.
      grades: base.grades.map(({ name, from }) => ({ name, from: points(Math.floor(from / 2)) })),
      quota: { grade: '优秀', percent },
      groups: base.groups.map((group) => ({ ...group, unranked: UNITS.slice(0, unranked) })),
    }
  })

export const randomYear = (withPending: boolean): fc.Arbitrary<YearInput> =>
  fc
    .record({
      own: randomScheme,
      units: fc
        .integer({ min: 1, max: 10 })
        .chain((n) => fc.tuple(...Array.from({ length: n }, (_, k) => unitNumbered(k, withPending)))),
    })
    .map(({ own, units }) => ({
      year: 2018,
      scheme: own,
      deadline: day('2018-12-25'),
      calendar: CALENDAR,
      units,
    }))
