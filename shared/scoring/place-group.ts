import type { UnitId } from '../plan/unit.ts'
import type { Group, Scheme } from '../scheme/scheme.ts'
import { distinctionGrade, gradeName, gradeReached, quotaPlaces, vetoedGrade } from './grades.ts'
import type { UnitInput } from './input.ts'
import { fillQuota, type QuotaCandidate, type QuotaOutcome } from './quota.ts'
import { rankUnits, type Contender } from './rank.ts'
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
  const ranked = scored.filter(({ unit }) => !unranked.has(unit))
  const ranks = rankUnits(ranked, scheme)
  const outcomes = limitByQuota(ranked, ranks, scheme)
  return new Map(
    scored.map((unit) => {
      const rank = ranks.get(unit.unit) ?? null
      return [unit.unit, { rank, ...gradeOf(unit, rank === null, outcomes.get(unit.unit) ?? null, scheme) }]
    }),
  )
}

function limitByQuota(
  ranked: readonly Scored[],
  ranks: ReadonlyMap<UnitId, number>,
  scheme: Scheme,
): ReadonlyMap<UnitId, QuotaOutcome> {
  const places = quotaPlaces(ranked.length, scheme)
  if (places === null) return new Map()
  const limited = distinctionGrade(scheme)
  const candidates = ranked
    .filter(
      ({ input, total }) => input.veto === null && !isFalse(input) && gradeReached(total, scheme) === limited,
    )
    .map(({ unit, input }): QuotaCandidate => {
      const rank = ranks.get(unit)
      if (rank === undefined) throw new Error(`${unit} has no rank`)
      return { unit, rank, decision: decisionOf(input, scheme) }
    })
  return fillQuota(candidates, places)
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

/** Of several marks the heaviest is named: 一票否决, 材料不实, 单列, 待定, 受名额限制. */
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
  if (isFalse(input) && reached < below) return { grade: gradeName(below, scheme), note: '材料不实' }
  if (isUnranked) return { grade: gradeName(reached, scheme), note: '单列' }
  if (outcome === 'undecided') return { grade: null, note: '待定' }
  if (outcome === 'past') return { grade: gradeName(below, scheme), note: '受名额限制' }
  return { grade: gradeName(reached, scheme), note: null }
}
