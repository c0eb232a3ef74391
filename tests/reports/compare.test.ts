import { expect, test } from 'vitest'
import { builtinPlan } from '#shared/plan/builtin.ts'
import { unitId, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { compareGoals } from '#shared/reports/compare-goals.ts'
import { compareUnits } from '#shared/reports/compare-units.ts'
import { compareWork } from '#shared/reports/compare-work.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf } from '#shared/scheme/points.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { indicator, reported, scheme, unit as input, UNITS, verified } from '#tests/scoring/small-year.ts'

const CALENDAR = { holidays: new Set<never>(), workingWeekends: new Set<never>() }

function known(id: string, name: string, own: Partial<Unit> = {}): Unit {
  return {
    id: unitId(id),
    kind: '政府部门',
    validFrom: null,
    validTo: null,
    names: [{ name, kind: 'official', validFrom: null, validTo: null }],
    successors: [],
    ...own,
  }
}

/** A year in which these units have these totals. */
function yearOf(year: number, totals: Readonly<Record<string, string>>): ScoreSheet {
  const ids = Object.keys(totals).map(unitId)
  const base = scheme()
  const own = {
    ...base,
    groups: base.groups.map((group) => ({
      ...group,
      units: ids,
      indicators: [indicator({ id: 'A', points: pointsOf('100'), units: ids })],
    })),
  }
  const units = ids.map((unit: UnitId) => ({ ...input(1, totals[unit] ?? '0'), unit, name: unit }))
  return scoreYear({ year, scheme: own, deadline: day('2018-12-28'), calendar: CALENDAR, units })
}

/** "名称 | 变化 | 2018 得分 | 2019 得分". */
function lines(units: readonly Unit[], ...sheets: readonly ScoreSheet[]): readonly string[] {
  return compareUnits(units, sheets).map(({ name, history, years }) =>
    [name, history, ...years.map((own) => (own === null ? '未评价' : String(own.total)))].join(' | '),
  )
}

test('更名的单位是一行，写明以前的名称', () => {
  const renamed = known('A', '', {
    names: [
      { name: '市环保局', kind: 'official', validFrom: null, validTo: 2018 },
      { name: '市生态环境局', kind: 'official', validFrom: 2019, validTo: null },
    ],
  })
  expect(lines([renamed], yearOf(2018, { A: '80' }), yearOf(2019, { A: '85' }))).toEqual([
    '市生态环境局 | 2018年为市环保局 | 8000 | 8500',
  ])
})

test('由新单位承接的，接成一行', () => {
  const old = known('A', '市卫生计生委', { validTo: 2018, successors: [unitId('B')] })
  const heir = known('B', '市卫生健康委', { validFrom: 2019 })
  expect(lines([old, heir], yearOf(2018, { A: '80' }), yearOf(2019, { B: '85' }))).toEqual([
    '市卫生健康委 | 2018年为市卫生计生委 | 8000 | 8500',
  ])
})

test('并入另一家已有的单位、无人承接的，各留一行，分数不混在一起', () => {
  const merged = known('A', '市文化局', { validTo: 2018, successors: [unitId('B')] })
  const host = known('B', '市旅游局')
  const gone = known('C', '市安监局', { validTo: 2018 })
  expect(
    lines([merged, host, gone], yearOf(2018, { A: '80', B: '70', C: '60' }), yearOf(2019, { B: '75' })),
  ).toEqual([
    '市旅游局 |  | 7000 | 7500',
    '市文化局 | 2019年起并入市旅游局 | 8000 | 未评价',
    '市安监局 | 2019年起不再评价 | 6000 | 未评价',
  ])
})

test('两家合成的新单位从新单位那年起算，原来两家各留一行', () => {
  const own = { validTo: 2018, successors: [unitId('C')] }
  const units = [
    known('A', '市文化局', own),
    known('B', '市旅游局', own),
    known('C', '市文化和旅游局', { validFrom: 2019 }),
  ]
  expect(lines(units, yearOf(2018, { A: '80', B: '70' }), yearOf(2019, { C: '90' }))).toEqual([
    '市文化和旅游局 |  | 未评价 | 9000',
    '市文化局 | 2019年起并入市文化和旅游局 | 8000 | 未评价',
    '市旅游局 | 2019年起并入市文化和旅游局 | 7000 | 未评价',
  ])
})

test('重点任务和具体任务的得分率按全部单位的分值合计，四舍五入到 0.1 个百分点；没有计分项的是空，不是 0', () => {
  const task = indicator({
    id: 'A',
    points: pointsOf('30'),
    source: { task: '1.1' },
    units: UNITS.slice(0, 2),
  })
  const own = scheme({}, [task])
  const units = UNITS.slice(0, 2).map((_, at) =>
    input(at + 1, { items: new Map([['A', verified(at === 0 ? '20' : '10.01')]]) }),
  )
  const sheet = scoreYear({
    year: 2018,
    scheme: { ...own, groups: own.groups.map((group) => ({ ...group, units: UNITS.slice(0, 2) })) },
    deadline: day('2018-12-28'),
    calendar: CALENDAR,
    units,
  })
  const work = compareWork(builtinPlan, [
    { sheet, scheme: own, programOf: new Map([['g', new Map([['A', 1]])]]) },
  ])
  const rate = (id: string) => work.find((line) => line.id === id)?.years
  expect([rate('1'), rate('1.1'), rate('1.2'), rate('2')]).toEqual([[500], [500], [null], [null]])
})

test('规划目标：一家承担的写数值，几家承担的写达到几家；原文没有数的照实写', () => {
  const goal = indicator({
    id: 'G01',
    rule: 'higher-is-better',
    target: decimal('10.5'),
    measure: '%',
    source: { goal: 'G01' },
    units: UNITS.slice(0, 1),
  })
  const many = indicator({ id: 'C4', rule: 'yes-no', source: { goal: 'G10' }, units: UNITS.slice(0, 3) })
  const venues = indicator({ id: 'C2', rule: 'yes-no', source: { goal: 'G04' }, units: UNITS.slice(0, 3) })
  const museum = indicator({ id: 'G03', rule: 'yes-no', source: { goal: 'G03' }, units: UNITS.slice(0, 3) })
  const lessons = indicator({ id: 'G05', source: { goal: 'G05' }, units: UNITS.slice(0, 1) })
  const own = scheme({}, [goal, many, venues, museum, lessons])
  const group = own.groups.map((one) => ({ ...one, units: UNITS.slice(0, 3) }))
  const answer = (actual: string | null, yesNo: boolean | null) => ({
    reported: reported({ actual: actual === null ? null : decimal(actual), yesNo }),
    verified: { kind: 'score' as const, score: pointsOf('5'), values: null },
  })
  const units = UNITS.slice(0, 3).map((_, at) =>
    input(at + 1, {
      items: new Map([
        ['G01', answer('9.8', null)],
        ['C4', answer(null, at < 2)],
        ['C2', answer(null, at < 2)],
        ['G03', answer(null, at < 2)],
        ['G05', verified('9')],
      ]),
    }),
  )
  const sheet = scoreYear({
    year: 2018,
    scheme: { ...own, groups: group },
    deadline: day('2018-12-28'),
    calendar: CALENDAR,
    units,
  })
  const goals = compareGoals(builtinPlan, [{ year: 2018, sheet, scheme: own }])
  const line = (id: string) => goals.find((one) => one.goal === id)
  expect(line('G01')).toMatchObject({
    target: '10.5 %',
    targetValue: 10.5,
    measure: '%',
    years: [{ text: '9.8 %', value: 9.8, reached: false }],
  })
  expect(line('G10')).toMatchObject({
    targetValue: 100,
    years: [{ text: '2/3 家达到', value: 66.7, reached: false }],
  })
  // 力争一半左右的县: two of three are enough.
  expect(line('G04')).toMatchObject({
    targetValue: 50,
    measure: '%',
    years: [{ text: '2/3 家达到', value: 66.7, reached: true }],
  })
  // Units that answer for one thing of the city and do not agree: not for the program to say.
  expect(line('G03')?.years).toEqual([{ text: '2/3 家达到', value: 66.7, reached: null }])
  expect(line('G05')?.years).toEqual([{ text: '达成', value: null, reached: true }])
  expect(line('G12')).toMatchObject({ target: '原文未写数', years: [null] })
})
