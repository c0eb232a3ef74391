import type { Actor } from './log.ts'
import type { Database } from './open.ts'
import { prepared } from './prepared.ts'
import type { Written } from './log-marks.ts'

/** A row by its columns, as SQLite has it. Names of tables and columns are the program's own, never a text from outside. */
export type Row = Readonly<Record<string, string | number | null>>

/** The rows of a table above `from`, up to `to`, in order. */
export function loadRows(db: Database, table: string, { from, to }: Written): readonly Row[] {
  return prepared<[number, number], Row>(
    db,
    `SELECT * FROM ${table} WHERE id > ? AND id <= ? ORDER BY id`,
  ).all(from, to)
}

/** One row by its id; throws where there is none: a foreign key led to it. */
export function loadRow(db: Database, table: string, id: string | number | null | undefined): Row {
  const row = prepared<[string | number | null], Row>(db, `SELECT * FROM ${table} WHERE id = ?`).get(
    id ?? null,
  )
  if (row === undefined) throw new Error(`no row ${String(id)} in ${table}`)
  return row
}

/** The row that stood for a thing when the table ended with `to`: the latest with the same `key` as `like`, of no key the latest of all. */
export function loadLatest(
  db: Database,
  table: string,
  key: readonly string[],
  like: Row,
  to: number = Number.MAX_SAFE_INTEGER,
): Row | null {
  const same = ['1 = 1', ...key.map((column) => `${column} IS ?`)].join(' AND ')
  const row = prepared<(string | number | null)[], Row>(
    db,
    `SELECT * FROM ${table} WHERE ${same} AND id <= ? ORDER BY id DESC LIMIT 1`,
  ).get(...key.map((column) => like[column] ?? null), to)
  return row ?? null
}

/** Adds a row like another one, under a new id, name and time. */
export function storeLike(db: Database, actor: Actor, table: string, row: Row): void {
  const { operator, at } = actor
  const values: Row = { ...row, operator, at }
  const columns = Object.keys(values).filter((name) => name !== 'id')
  prepared(
    db,
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  ).run(values)
}
