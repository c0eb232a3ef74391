import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import type { DatabaseFailure } from './failure.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { migrate, type Migration } from './migrate.ts'
import { MIGRATIONS } from './migrations/list.ts'

export type Database = BetterSqlite.Database

export type OpenResult =
  | { readonly ok: true; readonly db: Database }
  | { readonly ok: false; readonly failure: DatabaseFailure }

export interface OpenOptions {
  /** create: a new file, refused where one exists. open: an existing one, migrated where it is older. */
  readonly mode: 'create' | 'open'
  readonly migrations?: readonly Migration[]
}

/** Opens the one connection of this process: exclusive, WAL, synchronous FULL, foreign keys on (design decision 6). */
export function openDatabase(path: string, options: OpenOptions): OpenResult {
  const migrations = options.migrations ?? MIGRATIONS
  const refused = options.mode === 'open' ? inspectExisting(path, migrations) : inspectAbsent(path)
  if (refused !== null) return { ok: false, failure: refused }
  let db: Database | null = null
  try {
    if (options.mode === 'create') mkdirSync(dirname(path), { recursive: true })
    db = new BetterSqlite(path, { fileMustExist: options.mode === 'open', timeout: 500 })
    configure(db)
    if (options.mode === 'create') db.pragma(`application_id = ${APPLICATION_ID}`)
    const failure = checkOpened(db, path, options.mode, migrations) ?? migrate(db, path, migrations)
    if (failure === null) return { ok: true, db }
    db.close()
    if (options.mode === 'create') removeUnfinished(path)
    return { ok: false, failure }
  } catch (error) {
    db?.close()
    if (options.mode === 'create') removeUnfinished(path)
    return { ok: false, failure: failureOf(error, path) }
  }
}

function inspectExisting(path: string, migrations: readonly Migration[]): DatabaseFailure | null {
  if (!existsSync(path)) return { code: 'missing', path }
  try {
    const header = readHeader(path)
    if (header === null || header.applicationId !== APPLICATION_ID) return { code: 'foreign', path }
    return refuseNewer(path, header.userVersion, migrations)
  } catch (error) {
    return { code: 'no-access', path, detail: messageOf(error) }
  }
}

function inspectAbsent(path: string): DatabaseFailure | null {
  return existsSync(path) ? { code: 'exists', path } : null
}

function refuseNewer(
  path: string,
  version: number,
  migrations: readonly Migration[],
): DatabaseFailure | null {
  const known = migrations.at(-1)?.number ?? 0
  return version > known ? { code: 'newer', path, version, known } : null
}

function configure(db: Database): void {
  // The lock comes first: in exclusive mode WAL needs no shared-memory file, and a second process is turned away.
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.exec('BEGIN IMMEDIATE; COMMIT')
}

/** What only SQLite can tell: a version still in the -wal file after a crash, and damage. */
function checkOpened(
  db: Database,
  path: string,
  mode: OpenOptions['mode'],
  migrations: readonly Migration[],
): DatabaseFailure | null {
  if (mode === 'create') return null
  const newer = refuseNewer(path, Number(db.pragma('user_version', { simple: true })), migrations)
  if (newer !== null) return newer
  const health = String(db.pragma('quick_check(1)', { simple: true }))
  return health === 'ok' ? null : { code: 'damaged', path, detail: health }
}

function failureOf(error: unknown, path: string): DatabaseFailure {
  const detail = messageOf(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'in-use', path }
  if (code === 'SQLITE_NOTADB') return { code: 'foreign', path }
  if (code.startsWith('SQLITE_CORRUPT')) return { code: 'damaged', path, detail }
  if (code === 'ERR_DLOPEN_FAILED') return { code: 'addon', path, detail }
  return { code: 'no-access', path, detail }
}

function removeUnfinished(path: string): void {
  for (const ending of ['', '-wal', '-journal', '-shm']) rmSync(path + ending, { force: true })
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Closes with the log written back, so that a plain copy of the one file is whole. */
export function closeDatabase(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
