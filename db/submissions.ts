import { unitId, type UnitId } from '#shared/plan/unit.ts'
import type { ReturnReading } from '#shared/returns/reading.ts'
import { day, type Day } from '#shared/scheme/day.ts'
import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import { storeReading } from './readings.ts'
import { counting } from './withdrawals.ts'

/** file: a workbook that came. paper: the office filled in the unit's form from a return on paper. */
export type SubmissionWay = 'file' | 'paper'

export interface Submission {
  readonly id: number
  readonly unit: UnitId
  /** 1 for the unit's first of the year. */
  readonly number: number
  readonly sha256: string
  readonly fileName: string
  readonly received: Day
  readonly sheet: string
  readonly complete: boolean
  readonly way: SubmissionWay
}

export interface NewSubmission {
  readonly year: number
  readonly unit: UnitId
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly fileName: string
  readonly received: Day
  readonly schemeVersion: number
  readonly way: SubmissionWay
  readonly reading: ReturnReading
}

interface SubmissionRow {
  readonly id: number
  readonly unit_id: string
  readonly number: number
  readonly sha256: string
  readonly file_name: string
  readonly received: string
  readonly sheet: string
  readonly complete: number
  readonly way: SubmissionWay
}

function toSubmission(row: SubmissionRow): Submission {
  return {
    id: row.id,
    unit: unitId(row.unit_id),
    number: row.number,
    sha256: row.sha256,
    fileName: row.file_name,
    received: day(row.received),
    sheet: row.sheet,
    complete: row.complete === 1,
    way: row.way,
  }
}

const COLUMNS = 'id, unit_id, number, sha256, file_name, received, sheet, complete, way'

/** A submission that was just stored, with the digest of its reading for the log. */
export interface StoredSubmission {
  readonly submission: Submission
  /** SHA-256 in hexadecimal, as digestReading gives it. */
  readonly readingSha256: string
}

/** Keeps a return with its bytes and how every cell was read, under the unit's next number. */
export function storeSubmission(db: Database, actor: Actor, submission: NewSubmission): StoredSubmission {
  const { year, unit, reading } = submission
  const number = lastNumberOf(db, year, unit) + 1
  prepared(db, 'INSERT OR IGNORE INTO stored_file (sha256, size, bytes) VALUES (?, ?, ?)').run(
    submission.sha256,
    submission.bytes.byteLength,
    submission.bytes,
  )
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO submission (year, unit_id, number, sha256, file_name, received, scheme_version, sheet,
         filled_by, phone, responsible, filled_on, complete, way, operator, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    year,
    unit,
    number,
    submission.sha256,
    submission.fileName,
    submission.received,
    submission.schemeVersion,
    reading.sheet,
    reading.head.filledBy,
    reading.head.phone,
    reading.head.responsible,
    reading.head.date,
    reading.complete ? 1 : 0,
    submission.way,
    actor.operator,
    actor.at,
  )
  const id = Number(lastInsertRowid)
  const readingSha256 = storeReading(db, id, reading)
  const { sha256, fileName, received, way } = submission
  const { sheet, complete } = reading
  return { submission: { id, unit, number, sha256, fileName, received, sheet, complete, way }, readingSha256 }
}

/** The highest number that a unit's submissions of a year had, those taken out of count among them; 0: none. */
export function lastNumberOf(db: Database, year: number, unit: UnitId): number {
  const last = prepared<[number, string], { n: number | null }>(
    db,
    'SELECT max(number) AS n FROM submission WHERE year = ? AND unit_id = ?',
  ).get(year, unit)
  return last?.n ?? 0
}

/** The submission of the year with these very bytes, whatever its unit; one whose import was undone does not count. */
export function findSubmissionByBytes(db: Database, year: number, sha256: string): Submission | null {
  const row = prepared<[number, string], SubmissionRow>(
    db,
    `SELECT ${COLUMNS} FROM submission WHERE year = ? AND sha256 = ? AND ${counting('submission')}
     ORDER BY id LIMIT 1`,
  ).get(year, sha256)
  return row === undefined ? null : toSubmission(row)
}

