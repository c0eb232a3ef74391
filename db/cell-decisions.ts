import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** What the office decided of one cell or remark of a submission. A later one of the same cell takes its place. */
export interface CellDecision {
  readonly submissionId: number
  /** null: a remark on the file as a whole. */
  readonly indicator: string | null
  /** A column of the unit's own, or the code of a remark that has no cell. */
  readonly field: string
  /**
   * adopt: as it was read. rewrite: `text` in the cell's place, read by the same rules. send-back: the unit shall correct
   * it, `reason` says what. undecided: takes the decision back.
   */
  readonly kind: 'adopt' | 'rewrite' | 'send-back' | 'undecided'
  /** Of a rewrite alone; '' leaves the cell blank. */
  readonly text: string | null
  readonly reason: string
}

interface DecisionRow {
  readonly submission_id: number
  readonly indicator: string | null
  readonly field: string
  readonly kind: CellDecision['kind']
  readonly text: string | null
  readonly reason: string
  readonly operator: string
  readonly at: string
}

export function storeCellDecisions(db: Database, actor: Actor, decisions: readonly CellDecision[]): void {
  const insert = prepared(
    db,
    `INSERT INTO cell_decision (submission_id, indicator, field, kind, text, reason, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { submissionId, indicator, field, kind, text, reason } of decisions) {
    insert.run(submissionId, indicator, field, kind, text, reason, actor.operator, actor.at)
  }
}

/** The decision that stands of each decided cell of a submission, with who and when, in the order of deciding. */
export function loadCellDecisions(db: Database, submissionId: number): readonly (CellDecision & Actor)[] {
  const sql = 'SELECT * FROM cell_decision WHERE submission_id = ? ORDER BY id'
  return standing(prepared<[number], DecisionRow>(db, sql).all(submissionId))
}

/** As {@link loadCellDecisions}, of every submission of a year by its id; those without a decision are left out. */
export function loadYearCellDecisions(
  db: Database,
  year: number,
): ReadonlyMap<number, readonly (CellDecision & Actor)[]> {
  const rows = prepared<[number], DecisionRow>(
    db,
    `SELECT cell_decision.* FROM cell_decision JOIN submission ON submission.id = submission_id
     WHERE year = ? ORDER BY cell_decision.id`,
  ).all(year)
  const bySubmission = Map.groupBy(rows, (row) => row.submission_id)
  return new Map([...bySubmission].map(([id, own]) => [id, standing(own)]))
}

function standing(rows: readonly DecisionRow[]): readonly (CellDecision & Actor)[] {
  const latest = new Map<string, DecisionRow>()
  for (const row of rows) {
    const key = `${row.indicator ?? ''} ${row.field}`
    latest.delete(key)
    latest.set(key, row)
  }
  return [...latest.values()]
    .filter(({ kind }) => kind !== 'undecided')
    .map(({ submission_id, ...row }) => ({
      submissionId: submission_id,
      indicator: row.indicator,
      field: row.field,
      kind: row.kind,
      text: row.text,
      reason: row.reason,
      operator: row.operator,
      at: row.at,
    }))
}
