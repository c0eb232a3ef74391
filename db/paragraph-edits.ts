import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** The office's own text of a paragraph, as it stands, with who wrote it. */
export interface StoredEdit extends Actor {
  readonly key: string
  readonly generated: string
  readonly text: string
}

interface EditRow {
  readonly year: number
  readonly document: string
  readonly key: string
  /** What the program says there now. */
  readonly generated: string
  /** null: what the program says stands again; '': it is left out. */
  readonly text: string | null
}

/** Adds a later word on a paragraph; the earlier ones stay on record. */
export function storeParagraphEdit(db: Database, actor: Actor, edit: EditRow): void {
  const { year, document, key, generated, text } = edit
  prepared(
    db,
    `INSERT INTO paragraph_edit (year, document, key, generated, text, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(year, document, key, generated, text, actor.operator, actor.at)
}

/** The texts of a document that stand; paragraphs that are back as the program has them are left out. */
export function loadParagraphEdits(db: Database, year: number, document: string): readonly StoredEdit[] {
  return prepared<[number, string], StoredEdit>(
    db,
    `SELECT key, generated, text, operator, at FROM paragraph_edit AS edit
     WHERE year = ? AND document = ? AND text IS NOT NULL AND id =
       (SELECT max(id) FROM paragraph_edit
        WHERE year = edit.year AND document = edit.document AND key = edit.key)
     ORDER BY id`,
  ).all(year, document)
}
