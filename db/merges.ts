import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'

/** A package that came back and was taken in. */
export interface NewMerge {
  readonly handoutId: number
  readonly copy: string
  readonly sha256: string
  readonly fileName: string
  /** How far the log of the copy went. */
  readonly entries: number
  readonly head: string
  readonly counts: Readonly<Record<string, number>>
  readonly choices: Readonly<Record<string, 'mine' | 'theirs'>>
}

export interface Merge extends NewMerge, Pick<Actor, 'operator' | 'at'> {
  readonly id: number
}

interface MergeRow {
  readonly id: number
  readonly handoutId: number
  readonly copy: string
  readonly sha256: string
  readonly fileName: string
  readonly entries: number
  readonly head: string
  readonly counts: string
  readonly choices: string
  readonly operator: string
  readonly at: string
}

export function storeMerge(db: Database, { operator, at }: Actor, merge: NewMerge): number {
  const { handoutId, copy, sha256, fileName, entries, head, counts, choices } = merge
  const { lastInsertRowid } = prepared(
    db,
    `INSERT INTO exchange_merge (handout_id, copy, sha256, file_name, entries, head, counts, choices, operator, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    handoutId,
    copy,
    sha256,
    fileName,
    entries,
    head,
    JSON.stringify(counts),
    JSON.stringify(choices),
    operator,
    at,
  )
  return Number(lastInsertRowid)
}

/** What was merged of one package, in order. */
export function loadMerges(db: Database, handoutId: number): readonly Merge[] {
  return prepared<[number], MergeRow>(
    db,
    `SELECT id, handout_id AS handoutId, copy, sha256, file_name AS fileName, entries, head, counts, choices,
       operator, at FROM exchange_merge WHERE handout_id = ? ORDER BY id`,
  )
    .all(handoutId)
    .map(({ counts, choices, ...merge }) => ({
      ...merge,
      // Written by storeMerge alone.
      counts: JSON.parse(counts) as NewMerge['counts'],
      choices: JSON.parse(choices) as NewMerge['choices'],
    }))
}

/** Which row here a row of the copy is. */
export interface MergedRow {
  readonly table: string
  readonly theirs: number
  readonly own: number
  /** false: the same file was here already. */
  readonly written: boolean
}

export function storeMergedRows(db: Database, mergeId: number, rows: readonly MergedRow[]): void {
  const insert = prepared(
    db,
    'INSERT INTO exchange_row (merge_id, table_name, their_id, row_id, written) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { table, theirs, own, written } of rows) insert.run(mergeId, table, theirs, own, written ? 1 : 0)
}

/** All rows of one copy that were ever merged. */
export function loadMergedRows(db: Database, handoutId: number, copy: string): readonly MergedRow[] {
  return prepared<[number, string], { table: string; theirs: number; own: number; written: number }>(
    db,
    `SELECT table_name AS "table", their_id AS theirs, row_id AS own, written
     FROM exchange_row JOIN exchange_merge ON exchange_merge.id = merge_id
     WHERE handout_id = ? AND copy = ? ORDER BY merge_id, table_name, their_id`,
  )
    .all(handoutId, copy)
    .map((row) => ({ ...row, written: row.written === 1 }))
}

/** An entry of a copy's log as it was written there. */
export interface ChainedEntry {
  readonly sequence: number
  readonly at: string
  readonly operator: string
  readonly action: string
  readonly object: string
  /** JSON. */
  readonly detail: string
  readonly previous: string
  readonly hash: string
}

/** The entries of a log after one, as they stand in the table. */
export function loadChain(db: Database, after: number): readonly ChainedEntry[] {
  return prepared<[number], ChainedEntry>(db, 'SELECT * FROM log WHERE sequence > ? ORDER BY sequence').all(
    after,
  )
}

export function storeMergedLog(db: Database, mergeId: number, entries: readonly ChainedEntry[]): void {
  const insert = prepared(
    db,
    `INSERT INTO exchange_log (merge_id, sequence, at, operator, action, object, detail, previous, hash)
     VALUES (@mergeId, @sequence, @at, @operator, @action, @object, @detail, @previous, @hash)`,
  )
  for (const entry of entries) insert.run({ ...entry, mergeId })
}

/** The kept log of the copies of one package: those of each copy in order. */
export function loadMergedLog(
  db: Database,
  handoutId: number,
): readonly (ChainedEntry & { readonly copy: string })[] {
  return prepared<[number], ChainedEntry & { readonly copy: string }>(
    db,
    `SELECT copy, sequence, exchange_log.at, exchange_log.operator, action, object, detail, previous, hash
     FROM exchange_log JOIN exchange_merge ON exchange_merge.id = merge_id
     WHERE handout_id = ? ORDER BY copy, sequence`,
  ).all(handoutId)
}
