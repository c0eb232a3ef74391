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

export interface Ranked<Own extends Contender> {
  readonly own: Own
  readonly rank: number
}

/** From the first on; equal ones share a rank: 1, 2, 2, 4. */
export function rankUnits<Own extends Contender>(
  contenders: readonly Own[],
  scheme: Scheme,
): readonly Ranked<Own>[] {
  const sorted = contenders.toSorted((a, b) => compareContenders(a, b, scheme))
  let rank = 0
  let previous: Contender | null = null
  return sorted.map((contender, index) => {
    if (previous === null || compareContenders(previous, contender, scheme) !== 0) rank = index + 1
    previous = contender
    return { own: contender, rank }
  })
}
