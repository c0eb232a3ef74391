import type {
  CellReading,
  EvidenceEntry,
  FileRemark,
  ReturnReading,
  RowReading,
} from '#shared/returns/reading.ts'
import { points } from '#shared/scheme/points.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** Keeps how a return was read: every row, cell, remark and evidence entry. Called by storeSubmission alone. */
export function storeReading(db: Database, submissionId: number, reading: ReturnReading): void {
  const row = prepared(db, 'INSERT INTO reading_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const r of reading.rows) {
    row.run(
      submissionId,
      r.indicator,
      r.actual,
      r.band,
      r.selfScore,
      r.notApplicable ? 1 : 0,
      r.noData ? 1 : 0,
      r.refused ? 1 : 0,
      r.filled ? 1 : 0,
      r.answered ? 1 : 0,
      r.narrative,
      r.deviation,
      r.note,
      JSON.stringify(r.evidence),
    )
  }
  const cell = prepared(db, 'INSERT INTO reading_cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [n, c] of reading.cells.entries()) {
    cell.run(
      submissionId,
      n,
      c.indicator,
      c.field,
      c.sheet,
      c.cell,
      c.original,
      c.value,
      c.remark,
      c.error,
      c.message,
    )
  }
  const remark = prepared(db, 'INSERT INTO reading_remark VALUES (?, ?, ?, ?, ?)')
  for (const [n, r] of reading.remarks.entries()) remark.run(submissionId, n, r.code, r.indicator, r.message)
  const entry = prepared(db, 'INSERT INTO reading_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const [n, e] of reading.evidence.entries()) {
    entry.run(submissionId, n, e.number, e.indicators, e.title, e.reference, e.kind, e.pages)
  }
}

interface Row {
  readonly indicator: string
  readonly actual: string | null
  readonly band: string | null
  readonly self_score: number | null
  readonly not_applicable: number
  readonly no_data: number
  readonly refused: number
  readonly filled: number
  readonly answered: number
  readonly narrative: string
  readonly deviation: string
  readonly note: string
  readonly evidence: string
}

/** The rows of a submission by indicator. */
export function loadReadingRows(db: Database, submissionId: number): ReadonlyMap<string, RowReading> {
  const rows = db
    .prepare<[number], Row>('SELECT * FROM reading_row WHERE submission_id = ?')
    .all(submissionId)
  return new Map(
    rows.map((row) => [
      row.indicator,
      {
        indicator: row.indicator,
        actual: row.actual,
        band: row.band,
        selfScore: row.self_score === null ? null : points(row.self_score),
        notApplicable: row.not_applicable === 1,
        noData: row.no_data === 1,
        refused: row.refused === 1,
        filled: row.filled === 1,
        answered: row.answered === 1,
        narrative: row.narrative,
        deviation: row.deviation,
        note: row.note,
        // Written by storeReading alone, from a list of texts.
        evidence: JSON.parse(row.evidence) as string[],
      },
    ]),
  )
}

/** Every cell of a submission as it was read, in the order of the form. */
export function loadReadingCells(db: Database, submissionId: number): readonly CellReading[] {
  return db
    .prepare<[number], CellReading>(
      `SELECT indicator, field, sheet, cell, original, value, remark, error, message
       FROM reading_cell WHERE submission_id = ? ORDER BY position`,
    )
    .all(submissionId)
}

export function loadReadingRemarks(db: Database, submissionId: number): readonly FileRemark[] {
  return db
    .prepare<[number], FileRemark>(
      'SELECT code, indicator, message FROM reading_remark WHERE submission_id = ? ORDER BY position',
    )
    .all(submissionId)
}

export function loadEvidence(db: Database, submissionId: number): readonly EvidenceEntry[] {
  return db
    .prepare<[number], EvidenceEntry>(
      `SELECT number, indicators, title, reference, kind, pages
       FROM reading_evidence WHERE submission_id = ? ORDER BY position`,
    )
    .all(submissionId)
}
