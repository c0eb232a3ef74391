import type { UnitId } from '#shared/plan/unit.ts'
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
