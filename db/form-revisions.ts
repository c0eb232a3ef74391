import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Database } from './open.ts'

/** Records that a scheme version changed what the forms of these units ask. */
export function storeFormRevisions(
  db: Database,
  year: number,
  version: number,
  units: readonly UnitId[],
): void {
  const insert = db.prepare('INSERT INTO form_revision (year, unit_id, scheme_version) VALUES (?, ?, ?)')
  for (const unit of units) insert.run(year, unit, version)
}

/** The scheme version since which each unit's form asks what it asks; 1 for a unit without an entry. */
export function loadFormVersions(db: Database, year: number): ReadonlyMap<UnitId, number> {
  const rows = db
    .prepare<[number], { unit_id: string; version: number }>(
      'SELECT unit_id, max(scheme_version) AS version FROM form_revision WHERE year = ? GROUP BY unit_id',
    )
    .all(year)
  return new Map(rows.map((row) => [unitId(row.unit_id), row.version]))
}
