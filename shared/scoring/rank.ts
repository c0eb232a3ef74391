import type { UnitId } from '../plan/unit.ts'
import type { Points } from '../scheme/points.ts'
import type { Scheme } from '../scheme/scheme.ts'

/** A unit with a score, as far as its place goes. */
export interface Contender {
  readonly unit: UnitId
  readonly total: Points
  readonly bonus: Points
}

/** Negative where `a` stands before `b`: by total; a bonus that is not in the total breaks ties (scoring.md, Block and total). */
function compareContenders(a: Contender, b: Contender, scheme: Scheme): number {
  return b.total - a.total || (scheme.bonus.countsInTotal ? 0 : b.bonus - a.bonus)
}

/** Equal ones share a rank: 1, 2, 2, 4. */
export function rankUnits(contenders: readonly Contender[], scheme: Scheme): ReadonlyMap<UnitId, number> {
  const sorted = contenders.toSorted((a, b) => compareContenders(a, b, scheme))
  const ranks = new Map<UnitId, number>()
  let rank = 0
  let previous: Contender | null = null
  for (const [index, contender] of sorted.entries()) {
    if (previous === null || compareContenders(previous, contender, scheme) !== 0) rank = index + 1
    ranks.set(contender.unit, rank)
    previous = contender
  }
  return ranks
}
