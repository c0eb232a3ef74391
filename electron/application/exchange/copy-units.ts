import type { Database } from '#db/open.ts'
import { loadScheme } from '#db/schemes.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'

/** The units that a year's scheme evaluates. */
export function loadEvaluatedIds(db: Database, year: number): readonly UnitId[] {
  const stored = loadScheme(db, year)
  return stored === null ? [] : decodeScheme(stored.content).groups.flatMap(({ units }) => units)
}
