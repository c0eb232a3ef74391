import { createHash } from 'node:crypto'
import type BetterSqlite from 'better-sqlite3'
import { markRows } from './log-marks.ts'
import { prepared } from './prepared.ts'

/** Who did it and when: `at` is an ISO time in UTC. */
export interface Actor {
  readonly operator: string
  readonly at: string
  /** Told the number of each entry that is written under this name. */
  readonly note?: (sequence: number) => void
}

export interface LogEntry {
  /** Verb in the office's words: 新建年度, 导入, 采纳 … */
  readonly action: string
  /** What it was done to: 2018年度, 市教育局 … */
  readonly object: string
  /** Old and new values, reasons, digests; plain JSON. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** An entry as it stands in the log. */
export interface KeptEntry extends LogEntry {
  /** 1 for the first; without gaps. */
  readonly sequence: number
  readonly operator: string
  readonly at: string
}

interface LogRow {
  readonly sequence: number
  readonly at: string
  readonly operator: string
  readonly action: string
  readonly object: string
  readonly detail: string
  readonly previous: string
  readonly hash: string
}

const START = '0'.repeat(64)

function chainHash(row: Omit<LogRow, 'hash'>): string {
  const { previous, sequence, at, operator, action, object, detail } = row
  return createHash('sha256')
    .update(JSON.stringify([previous, sequence, at, operator, action, object, detail]))
    .digest('hex')
}

/**
 * Adds an entry to the hash-chained log and gives its number. It must stand in the transaction of what it records, so
 * that neither can exist without the other; outside of one it throws.
 */
export function appendLog(db: BetterSqlite.Database, actor: Actor, entry: LogEntry): number {
  if (!db.inTransaction) throw new Error('the log is written in the transaction of what it records')
  const last = db
    .prepare<[], { sequence: number; hash: string }>(
      'SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1',
    )
    .get()
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    at: actor.at,
    operator: actor.operator,
    action: entry.action,
    object: entry.object,
    detail: JSON.stringify(entry.detail),
    previous: last?.hash ?? START,
  }
  prepared(
    db,
    `INSERT INTO log (sequence, at, operator, action, object, detail, previous, hash)
     VALUES (@sequence, @at, @operator, @action, @object, @detail, @previous, @hash)`,
  ).run({ ...row, hash: chainHash(row) })
  markRows(db, row.sequence)
  actor.note?.(row.sequence)
  return row.sequence
}

export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly sequence: number }

/** Walks the whole chain; names the first entry that does not follow from the one before it. */
export function verifyLog(db: BetterSqlite.Database): ChainCheck {
  let previous = START
  let entries = 0
  for (const row of db.prepare<[], LogRow>('SELECT * FROM log ORDER BY sequence').iterate()) {
    entries += 1
    if (row.sequence !== entries || row.previous !== previous || chainHash(row) !== row.hash) {
      return { ok: false, sequence: row.sequence }
    }
    previous = row.hash
  }
  return { ok: true, entries, head: previous }
}

/** The entries after one, in order; all of them after 0. */
export function readLog(db: BetterSqlite.Database, after = 0): readonly KeptEntry[] {
  return prepared<[number], LogRow>(db, 'SELECT * FROM log WHERE sequence > ? ORDER BY sequence')
    .all(after)
    .map(toEntry)
}

/** The latest time that any entry has, whatever its place; null: there is none. */
export function loadLatestMoment(db: BetterSqlite.Database): string | null {
  return prepared<[], { at: string | null }>(db, 'SELECT max(at) AS at FROM log').get()?.at ?? null
}

/** null: there is no such entry. */
export function readLogEntry(db: BetterSqlite.Database, sequence: number): KeptEntry | null {
  const row = prepared<[number], LogRow>(db, 'SELECT * FROM log WHERE sequence = ?').get(sequence)
  return row === undefined ? null : toEntry(row)
}

function toEntry({ sequence, at, operator, action, object, detail }: LogRow): KeptEntry {
  return { sequence, at, operator, action, object, detail: parseDetail(detail) }
}

function parseDetail(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
