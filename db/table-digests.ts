import { createHash } from 'node:crypto'
import type BetterSqlite from 'better-sqlite3'
import { encodeRow, quote } from './row-values.ts'

/** What a table holds: its rows, and one SHA-256 over all of them. */
export interface TableDigest {
  readonly name: string
  readonly rows: number
  /** Lower-case hex. Depends on the values alone, not on where they lie in the file or on the order of writing. */
  readonly digest: string
}

/** The tables of a database by name, each with its rows in the order of its primary key. */
export function digestTables(db: BetterSqlite.Database): readonly TableDigest[] {
  return db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all()
    .map(({ name }) => digestTable(db, name))
}

/** Whether two databases hold the same rows. */
export function sameTables(one: readonly TableDigest[], other: readonly TableDigest[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

interface Column {
  readonly name: string
  /** Place in the primary key from 1; 0: not in it. */
  readonly pk: number
}

function digestTable(db: BetterSqlite.Database, table: string): TableDigest {
  const columns = db.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?)').all(table)
  const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
  // A table without a key is sorted by all it has.
  const order = (key.length === 0 ? columns : key).map(({ name }) => quote(name)).join(', ')
  const select = `SELECT ${columns.map(({ name }) => quote(name)).join(', ')} FROM ${quote(table)} ORDER BY ${order}`
  const hash = createHash('sha256').update(JSON.stringify(columns.map(({ name }) => name)))
  let rows = 0
  for (const row of db.prepare<[], readonly unknown[]>(select).raw().safeIntegers().iterate()) {
    rows += 1
    hash.update(`\n${encodeRow(row)}`)
  }
  return { name: table, rows, digest: hash.digest('hex') }
}
