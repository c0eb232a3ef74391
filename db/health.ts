import type BetterSqlite from 'better-sqlite3'
import { quote } from './row-values.ts'

/**
 * What SQLite itself has to say of a database; null: nothing. Its whole check, not the quick one, as an index that does not
 * fit its table gives wrong answers. Throws SQLITE_CORRUPT where something cannot be read at all.
 */
export function checkHealth(db: BetterSqlite.Database): string | null {
  const health = String(db.pragma('integrity_check(1)', { simple: true }))
  if (health !== 'ok') return health
  // The check takes an empty page of the wrong kind for an empty index; counting may go by the table all the same.
  for (const { name, table, column } of indexesOf(db)) {
    db.prepare(`SELECT ${quote(column)} FROM ${quote(table)} INDEXED BY ${quote(name)} LIMIT 1`).get()
  }
  return null
}

interface Index {
  readonly name: string
  readonly table: string
  /** Its first. */
  readonly column: string
}

function indexesOf(db: BetterSqlite.Database): readonly Index[] {
  return db
    .prepare<[], Index>(
      `SELECT s.name, s.tbl_name AS 'table', i.name AS 'column' FROM sqlite_schema s, pragma_index_info(s.name) i
       WHERE s.type = 'index' AND s.tbl_name <> 'table_seal' AND i.seqno = 0`,
    )
    .all()
}