export function findSubmission(db: Database, id: number): Submission | null {
  const row = prepared<[number], SubmissionRow>(db, `SELECT ${COLUMNS} FROM submission WHERE id = ?`).get(id)
  return row === undefined ? null : toSubmission(row)
}

/** All submissions of a year that count, by unit, in the order of their numbers. */
export function loadSubmissions(db: Database, year: number): ReadonlyMap<UnitId, readonly Submission[]> {
  const rows = db
    .prepare<[number], SubmissionRow>(
      `SELECT ${COLUMNS} FROM submission WHERE year = ? AND ${counting('submission')} ORDER BY unit_id, number`,
    )
    .all(year)
  return Map.groupBy(rows.map(toSubmission), (submission) => submission.unit)
}

/** The submission of each unit that stands: the office's choice, else the latest complete one, else the latest. */
export function loadStanding(db: Database, year: number): ReadonlyMap<UnitId, Submission> {
  const chosen = loadChoices(db, year)
  const standing = new Map<UnitId, Submission>()
  for (const [unit, submissions] of loadSubmissions(db, year)) {
    const found = pickStanding(submissions, chosen)
    if (found !== null) standing.set(unit, found)
  }
  return standing
}

/** As {@link loadStanding}, for one unit; null without a return. `before`: of the submissions below this number. */
export function loadStandingOf(
  db: Database,
  year: number,
  unit: UnitId,
  before = Number.MAX_SAFE_INTEGER,
): Submission | null {
  const rows = prepared<[number, string, number], SubmissionRow>(
    db,
    `SELECT ${COLUMNS} FROM submission WHERE year = ? AND unit_id = ? AND number < ?
       AND ${counting('submission')}
     ORDER BY number`,
  ).all(year, unit, before)
  return pickStanding(rows.map(toSubmission), loadChoices(db, year))
}

/** The units whose standing submission the office chose. */
export function loadChosen(db: Database, year: number): ReadonlySet<UnitId> {
  const rows = prepared<[number], { unit_id: string }>(
    db,
    `SELECT DISTINCT unit_id FROM standing_choice JOIN submission ON submission.id = submission_id
     WHERE year = ? AND ${counting('standing_choice')} AND ${counting('submission')}`,
  ).all(year)
  return new Set(rows.map((row) => unitId(row.unit_id)))
}

/** The submissions chosen by the office, the last choice last. */
function loadChoices(db: Database, year: number): readonly number[] {
  return prepared<[number], { submission_id: number }>(
    db,
    `SELECT submission_id FROM standing_choice JOIN submission ON submission.id = submission_id
     WHERE year = ? AND ${counting('standing_choice')} ORDER BY standing_choice.id`,
  )
    .all(year)
    .map((row) => row.submission_id)
}

function pickStanding(submissions: readonly Submission[], chosen: readonly number[]): Submission | null {
  const choice = chosen.findLast((id) => submissions.some((submission) => submission.id === id))
  return (
    submissions.find((submission) => submission.id === choice) ??
    submissions.findLast((submission) => submission.complete) ??
    submissions.at(-1) ??
    null
  )
}

/** The office chooses the submission that stands. */
export function storeStandingChoice(db: Database, actor: Actor, submissionId: number, reason: string): void {
  db.prepare('INSERT INTO standing_choice (submission_id, reason, operator, at) VALUES (?, ?, ?, ?)').run(
    submissionId,
    reason,
    actor.operator,
    actor.at,
  )
}

/** The bytes of a stored file as they came; throws where there are none. */
export function loadStoredFile(db: Database, sha256: string): Uint8Array {
  const row = db
    .prepare<[string], { bytes: Buffer }>('SELECT bytes FROM stored_file WHERE sha256 = ?')
    .get(sha256)
  if (row === undefined) throw new Error(`no stored file ${sha256}`)
  return row.bytes
}
