import type { UnitId } from '../plan/unit.ts'

/** A ranked unit that reached the quota's grade and is not kept from it. */
export interface QuotaCandidate {
  readonly unit: UnitId
  /** Equal ranks are tied. */
  readonly rank: number
  /** The office's decision on a tie: this unit holds the quota's grade (true), or not (false); null: none yet. */
  readonly decision: boolean | null
}

export type QuotaOutcome = 'holds' | 'past' | 'undecided'

/**
 * Who holds the quota's grade: at most `places`, by rank. A tie across the edge is the office's to decide; until what it
 * decided fits the places, its units are undecided (scoring.md, Rank and grade).
 */
export function fillQuota(candidates: readonly QuotaCandidate[], places: number): Map<UnitId, QuotaOutcome> {
  const outcomes = new Map<UnitId, QuotaOutcome>()
  let free = places
  for (const tier of tiersOf(candidates)) {
    if (tier.length <= free || free === 0) {
      for (const { unit } of tier) outcomes.set(unit, free === 0 ? 'past' : 'holds')
      free -= Math.min(free, tier.length)
    } else {
      for (const [unit, outcome] of settleTie(tier, free)) outcomes.set(unit, outcome)
      // Whoever comes after a tie that more units share than there are places finds none left.
      free = 0
    }
  }
  return outcomes
}

/** Candidates of equal rank together, from the first rank on. */
function tiersOf(candidates: readonly QuotaCandidate[]): readonly (readonly QuotaCandidate[])[] {
  const tiers: QuotaCandidate[][] = []
  for (const candidate of candidates.toSorted((a, b) => a.rank - b.rank)) {
    const tier = tiers.at(-1)
    if (tier?.[0]?.rank === candidate.rank) tier.push(candidate)
    else tiers.push([candidate])
  }
  return tiers
}

function settleTie(
  tied: readonly QuotaCandidate[],
  free: number,
): readonly (readonly [UnitId, QuotaOutcome])[] {
  const named = tied.filter(({ decision }) => decision === true).length
  const open = tied.filter(({ decision }) => decision === null).length
  if (named > free) return tied.map(({ unit }) => [unit, 'undecided'])
  // What the office decided may leave no choice about the others: no place left, or a place for each.
  const rest: QuotaOutcome = named === free ? 'past' : named + open <= free ? 'holds' : 'undecided'
  return tied.map(({ unit, decision }) => [unit, decision === null ? rest : decision ? 'holds' : 'past'])
}
