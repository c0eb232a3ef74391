import type { UnitId } from '../plan/unit.ts'
import type { Group, Scheme } from '../scheme/scheme.ts'
import {
  distinctionGrade,
  gradeName,
  gradeReached,
  quotaPlaces,
  vetoedGrade,
  type GradeIndex,
} from './grades.ts'
import type { UnitInput } from './input.ts'
import { fillQuota, type QuotaCandidate, type QuotaOutcome } from './quota.ts'
import { rankUnits, type Contender, type Ranked } from './rank.ts'
import type { GradeNote } from './score-sheet.ts'

export interface Place {
  readonly rank: number | null
  readonly grade: string | null
  readonly note: GradeNote | null
}

/** A unit with a total. */
export interface Scored extends Contender {
  readonly input: UnitInput
}

/** Ranks and grades of one group; units without a total have neither and are not given here. */
export function placeGroup(
  scored: readonly Scored[],
  group: Group,
  scheme: Scheme,
): ReadonlyMap<UnitId, Place> {
  const unranked = new Set(group.unranked)
  const ranked = rankUnits(
    scored.filter(({ unit }) => !unranked.has(unit)),
    scheme,
  )
  const outcomes = limitByQuota(ranked, scheme)
  const places = new Map<UnitId, Place>()
  for (const { own, rank } of ranked)
    places.set(own.unit, { rank, ...gradeOf(own, false, outcomes.get(own.unit) ?? null, scheme) })
  for (const own of scored) {
    if (unranked.has(own.unit)) places.set(own.unit, { rank: null, ...gradeOf(own, true, null, scheme) })
  }
  return places
}

function limitByQuota(ranked: readonly Ranked<Scored>[], scheme: Scheme): ReadonlyMap<UnitId, QuotaOutcome> {
  const places = quotaPlaces(ranked.length, scheme)
  if (places === null) return new Map()
  const limited = distinctionGrade(scheme)
  const toCandidate = ({ own: { unit, input }, rank }: Ranked<Scored>): QuotaCandidate => ({
    unit,
    rank,
    decision: decisionOf(input, scheme),
  })
  const eligible = ranked.filter(({ own: { input } }) => input.veto === null && !isFalse(input))
  const wanted = ({ own }: Ranked<Scored>): GradeIndex | null => changedTo(own.input, scheme)
  const reach = ({ own }: Ranked<Scored>): boolean => gradeReached(own.total, scheme) === limited
  // Whom the office gave another grade leaves the place to the next one.
  const byRules = eligible.filter((unit) => reach(unit) && (wanted(unit) ?? limited) === limited)
  const lifted = eligible.filter((unit) => !reach(unit) && wanted(unit) === limited)
  const outcomes = fillQuota(byRules.map(toCandidate), places)
  for (const [unit, outcome] of fillRest(lifted.map(toCandidate), places, outcomes))
    outcomes.set(unit, outcome)
  for (const { own } of byRules.filter((unit) => wanted(unit) === limited)) {
    if (outcomes.get(own.unit) === 'past') outcomes.set(own.unit, 'undecided')
  }
  return outcomes
}

/** Whom the office lifted to the quota's grade gets what the others left; where that is not enough it must decide again. */
function fillRest(
  lifted: readonly QuotaCandidate[],
  places: number,
  taken: ReadonlyMap<UnitId, QuotaOutcome>,
): readonly (readonly [UnitId, QuotaOutcome])[] {
  const outcomes = [...taken.values()]
  const held = outcomes.filter((outcome) => outcome === 'holds').length
  const free = outcomes.includes('undecided') ? 0 : places - held
  const candidates = lifted.map((candidate) => ({ ...candidate, decision: null }))
  return [...fillQuota(candidates, free)].map(([unit, outcome]) => [
    unit,
    outcome === 'holds' ? 'holds' : 'undecided',
  ])
}

/** The grade that the office gave in the place of the rules'; null: none, or one that the scheme does not have. */
export function changedTo({ changedGrade }: UnitInput, scheme: Scheme): GradeIndex | null {
  const index = scheme.grades.findIndex(({ name }) => name === changedGrade?.grade)
  return index === -1 ? null : index
}

/** A tie can only be decided for the quota's grade or the one below it; anything else is no decision of it. */
function decisionOf({ decidedGrade }: UnitInput, scheme: Scheme): boolean | null {
  const limited = distinctionGrade(scheme)
  if (decidedGrade === gradeName(limited, scheme)) return true
  return decidedGrade === gradeName(limited + 1, scheme) ? false : null
}

function isFalse({ adjustments }: UnitInput): boolean {
  return adjustments.some(({ kind }) => kind === 'false-material')
}

/**
 * Of several marks the heaviest is named: 一票否决, 材料不实, 单列, 待定, 改定, 受名额限制. The office's own grade changes neither
 * what a veto set nor that of a unit outside the ranking, and never gives back what false material bars.
 */
function gradeOf(
  { input, total }: Scored,
  isUnranked: boolean,
  outcome: QuotaOutcome | null,
  scheme: Scheme,
): Pick<Place, 'grade' | 'note'> {
  const reached = gradeReached(total, scheme)
  const below = distinctionGrade(scheme) + 1
  if (input.veto !== null)
    return { grade: gradeName(vetoedGrade(input.veto, reached, scheme), scheme), note: '一票否决' }
  const changed = changedTo(input, scheme)
  if (isFalse(input) && reached < below)
    return { grade: gradeName(Math.max(changed ?? below, below), scheme), note: '材料不实' }
  if (isUnranked) return { grade: gradeName(reached, scheme), note: '单列' }
  if (outcome === 'undecided') return { grade: null, note: '待定' }
  if (changed !== null && changed !== reached && !(isFalse(input) && changed < below))
    return { grade: gradeName(changed, scheme), note: '改定' }
  if (outcome === 'past') return { grade: gradeName(below, scheme), note: '受名额限制' }
  return { grade: gradeName(reached, scheme), note: null }
}
