import type BetterSqlite from 'better-sqlite3'
import { quote } from './row-values.ts'

/**
 * What SQLite itself has to say of a database; null: nothing. Its whole check, not the quick one, as an index that does not
 * fit its table gives wrong answers. Throws SQLITE_CORRUPT where something cannot be read at all.
 */
export function checkHealth(db: BetterSqlite.Database): string | null {
  const health = String(db.pragma('integrity_check(1)', { simple: true }))
  if (health !== 'ok') return health
  // The check takes an empty page of the wrong kind for an empty index.
  for (const { name, table } of indexesOf(db)) {
    db.prepare(`SELECT count(*) FROM ${quote(table)} INDEXED BY ${quote(name)}`).get()
  }
  return null
}

function indexesOf(db: BetterSqlite.Database): readonly { readonly name: string; readonly table: string }[] {
  return db
    .prepare<[], { name: string; table: string }>(
      "SELECT name, tbl_name AS 'table' FROM sqlite_schema WHERE type = 'index' AND tbl_name <> 'table_seal'",
    )
    .all()
}
