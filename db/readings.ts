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
import { loadRereadRows } from './reread-rows.ts'

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

/** As the return was sent, whatever the office wrote into its cells since. */
export function loadSentReading(
  db: Database,
  submissionId: number,
): Pick<ReturnReading, 'rows' | 'cells' | 'remarks'> {
  return {
    rows: loadSentRows(db, submissionId),
    cells: loadList(db, submissionId, 'cells') as readonly CellReading[],
    remarks: loadList(db, submissionId, 'remarks') as readonly FileRemark[],
  }
}

/**
 * The rows of a submission by indicator, as they count: those that the office's own texts changed in the place of what was
 * sent. So do {@link loadReadingCells} and {@link loadReadingRemarks}; nothing else needs to know.
 */
export function loadReadingRows(db: Database, submissionId: number): ReadonlyMap<string, RowReading> {
  const rows = loadSentRows(db, submissionId)
  const reread = loadRereadRows(db, submissionId)
  return new Map(rows.map((row) => [row.indicator, reread.get(row.indicator)?.row ?? row]))
}

/** Every cell of a submission as it counts, in the order of the form; rows with a 编号 that was there already behind. */
export function loadReadingCells(db: Database, submissionId: number): readonly CellReading[] {
  const sent = loadList(db, submissionId, 'cells') as readonly CellReading[]
  const reread = loadRereadRows(db, submissionId)
  if (reread.size === 0) return sent
  const first = sent.filter(({ error }) => error !== 'duplicate-row')
  const again = sent.filter(({ error }) => error === 'duplicate-row')
  const order = loadReadingRows(db, submissionId).keys()
  const byIndicator = Map.groupBy(first, ({ indicator }) => indicator)
  return [
    ...[...order].flatMap((indicator) => reread.get(indicator)?.cells ?? byIndicator.get(indicator) ?? []),
    ...again,
  ]
}

export function loadReadingRemarks(db: Database, submissionId: number): readonly FileRemark[] {
  const sent = loadList(db, submissionId, 'remarks') as readonly FileRemark[]
  const reread = loadRereadRows(db, submissionId)
  const isOfReread = ({ code, indicator }: FileRemark): boolean =>
    code === 'evidence-missing' && indicator !== null && reread.has(indicator)
  return [
    ...sent.filter((remark) => !isOfReread(remark)),
    ...[...reread.values()].flatMap(({ remarks }) => remarks),
  ]
}

export function loadEvidence(db: Database, submissionId: number): readonly EvidenceEntry[] {
  return loadList(db, submissionId, 'evidence') as readonly EvidenceEntry[]
}

/** More submissions than stand in a year of any office that we know. */
const MOST_KEPT = 500
const sentRows = new WeakMap<Database, Map<number, readonly RowReading[]>>()

/**
 * What was sent never changes, and every score of a year needs it of all units: read and parsed once. Not inside of a
 * transaction: what it stores may be taken back, and its number given to another submission.
 */
function loadSentRows(db: Database, submissionId: number): readonly RowReading[] {
  const kept = sentRows.get(db) ?? new Map<number, readonly RowReading[]>()
  sentRows.set(db, kept)
  const known = kept.get(submissionId)
  if (known !== undefined) return known
  const rows = loadList(db, submissionId, 'rows') as readonly RowReading[]
  if (db.inTransaction || rows.length === 0) return rows
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(submissionId, rows)
  return rows
}

/** Written by storeReading alone, from a list of the kind that its name says. */
function loadList(db: Database, submissionId: number, list: List): unknown {
  const row = prepared<[number], { readonly text: string }>(
    db,
    `SELECT ${list} AS text FROM reading WHERE submission_id = ?`,
  ).get(submissionId)
  return row === undefined ? [] : JSON.parse(row.text)
}
