import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** A document as it was made final. */
export interface IssuedDocument extends Actor {
  readonly id: number
  readonly document: string
  /** Counts the final versions of a document of a year from 1. */
  readonly number: number
  readonly fileName: string
  /** Lower-case hex, of the bytes. */
  readonly sha256: string
  readonly size: number
  /** JSON of the model that it was made from. */
  readonly model: string
  /** JSON: which font took which role. */
  readonly fonts: string
  readonly code: string
}

/** Keeps a final version under the next number of its document, and gives that. In a transaction. */
export function storeIssued(
  db: Database,
  actor: Actor,
  year: number,
  issued: Omit<IssuedDocument, 'id' | 'number' | 'size' | 'operator' | 'at'> & { readonly bytes: Uint8Array },
): number {
  const { document, fileName, sha256, bytes, model, fonts, code } = issued
  const number = (findLatestIssued(db, year, document)?.number ?? 0) + 1
  prepared(
    db,
    `INSERT INTO issued_document
       (year, document, number, file_name, sha256, size, bytes, model, fonts, code, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    document,
    number,
    fileName,
    sha256,
    bytes.byteLength,
    bytes,
    model,
    fonts,
    code,
    actor.operator,
    actor.at,
  )
  return number
}

const COLUMNS = 'id, document, number, file_name AS fileName, sha256, size, model, fonts, code, operator, at'

/** Every final version of a document of a year, the first one first; without the bytes. */
export function loadIssued(db: Database, year: number, document: string): readonly IssuedDocument[] {
  return prepared<[number, string], IssuedDocument>(
    db,
    `SELECT ${COLUMNS} FROM issued_document WHERE year = ? AND document = ? ORDER BY number`,
  ).all(year, document)
}

export function findLatestIssued(db: Database, year: number, document: string): IssuedDocument | null {
  return loadIssued(db, year, document).at(-1) ?? null
}

export function readIssuedBytes(db: Database, id: number): Uint8Array {
  const row = prepared<[number], { bytes: Buffer }>(db, 'SELECT bytes FROM issued_document WHERE id = ?').get(
    id,
  )
  if (row === undefined) throw new Error(`no final version ${id}`)
  return row.bytes
}
