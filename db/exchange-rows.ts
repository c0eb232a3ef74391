import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import type { Row } from './table-rows.ts'

/** Tables that come back from a colleague; those that others refer to first. */
export const EXCHANGED = [
  'submission',
  'standing_choice',
  'cell_decision',
  'reread_row',
  'review',
  'review_question',
  'evidence_file',
  'withdrawal',
] as const
export type Exchanged = (typeof EXCHANGED)[number]

/** The rows of a table behind an id, in order. */
export function loadRowsAfter(db: Database, table: Exchanged, id: number): readonly Row[] {
  return prepared<[number], Row>(db, `SELECT * FROM ${table} WHERE id > ? ORDER BY id`).all(id)
}

/** Adds a row as it is, with who and when, under a new id, which it gives. */
export function storeForeignRow(db: Database, table: Exchanged, row: Row): number {
  const columns = Object.keys(row).filter((name) => name !== 'id')
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  ).run(row)
  return Number(lastInsertRowid)
}

/** Copies the bytes of a submission and how it was read from another database; `own`: the submission's id here. */
export function copyReading(from: Database, to: Database, theirs: number, own: number): void {
  const reading = prepared<[number], Row>(from, 'SELECT * FROM reading WHERE submission_id = ?').get(theirs)
  if (reading === undefined) throw new Error(`no reading of submission ${theirs}`)
  prepared(
    to,
    `INSERT INTO reading (submission_id, rows, cells, remarks, evidence)
     VALUES (@submission_id, @rows, @cells, @remarks, @evidence)`,
  ).run({ ...reading, submission_id: own })
}

export function copyStoredFile(from: Database, to: Database, sha256: string): void {
  const file = prepared<[string], { sha256: string; size: number; bytes: Buffer }>(
    from,
    'SELECT sha256, size, bytes FROM stored_file WHERE sha256 = ?',
  ).get(sha256)
  if (file === undefined) throw new Error(`no stored file ${sha256}`)
  prepared(to, 'INSERT OR IGNORE INTO stored_file (sha256, size, bytes) VALUES (@sha256, @size, @bytes)').run(
    file,
  )
}

/** Files that were taken off their items, by the id of the file. */
export function loadRemovals(db: Database): readonly Row[] {
  return prepared<[], Row>(db, 'SELECT * FROM evidence_removal ORDER BY evidence_id').all()
}

export function storeForeignRemoval(db: Database, row: Row): void {
  prepared(
    db,
    `INSERT INTO evidence_removal (evidence_id, reason, operator, at) VALUES (@evidence_id, @reason, @operator, @at)`,
  ).run(row)
}
