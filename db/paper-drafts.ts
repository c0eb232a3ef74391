import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** What was typed of a unit's return on paper, as the text that storePaperDraft was given. */
export interface PaperDraft extends Actor {
  readonly content: string
}

/** Takes the place of the unit's draft so far; '' leaves it none. */
export function storePaperDraft(
  db: Database,
  actor: Actor,
  { year, unit, content }: { readonly year: number; readonly unit: UnitId; readonly content: string },
): void {
  prepared(
    db,
    `INSERT INTO paper_draft (year, unit_id, content, operator, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (year, unit_id) DO UPDATE SET content = excluded.content, operator = excluded.operator,
       at = excluded.at`,
  ).run(year, unit, content, actor.operator, actor.at)
}

/** null: there is none. */
export function loadPaperDraft(db: Database, year: number, unit: UnitId): PaperDraft | null {
  const row = prepared<[number, string], PaperDraft>(
    db,
    `SELECT content, operator, at FROM paper_draft WHERE year = ? AND unit_id = ? AND content <> ''`,
  ).get(year, unit)
  return row ?? null
}

/** The units of which something is typed and not saved. */
export function unitsWithDraft(db: Database, year: number): ReadonlySet<UnitId> {
  const rows = prepared<[number], { readonly unit_id: string }>(
    db,
    `SELECT unit_id FROM paper_draft WHERE year = ? AND content <> ''`,
  ).all(year)
  return new Set(rows.map((row) => unitId(row.unit_id)))
}
