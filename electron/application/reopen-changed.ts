import type { Actor } from '#db/log.ts'
import { loadReadingRows } from '#db/readings.ts'
import { hasReviews, loadStandingReviews, storeReviews } from '#db/reviews.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { Database } from '#db/open.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { RowReading } from '#shared/returns/reading.ts'

/** The rows of a unit that count now; null: no return, or nothing is reviewed that they could change. */
type Standing = ReadonlyMap<string, RowReading> | null

export interface Reopening<Result> {
  readonly year: number
  readonly unit: UnitId
  /** How it came about: 重新报送, 办公室改写, 改定有效报送. */
  readonly way: string
  readonly opinion: (result: Result, indicator: string) => string
}

/**
 * Runs a change of what counts of a unit's returns, and puts back to pending the reviewed items whose values it changes
 * (scoring.md, State of an item). A verified score is never changed: the review that it stands in is kept, another one
 * says that the item is open again. In the caller's transaction. Gives the change's result and the items.
 */
export function changeStanding<Result>(
  db: Database,
  actor: Actor,
  { year, unit, way, opinion }: Reopening<Result>,
  change: () => Result,
): { readonly result: Result; readonly reopened: readonly string[] } {
  if (!hasReviews(db, year, unit)) return { result: change(), reopened: [] }
  const before = standingRows(db, year, unit)
  const result = change()
  const after = standingRows(db, year, unit)
  const stands = loadStandingOf(db, year, unit)
  const reviewed = loadStandingReviews(db, year).get(unit)?.values() ?? []
  const changed = [...reviewed].filter(
    ({ kind, indicator }) =>
      kind !== 'reopened' && isChanged(before?.get(indicator) ?? null, after?.get(indicator) ?? null),
  )
  storeReviews(
    db,
    actor,
    year,
    changed.map(({ indicator }) => ({
      unit,
      indicator,
      submissionId: stands?.id ?? null,
      kind: 'reopened',
      score: null,
      actual: null,
      band: null,
      way,
      opinion: opinion(result, indicator),
    })),
  )
  return { result, reopened: changed.map(({ indicator }) => indicator) }
}

function standingRows(db: Database, year: number, unit: UnitId): Standing {
  const stands = loadStandingOf(db, year, unit)
  return stands === null ? null : loadReadingRows(db, stands.id)
}

function isChanged(before: RowReading | null, after: RowReading | null): boolean {
  const key = (row: RowReading | null): string =>
    JSON.stringify(
      row === null
        ? [null, null, null, false, false, false]
        : [row.actual, row.band, row.selfScore, row.noData, row.notApplicable, row.refused],
    )
  return key(before) !== key(after)
}
