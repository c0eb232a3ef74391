import type { Database } from './open.ts'

/** What is kept of a submission beside its reading: who imported it when, the form's head. */
export interface SubmissionRecord {
  readonly at: string
  readonly operator: string
  readonly schemeVersion: number
  readonly filledBy: string
  readonly phone: string
  readonly responsible: string
  readonly filledOn: string
}

/** Of every submission of a year, by its id. */
export function loadSubmissionRecords(db: Database, year: number): ReadonlyMap<number, SubmissionRecord> {
  const rows = db
    .prepare<[number], SubmissionRecord & { readonly id: number }>(
      `SELECT id, at, operator, scheme_version AS schemeVersion, filled_by AS filledBy, phone,
         responsible, filled_on AS filledOn
       FROM submission WHERE year = ?`,
    )
    .all(year)
  return new Map(rows.map(({ id, ...record }) => [id, record]))
}

/** The year of a submission; null: there is no such submission. */
export function findYearOfSubmission(db: Database, submissionId: number): number | null {
  const row = db
    .prepare<[number], { year: number }>('SELECT year FROM submission WHERE id = ?')
    .get(submissionId)
  return row?.year ?? null
}
