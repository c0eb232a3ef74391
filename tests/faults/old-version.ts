import { rmSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { MIGRATIONS } from '#db/migrations/list.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'

/**
 * A database as an earlier version of the program left it: its tables, filled with what a database of today has in them.
 * As steps only add, each column of then is there today.
 */
export function makeOldVersion(today: string, path: string, version: number): void {
  for (const ending of ['', '-wal']) rmSync(path + ending, { force: true })
  const made = openDatabase(path, {
    mode: 'create',
    migrations: MIGRATIONS.filter(({ number }) => number <= version),
  })
  if (!made.ok) throw new Error(made.failure.code)
  closeDatabase(made.db)
  const db = new BetterSqlite(path)
  db.pragma('foreign_keys = OFF')
  db.prepare('ATTACH ? AS today').run(today)
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all()
  for (const table of tables) {
    const columns = db
      .prepare<[string], string>("SELECT name FROM pragma_table_info(?, 'main')")
      .pluck()
      .all(table)
    const names = columns.map((name) => `"${name}"`).join(', ')
    // What the rules of then refuse is left out.
    db.exec(`INSERT OR IGNORE INTO main."${table}" (${names}) SELECT ${names} FROM today."${table}"`)
  }
  db.exec('DETACH today')
  dropOrphans(db)
  db.close()
}

interface Orphan {
  readonly table: string
  readonly rowid: number
}

function dropOrphans(db: BetterSqlite.Database): void {
  for (;;) {
    const orphans = db
      .prepare<[], Orphan>('SELECT DISTINCT "table", rowid FROM pragma_foreign_key_check')
      .all()
    if (orphans.length === 0) return
    for (const { table, rowid } of orphans) db.prepare(`DELETE FROM "${table}" WHERE rowid = ?`).run(rowid)
  }
}
