import { hash } from 'node:crypto'
import type {
  CellReading,
  EvidenceEntry,
  FileRemark,
  ReturnReading,
  RowReading,
} from '#shared/returns/reading.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

const LISTS = ['rows', 'cells', 'remarks', 'evidence'] as const
type List = (typeof LISTS)[number]
type StoredReading = Readonly<Record<List, string>>

/**
 * Keeps how a return was read, as one document: every row, cell, remark and evidence entry. Gives its digest
 * ({@link digestReading}). Called by storeSubmission alone.
 */
export function storeReading(db: Database, submissionId: number, reading: ReturnReading): string {
  const texts: StoredReading = {
    rows: JSON.stringify(reading.rows),
    cells: JSON.stringify(reading.cells),
    remarks: JSON.stringify(reading.remarks),
    evidence: JSON.stringify(reading.evidence),
  }
  prepared(
    db,
    'INSERT INTO reading (submission_id, rows, cells, remarks, evidence) VALUES (?, ?, ?, ?, ?)',
  ).run(submissionId, texts.rows, texts.cells, texts.remarks, texts.evidence)
  return digestOf(texts)
}

/** SHA-256 in hexadecimal of a reading as it is stored now; that in the log entry of its import is what was stored. */
export function digestReading(db: Database, submissionId: number): string {
  const texts = prepared<[number], StoredReading>(
    db,
    'SELECT rows, cells, remarks, evidence FROM reading WHERE submission_id = ?',
  ).get(submissionId)
  if (texts === undefined) throw new Error(`no reading of submission ${submissionId}`)
  return digestOf(texts)
}

/** No list holds a line break of its own: JSON escapes them. */
function digestOf(texts: StoredReading): string {
  return hash('sha256', LISTS.map((list) => texts[list]).join('\n'))
}

/** The rows of a submission by indicator. */
export function loadReadingRows(db: Database, submissionId: number): ReadonlyMap<string, RowReading> {
  const rows = loadList(db, submissionId, 'rows') as readonly RowReading[]
  return new Map(rows.map((row) => [row.indicator, row]))
}

/** Every cell of a submission as it was read, in the order of the form. */
export function loadReadingCells(db: Database, submissionId: number): readonly CellReading[] {
  return loadList(db, submissionId, 'cells') as readonly CellReading[]
}

export function loadReadingRemarks(db: Database, submissionId: number): readonly FileRemark[] {
  return loadList(db, submissionId, 'remarks') as readonly FileRemark[]
}

export function loadEvidence(db: Database, submissionId: number): readonly EvidenceEntry[] {
  return loadList(db, submissionId, 'evidence') as readonly EvidenceEntry[]
}

/** Written by storeReading alone, from a list of the kind that its name says. */
function loadList(db: Database, submissionId: number, list: List): unknown {
  const row = prepared<[number], { readonly text: string }>(
    db,
    `SELECT ${list} AS text FROM reading WHERE submission_id = ?`,
  ).get(submissionId)
  return row === undefined ? [] : JSON.parse(row.text)
}
