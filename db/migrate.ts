import type BetterSqlite from 'better-sqlite3'
import { crashpoint } from '#shared/crashpoint.ts'
import { backUp } from './backup.ts'
import { detailOf, type DatabaseFailure } from './failure.ts'
import { breakSeals, sealTables } from './seals.ts'

/** One additive step of the schema. Numbers go up in tens; `user_version` holds the last one applied. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** Brings the database up to date: a verified backup first, then each step in a transaction of its own. */
export function migrate(
  db: BetterSqlite.Database,
  path: string,
  migrations: readonly Migration[],
): DatabaseFailure | null {
  assertAscending(migrations)
  const version = Number(db.pragma('user_version', { simple: true }))
  const due = migrations.filter((migration) => migration.number > version)
  if (due.length === 0) return null
  if (version > 0) {
    const backup = backUp(db, path, `v${version}`)
    if (!backup.ok) return { code: 'backup-failed', path, detail: backup.detail }
  }
  crashpoint('migrate.begun')
  try {
    for (const migration of due) {
      apply(db, migration, migration === due.at(-1))
      crashpoint('migrate.committed')
    }
  } catch (error) {
    return { code: 'upgrade-failed', path, detail: detailOf(error) }
  }
  // The version must stand in the main file itself: an older program reads it there before it touches anything.
  db.pragma('wal_checkpoint(TRUNCATE)')
  return null
}

function apply(db: BetterSqlite.Database, migration: Migration, last: boolean): void {
  db.transaction(() => {
    breakSeals(db)
    db.exec(migration.sql)
    crashpoint('migrate.changed')
    const broken = db.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`migration ${migration.number} (${migration.name}) breaks foreign keys`)
    }
    db.pragma(`user_version = ${migration.number}`)
    if (last) sealTables(db)
    crashpoint('migrate.versioned')
  })()
}

function assertAscending(migrations: readonly Migration[]): void {
  let last = 0
  for (const { number } of migrations) {
    if (number <= last) throw new Error(`migrations out of order at ${number}`)
    last = number
  }
}
