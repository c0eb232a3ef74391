import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { day } from '#shared/scheme/day.ts'
import { decimal } from '#shared/scheme/decimal.ts'
import { pointsOf, type Points } from '#shared/scheme/points.ts'
import type { Indicator, Scheme } from '#shared/scheme/scheme.ts'
import type { ItemInput, ReportedItem, UnitInput, VerifiedItem, YearInput } from '#shared/scoring/input.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'

/** A small year for tests: one group, one block of 100 with one indicator worth 100, so that a verified score is the base. */
export const UNITS: readonly UnitId[] = Array.from({ length: 30 }, (_, n) =>
  unitId(`U${String(n + 1).padStart(2, '0')}`),
)

export function indicator(own: Partial<Indicator> & Pick<Indicator, 'id'>): Indicator {
  return {
    block: 'tasks',
    title: own.id,
    points: pointsOf('10'),
    rule: 'graded',
    target: null,
    unitTargets: new Map(),
    measure: null,
    steps: [],
    pointsOff: null,
    source: { task: '1.1' },
    units: UNITS,
    leadUnits: [],
    evidence: '',
    noDataAllowed: true,
    negativeAllowed: false,
    ...own,
  }
}

export function scheme(own: Partial<Scheme> = {}, indicators: readonly Indicator[] | null = null): Scheme {
  const one = [indicator({ id: 'A', points: pointsOf('100') })]
  return {
    name: '试算',
    groups: [
      {
        id: 'g',
        name: '市直部门',
        units: UNITS,
        unranked: [],
        unrankedReason: null,
        blocks: [
          { id: 'tasks', name: '任务完成', max: pointsOf(indicators === null ? '100' : '80') },
          ...(indicators === null ? [] : [{ id: 'safeguards', name: '组织保障', max: pointsOf('20') }]),
        ],
        indicators: indicators ?? one,
      },
    ],
    leadWeight: decimal('1.5'),
    bands: [
      { name: '达成', from: decimal('80'), to: decimal('100') },
      { name: '部分达成', from: decimal('60'), to: decimal('80') },
      { name: '未达成', from: decimal('0'), to: decimal('60') },
    ],
    lowerIsBetterFormula: 'double',
    bonus: {
      cap: pointsOf('5'),
      countsInTotal: true,
      levels: [
        { name: '国家级', points: pointsOf('1') },
        { name: '省部级', points: pointsOf('0.8') },
        { name: '市厅级', points: pointsOf('0.6') },
      ],
    },
    deduction: {
      cap: pointsOf('10'),
      latePerWorkingDay: pointsOf('0.5'),
      lateCap: pointsOf('2'),
      falseMaterial: pointsOf('5'),
    },
    deadline: { yearOffset: 0, month: 12, day: 28 },
    appealWorkingDays: 5,
    vetoAllowed: false,
    grades: [
      { name: '优秀', from: pointsOf('90') },
      { name: '良好', from: pointsOf('80') },
      { name: '合格', from: pointsOf('60') },
      { name: '不合格', from: pointsOf('0') },
    ],
    quota: { grade: '优秀', percent: decimal('30') },
    ...own,
  }
}

export function verified(score: string | Points): ItemInput {
  const value = typeof score === 'string' ? pointsOf(score) : score
  return { reported: reported({}), verified: { kind: 'score', score: value, values: null } }
}

export function decided(kind: Exclude<VerifiedItem['kind'], 'score'>): ItemInput {
  return { reported: reported({}), verified: { kind } }
}

export function pending(own: Partial<ReportedItem>): ItemInput {
  return { reported: reported(own), verified: null }
}

export function reported(own: Partial<ReportedItem>): ReportedItem {
  return {
    actual: null,
    yesNo: null,
    band: null,
    selfScore: null,
    notApplicable: false,
    noData: false,
    refused: false,
    filled: true,
    ...own,
  }
}

export function unit(n: number, own: Partial<UnitInput> | string): UnitInput {
  const id = UNITS[n - 1]
  if (id === undefined) throw new Error('no such unit')
  const given = typeof own === 'string' ? { items: new Map([['A', verified(own)]]) } : own
  return {
    unit: id,
    name: `单位${n}`,
    groupId: 'g',
    firstReceived: day('2018-12-20'),
    submission: 1,
    items: new Map(),
    adjustments: [],
    veto: null,
    decidedGrade: null,
    changedGrade: null,
    appealOpen: false,
    ...given,
  }
}

/** 2018-12-29 was a working Saturday; 2018-12-31 and 2019-01-01 were days off. */
export const CALENDAR = {
  holidays: new Set([day('2018-12-31'), day('2019-01-01')]),
  workingWeekends: new Set([day('2018-12-29')]),
}

export function year(units: readonly UnitInput[], own: Scheme = scheme()): YearInput {
  return { year: 2018, scheme: own, deadline: day('2018-12-28'), calendar: CALENDAR, units }
}

export function scoresOf(units: readonly UnitInput[], own: Scheme = scheme()): readonly UnitScore[] {
  return scoreYear(year(units, own)).groups.flatMap((group) => group.units)
}

export function firstScore(own: Partial<UnitInput> | string, by: Scheme = scheme()): UnitScore {
  const [score] = scoresOf([unit(1, own)], by)
  if (score === undefined) throw new Error('no score')
  return score
}
