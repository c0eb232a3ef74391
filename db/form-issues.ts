import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'

export interface FormIssue {
  readonly year: number
  readonly unit: UnitId
  readonly schemeVersion: number
  readonly fileName: string
  /** The identity digest in the form's hidden sheet. */
  readonly digest: string
}

/** Records that a unit's form was handed out. */
export function storeFormIssue(db: Database, actor: Actor, issue: FormIssue): void {
  db.prepare(
    `INSERT INTO form_issue (year, unit_id, scheme_version, file_name, digest, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(issue.year, issue.unit, issue.schemeVersion, issue.fileName, issue.digest, actor.operator, actor.at)
}

/** The latest form handed out to each unit, with when. */
export function loadLatestIssues(
  db: Database,
  year: number,
): ReadonlyMap<UnitId, FormIssue & { readonly at: string }> {
  const rows = db
    .prepare<
      [number],
      {
        readonly unit_id: string
        readonly scheme_version: number
        readonly file_name: string
        readonly digest: string
        readonly at: string
      }
    >('SELECT unit_id, scheme_version, file_name, digest, at FROM form_issue WHERE year = ? ORDER BY id')
    .all(year)
  return new Map(
    rows.map((row) => [
      unitId(row.unit_id),
      {
        year,
        unit: unitId(row.unit_id),
        schemeVersion: row.scheme_version,
        fileName: row.file_name,
        digest: row.digest,
        at: row.at,
      },
    ]),
  )
}
