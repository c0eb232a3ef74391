import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecimals, decimal, type Decimal } from '#shared/scheme/decimal.ts'
import { formatPoints, points } from '#shared/scheme/points.ts'
import { suggestScore } from '#shared/scheme/suggest.ts'
import type { Indicator } from '#shared/scheme/scheme.ts'
import { assumePending } from '#shared/scoring/assume-pending.ts'
import { explainUnit } from '#shared/scoring/explain.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { standIn } from '#shared/scoring/stand-in.ts'
import { wholeSheet } from '#tests/support/whole-sheet.ts'
import { pendingItem, randomYear } from './random-year.ts'
import { judgeAgain } from './second-opinion.ts'
import { indicator, scheme } from './small-year.ts'

const unitsOf = (input: YearInput): readonly UnitScore[] =>
  scoreYear(input).groups.flatMap((group) => group.units)
const sheetOf = (input: YearInput) => scoreYear(input).groups[0]
const wholeOf = (input: YearInput) => wholeSheet(scoreYear(input))

test('另写的一套算法在任意年度得出同样的分、名次和等次', () => {
  fc.assert(
    fc.property(randomYear(false), (input) => {
      const scored = unitsOf(input).map(
        ({ unit, blocks, base, bonus, deduction, total, rank, grade, gradeNote }) => ({
          unit,
          blocks: blocks().map(({ score }) => score),
          base,
          bonus,
          deduction,
          total,
          rank,
          grade,
          gradeNote,
        }),
      )
      expect(scored).toEqual(judgeAgain(input))
    }),
    { numRuns: 2000 },
  )
})

test('暂计就是建议分都采用后的得分，算式末尾是同一个数', () => {
  fc.assert(
    fc.property(randomYear(true), (input) => {
      for (const { unit, provisional } of unitsOf(input)) {
        const assumed = explainUnit(assumePending(input, unit), unit)
        const { base, total, pendingItems } = assumed.unit
        expect([pendingItems, base, total]).toEqual([0, provisional.base, provisional.total])
        const last = /(?:= |计 )(\S+?)(?:；|$)/.exec(assumed.total)?.[1] ?? null
        expect(last).toBe(total === null ? null : formatPoints(total))
      }
    }),
  )
})

test('印出来的数加得起来；各项得分在 0 与分值之间，总分不低于 0', () => {
  fc.assert(
    fc.property(randomYear(true), (input) => {
      for (const unit of unitsOf(input)) {
        const scores = unit.blocks().map(({ score }) => score)
        const isSum = unit.base !== null && !scores.includes(null)
        expect(isSum ? unit.base : 0).toBe(
          isSum ? scores.reduce<number>((sum, score) => sum + (score ?? 0), 0) : 0,
        )
        for (const { score, suggested, points: of } of unit.blocks().flatMap(({ items }) => items)) {
          expect([score ?? 0, suggested ?? 0].every((value) => value >= 0 && value <= of)).toBe(true)
        }
        expect([unit.total ?? 0, unit.provisional.total ?? 0].every((value) => value >= 0)).toBe(true)
        const empty = unit.total === null && unit.rank === null && unit.grade === null
        expect(unit.pendingItems === 0 || (empty && scores.every((score) => score === null))).toBe(true)
      }
    }),
  )
})

test('单位的先后次序与结果无关', () => {
  fc.assert(
    fc.property(
      randomYear(true).chain((input) =>
        fc.tuple(
          fc.constant(input),
          fc.shuffledSubarray([...input.units], { minLength: input.units.length }),
        ),
      ),
      ([input, units]) => {
        expect(wholeOf({ ...input, units })).toEqual(wholeOf(input))
      },
    ),
  )
})

test('各项读入的先后次序与结果无关，方案里没有的项不算', () => {
  const stray = { reported: null, verified: { kind: 'score', score: points(100), values: null } } as const
  fc.assert(
    fc.property(randomYear(true), fc.boolean(), (input, isStrayFirst) => {
      const units = input.units.map((unit) => {
        const backwards = [...unit.items].toReversed()
        const extra: (typeof backwards)[number] = ['不在方案里', stray]
        return { ...unit, items: new Map(isStrayFirst ? [extra, ...backwards] : [...backwards, extra]) }
      })
      const sheet = wholeOf({ ...input, units })
      expect(sheet).toEqual(wholeOf(input))
      const inOrder = input.units.map((unit) => ({
        ...unit,
        items: new Map([...unit.items, ['不在方案里', stray]]),
      }))
      expect(wholeOf({ ...input, units: inOrder })).toEqual(sheet)
    }),
  )
})

test('优秀不超过名额；没有决定的跨界并列一家也不由程序定', () => {
  fc.assert(
    fc.property(randomYear(false), fc.boolean(), (input, undecided) => {
      const units = input.units.map((unit) =>
        undecided ? { ...unit, decidedGrade: null, changedGrade: null } : unit,
      )
      const group = sheetOf({ ...input, units })
      const holders = group?.units.filter(({ rank, grade }) => rank !== null && grade === '优秀') ?? []
      expect(holders.length).toBeLessThanOrEqual(group?.quotaPlaces ?? 0)
      if (!undecided) return
      for (const { rank } of holders) {
        const tied = group?.units.filter(
          (unit) => unit.rank === rank && ['待定', '受名额限制'].includes(unit.gradeNote ?? ''),
        )
        expect(tied).toEqual([])
      }
    }),
    { numRuns: 1000 },
  )
})

