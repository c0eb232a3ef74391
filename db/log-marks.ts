import type BetterSqlite from 'better-sqlite3'
import { prepared } from './prepared.ts'

/** The rows of a table that an entry of the log stands for: those above `from`, up to `to`. */
export interface Written {
  readonly from: number
  readonly to: number
}

const GROWN = new WeakMap<BetterSqlite.Database, string>()

/**
 * Notes how far each table had grown when an entry was written. Rows are only ever added, so this tells which of them
 * belong to the entry, and how things stood before it, without another word in the entry. Called by appendLog alone.
 */
export function markRows(db: BetterSqlite.Database, sequence: number): void {
  const grown = GROWN.get(db) ?? grownTables(db)
  GROWN.set(db, grown)
  prepared(
    db,
    `INSERT INTO log_mark (table_name, sequence, last_id)
     SELECT name, ?, last FROM (${grown}) WHERE last > coalesce(
       (SELECT last_id FROM log_mark WHERE table_name = name ORDER BY sequence DESC LIMIT 1), 0)`,
  ).run(sequence)
}

/** One query for the last id of every table with a numbered one; the names are the schema's own. */
function grownTables(db: BetterSqlite.Database): string {
  return db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema AS entry WHERE type = 'table' AND EXISTS
         (SELECT 1 FROM pragma_table_info(entry.name) WHERE name = 'id' AND type = 'INTEGER' AND pk = 1)
       ORDER BY name`,
    )
    .all()
    .map(({ name }) => `SELECT '${name}' AS name, max(id) AS last FROM ${name}`)
    .join(' UNION ALL ')
}

/** The rows of a table that were written for an entry; none where `from` is `to`. */
export function rowsWritten(db: BetterSqlite.Database, table: string, sequence: number): Written {
  const from = lastMark(db, table, sequence)
  const row = prepared<[string, number], { last_id: number }>(
    db,
    'SELECT last_id FROM log_mark WHERE table_name = ? AND sequence = ?',
  ).get(table, sequence)
  return { from, to: row?.last_id ?? from }
}

function lastMark(db: BetterSqlite.Database, table: string, before: number): number {
  const row = prepared<[string, number], { last_id: number }>(
    db,
    'SELECT last_id FROM log_mark WHERE table_name = ? AND sequence < ? ORDER BY sequence DESC LIMIT 1',
  ).get(table, before)
  return row?.last_id ?? 0
}
