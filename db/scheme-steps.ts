import type { Actor } from './log.ts'
import type { Database } from './open.ts'

export type SchemeStepKind = 'edit' | 'undo' | 'redo' | 'saved' | 'discarded'

/** One step of the draft of a year's scheme; its changes are JSON that the use case makes and reads. */
export interface SchemeStep {
  readonly id: number
  readonly kind: SchemeStepKind
  readonly edits: string
}

/** Adds a step. */
export function storeSchemeStep(
  db: Database,
  actor: Actor,
  year: number,
  step: Omit<SchemeStep, 'id'>,
): void {
  db.prepare('INSERT INTO scheme_step (year, kind, edits, operator, at) VALUES (?, ?, ?, ?, ?)').run(
    year,
    step.kind,
    step.edits,
    actor.operator,
    actor.at,
  )
}

/** The steps since the draft was last saved or discarded, in their order. */
export function loadSchemeSteps(db: Database, year: number): readonly SchemeStep[] {
  return db
    .prepare<[number, number], SchemeStep>(
      `SELECT id, kind, edits FROM scheme_step
       WHERE year = ? AND id > coalesce(
         (SELECT max(id) FROM scheme_step WHERE year = ? AND kind IN ('saved', 'discarded')), 0)
       ORDER BY id`,
    )
    .all(year, year)
}
