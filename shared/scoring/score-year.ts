import type { UnitId } from '../plan/unit.ts'
import type { Day } from '../scheme/day.ts'
import type { Group, Scheme } from '../scheme/scheme.ts'
import type { UnitInput, YearInput } from './input.ts'
import { quotaPlaces } from './grades.ts'
import { placeGroup, type Place } from './place-group.ts'
import { prepareGroup } from './prepare.ts'
import type { BlockScore, GroupScore, ScoreSheet, UnitScore } from './score-sheet.ts'
import { listItems, scoreBlocks, type ScoredBlock } from './block-score.ts'
import { isNotEvaluated, scoreUnit, type ScoredUnit } from './score-unit.ts'
import { countLateWorkingDays } from './working-days.ts'

/**
 * Scores, ranks and grades of a year (spec scoring.md), groups and units in the scheme's order, whatever the order of the
 * input. Throws where the input names a unit or group that the scheme does not have: the caller made both from one year.
 */
export function scoreYear(input: YearInput): ScoreSheet {
  const { scheme } = input
  const daysLate = lateCounter(input)
  const groups = unitsByGroup(input).map(([group, inputs]) => {
    const prepared = prepareGroup(group, scheme)
    const units = inputs.map((unit) => {
      const own = prepared.get(unit.unit)
      if (own === undefined) throw new Error(`${unit.unit} is not in group ${group.id}`)
      return scoreUnit(unit, own, daysLate(unit), scheme)
    })
    return { group, units }
  })
  // "A year can be graded only when no item is pending": a rank or a place that others may still take is none.
  const isComplete = groups.every(({ units }) => units.every(({ pendingItems }) => pendingItems === 0))
  return {
    year: input.year,
    groups: groups.map(({ group, units }) => toGroupScore(group, units, isComplete, scheme)),
  }
}

function unitsByGroup({ scheme, units }: YearInput): readonly (readonly [Group, readonly UnitInput[]])[] {
  const byId = new Map(units.map((unit) => [unit.unit, unit]))
  if (byId.size !== units.length) throw new Error('a unit stands twice in the input')
  const known = new Set(scheme.groups.map(({ id }) => id))
  const stray = units.find(({ groupId }) => !known.has(groupId))
  if (stray !== undefined) throw new Error(`${stray.unit} is in an unknown group ${stray.groupId}`)
  return scheme.groups.map((group) => {
    const own = group.units.flatMap((id) => byId.get(id) ?? []).filter(({ groupId }) => groupId === group.id)
    const expected = units.filter(({ groupId }) => groupId === group.id).length
    if (own.length !== expected) throw new Error(`a unit of the input is not in group ${group.id}`)
    return [group, own]
  })
}

/** Many units hand in on the same day; each day is counted once. */
function lateCounter({ deadline, calendar }: YearInput): (unit: UnitInput) => number | null {
  const counts = new Map<Day, number>()
  return ({ firstReceived }) => {
    if (firstReceived === null) return null
    const known = counts.get(firstReceived)
    if (known !== undefined) return known
    const count = countLateWorkingDays(deadline, firstReceived, calendar)
    counts.set(firstReceived, count)
    return count
  }
}

function toGroupScore(
  group: Group,
  units: readonly ScoredUnit[],
  isComplete: boolean,
  scheme: Scheme,
): GroupScore {
  const unranked = new Set(group.unranked)
  const rankedUnits = units.filter((unit) => !unranked.has(unit.input.unit) && !isNotEvaluated(unit)).length
  const places = isComplete ? placeGroup(contendersOf(units), group, scheme) : new Map<UnitId, Place>()
  return {
    id: group.id,
    name: group.name,
    rankedUnits,
    quotaPlaces: quotaPlaces(rankedUnits, scheme),
    units: units.map((unit) =>
      toUnitScore(unit, unranked.has(unit.input.unit), places.get(unit.input.unit) ?? null, scheme),
    ),
  }
}

function contendersOf(units: readonly ScoredUnit[]): Parameters<typeof placeGroup>[0] {
  return units.flatMap(({ input, total, bonus }) =>
    total === null ? [] : [{ unit: input.unit, input, total, bonus }],
  )
}

function toUnitScore(unit: ScoredUnit, isUnranked: boolean, place: Place | null, scheme: Scheme): UnitScore {
  const { input } = unit
  let blocks: readonly BlockScore[] | null = null
  return {
    unit: input.unit,
    name: input.name,
    unranked: isUnranked,
    submission: input.submission,
    lateWorkingDays: unit.lateWorkingDays,
    blocks: () => {
      blocks ??= scoreBlocks(input.items, unit.prepared, scheme.leadWeight).map((block) =>
        toBlockScore(block, unit),
      )
      return blocks
    },
    base: unit.base,
    bonus: unit.bonus,
    deduction: unit.deduction,
    total: unit.total,
    rank: place?.rank ?? null,
    grade: place?.grade ?? null,
    gradeNote: place?.note ?? null,
    provisionalGrade: input.appealOpen && place !== null && place.grade !== null,
    pendingItems: unit.pendingItems,
    notEvaluated: isNotEvaluated(unit),
    provisional: unit.provisional,
  }
}

/** While any item of the unit is pending, none of its block scores stands (scoring.md, Block and total). */
function toBlockScore(
  { prepared, pending, provisional }: ScoredBlock,
  { input, pendingItems }: ScoredUnit,
): BlockScore {
  const { block } = prepared
  return {
    id: block.id,
    name: block.name,
    max: block.max,
    score: pendingItems > 0 ? null : provisional,
    dropped: pending === 0 && provisional === null,
    items: listItems(prepared, input.items),
  }
}