test('办公室改定的：要么就是改定的等次，要么说明为什么不是；不改别家的名次和总分', () => {
  fc.assert(
    fc.property(randomYear(false), (input) => {
      const plain = unitsOf({
        ...input,
        units: input.units.map((unit) => ({ ...unit, changedGrade: null })),
      })
      const own = new Map(input.units.map((unit) => [unit.unit, unit]))
      for (const [at, after] of unitsOf(input).entries()) {
        const before = plain[at]
        expect([after.total, after.rank]).toEqual([before?.total, before?.rank])
        const changed = own.get(after.unit)?.changedGrade ?? null
        if (changed === null || after.total === null) continue
        const why = ['一票否决', '材料不实', '单列', '待定'].includes(after.gradeNote ?? '')
        const barred = own.get(after.unit)?.adjustments.some(({ kind }) => kind === 'false-material') === true
        expect(after.grade === changed.grade || why || (barred && changed.grade === '优秀')).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('采纳一家的测算分，总分就是它的暂计；别家的分不变', () => {
  fc.assert(
    fc.property(randomYear(true), fc.nat(), (input, pick) => {
      const chosen = input.units[pick % input.units.length]
      const before = unitsOf(input)
      const scores = before.find(({ unit }) => unit === chosen?.unit)
      const suggested = new Map(
        scores
          ?.blocks()
          .flatMap(({ items }) => items)
          .map((item) => [item.indicator, item]),
      )
      const accept = (unit: YearInput['units'][number]): typeof unit => ({
        ...unit,
        items: new Map(
          [...unit.items].map(([id, item]) => {
            const score = suggested.get(id)
            if (score?.state !== 'pending') return [id, item]
            const suggestion =
              score.suggested === null ? null : { score: score.suggested, band: null, moved: false }
            return [id, { ...item, verified: standIn(item.reported, true, suggestion) }]
          }),
        ),
      })
      const after = unitsOf({
        ...input,
        units: input.units.map((unit) => (unit === chosen ? accept(unit) : unit)),
      })
      const plain = ({ unit, blocks, base, total, provisional }: UnitScore) => ({
        unit,
        blocks: blocks(),
        base,
        total,
        provisional,
      })
      const others = (list: readonly UnitScore[]) =>
        list.filter(({ unit }) => unit !== chosen?.unit).map(plain)
      expect(others(after)).toEqual(others(before))
      const own = after.find(({ unit }) => unit === chosen?.unit)
      expect([own?.pendingItems, own?.base, own?.total]).toEqual([
        0,
        scores?.provisional.base,
        scores?.provisional.total,
      ])
    }),
  )
})

const RULES: readonly (readonly [string, Indicator, 1 | -1])[] = [
  ['正向定量', indicator({ id: 'X', rule: 'higher-is-better', target: decimal('37.5') }), 1],
  ['正向定量，目标 0', indicator({ id: 'X', rule: 'higher-is-better', target: decimal('0') }), 1],
  ['控制型', indicator({ id: 'X', rule: 'lower-is-better', target: decimal('4.2') }), -1],
  ['扣分制', indicator({ id: 'X', rule: 'per-occurrence', pointsOff: points(75) }), -1],
  [
    '阶梯',
    indicator({
      id: 'X',
      rule: 'steps',
      steps: [
        { atLeast: decimal('1'), percent: decimal('33.3') },
        { atLeast: decimal('20'), percent: decimal('100') },
      ],
    }),
    1,
  ],
]
const amount: fc.Arbitrary<Decimal> = fc
  .tuple(fc.bigInt(0n, 10n ** 18n), fc.nat(18))
  .map(([mantissa, scale]) => ({ mantissa, scale }))

test.each(RULES)('%s：得分在 0 与分值之间，只随实际值往一个方向变', (_name, own, direction) => {
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.constantFrom('double' as const, 'inverse' as const),
      (a, b, lowerIsBetterFormula) => {
        const score = (actual: Decimal): number => {
          const values = { actual, yesNo: null, band: null, selfScore: null }
          return suggestScore(own, own.target, scheme({ lowerIsBetterFormula }), values)?.score ?? -1
        }
        expect([score(a), score(b)].every((value) => value >= 0 && value <= own.points)).toBe(true)
        expect(compareDecimals(a, b) * direction * (score(a) - score(b))).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test('任意填报的定性项：测算分总在它的档次之内', () => {
  const own = indicator({ id: 'X', points: points(333) })
  fc.assert(
    fc.property(pendingItem, ({ reported }) => {
      const suggestion = reported === null ? null : suggestScore(own, null, scheme(), reported)
      if (suggestion === null) return
      const lowest = { 达成: 267, 部分达成: 200, 未达成: 0 }[suggestion.band ?? ''] ?? -1
      const highest = { 达成: 333, 部分达成: 266, 未达成: 199 }[suggestion.band ?? ''] ?? -1
      expect(suggestion.score >= lowest && suggestion.score <= highest).toBe(true)
    }),
  )
})
