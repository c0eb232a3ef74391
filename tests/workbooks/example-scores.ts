import { builtinPlan, builtinUnits } from '#shared/plan/builtin.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { SummaryExtras } from '#shared/reports/summary.ts'
import { day } from '#shared/scheme/day.ts'
import { points } from '#shared/scheme/points.ts'
import type { Group, Indicator } from '#shared/scheme/scheme.ts'
import type { Adjustment, ItemInput, UnitInput } from '#shared/scoring/input.ts'
import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { SCHEME } from './example-form.ts'

export interface ScoreWishes {
  /** Share of the points in percent that an item gets; default: a spread between 60 and 100. */
  readonly percent?: (unit: UnitId, indicator: Indicator) => number
  /** Replaces the verified score. */
  readonly item?: (unit: UnitId, indicator: Indicator) => ItemInput | undefined
  readonly adjustments?: ReadonlyMap<UnitId, readonly Adjustment[]>
  readonly received?: ReadonlyMap<UnitId, string | null>
}

const NOTHING_REPORTED = {
  actual: null,
  yesNo: null,
  band: null,
  selfScore: null,
  notApplicable: false,
  noData: false,
  refused: false,
  filled: true,
}

/** A year of the built-in scheme, all units of both groups, scored by the real engine. */
export function exampleScores(wishes: ScoreWishes = {}): ScoreSheet {
  return scoreYear({
    year: 2018,
    scheme: SCHEME,
    deadline: day('2019-01-10'),
    calendar: { holidays: new Set(), workingWeekends: new Set() },
    units: SCHEME.groups.flatMap((group) => group.units.map((unit) => unitInput(group, unit, wishes))),
  })
}

function unitInput(group: Group, unit: UnitId, wishes: ScoreWishes): UnitInput {
  const own = group.indicators.filter(({ units }) => units.includes(unit))
  const received = wishes.received?.get(unit)
  return {
    unit,
    name: nameOf(unit),
    groupId: group.id,
    firstReceived: received === null ? null : day(received ?? '2019-01-08'),
    submission: received === null ? null : 1,
    items: new Map(
      received === null
        ? []
        : own.map((indicator) => [
            indicator.id,
            wishes.item?.(unit, indicator) ?? verified(unit, indicator, wishes),
          ]),
    ),
    adjustments: wishes.adjustments?.get(unit) ?? [],
    veto: null,
    decidedGrade: null,
    changedGrade: null,
    appealOpen: false,
  }
}

function verified(unit: UnitId, indicator: Indicator, wishes: ScoreWishes): ItemInput {
  const percent = wishes.percent?.(unit, indicator) ?? spread(unit + indicator.id)
  return {
    reported: NOTHING_REPORTED,
    verified: { kind: 'score', score: points(Math.round((indicator.points * percent) / 100)), values: null },
  }
}

/** A number between 60 and 100 that depends on the text alone. */
function spread(text: string): number {
  let sum = 7
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 4001
  return 60 + sum / 100
}

function nameOf(id: UnitId): string {
  const unit = builtinUnits.find((one) => one.id === id)
  if (unit === undefined) throw new Error(`no unit ${id}`)
  return unitNameIn(unit, 2018)
}

export function unitNamed(name: string): UnitId {
  const unit = builtinUnits.find((one) => one.names.some((known) => known.name === name))
  if (unit === undefined) throw new Error(`no unit ${name}`)
  return unit.id
}

/** Columns for the ten programs; indicators of goals go to the goal's first program. */
export function exampleExtras(): SummaryExtras {
  return {
    programs: builtinPlan.programs.map(({ number, shortTitle }) => ({ number, name: shortTitle })),
    programOf: new Map(
      SCHEME.groups.map((group) => [
        group.id,
        new Map(
          group.indicators.flatMap((indicator): [string, number][] => {
            const program = programOf(indicator)
            return program === null ? [] : [[indicator.id, program]]
          }),
        ),
      ]),
    ),
    bonusCountsInTotal: SCHEME.bonus.countsInTotal,
    reasons: new Map([[unitNamed('市科协'), '领导小组办公室设在市科协，成绩单列，不参加评优']]),
  }
}

function programOf({ source }: Indicator): number | null {
  if ('task' in source) return Number(source.task.split('.')[0])
  if ('program' in source) return source.program
  if ('goal' in source) return builtinPlan.goals.find(({ id }) => id === source.goal)?.programs[0] ?? null
  return null
}
