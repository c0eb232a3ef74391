import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { crashpoint } from '#shared/crashpoint.ts'
import { detailOf, type DatabaseFailure } from './failure.ts'
import { flushFolder } from './flush-folder.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { migrate, type Migration } from './migrate.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { movePatiently } from './move-patiently.ts'

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
  const refused = options.mode === 'create' ? createWhole(path, migrations) : null
  const failure = refused ?? inspectExisting(path, migrations)
  if (failure !== null) return { ok: false, failure }
  let db: Database | null = null
  try {
    db = new BetterSqlite(path, { fileMustExist: true, timeout: 500 })
    configure(db)
    const found = checkOpened(db, path, migrations) ?? migrate(db, path, migrations)
    if (found === null) return { ok: true, db }
    db.close()
    return { ok: false, failure: found }
  } catch (error) {
    db?.close()
    return { ok: false, failure: failureOf(error, path) }
  }
}

/** The temporary name of a database that was never finished. */
export function isUnfinished(name: string): boolean {
  return /\.db\.[0-9a-f]{8}\.tmp(?:-wal|-journal|-shm)?$/.test(name)
}

/** A new database gets its name when it is whole: one that a power cut left without tables would be nobody's. */
function createWhole(path: string, migrations: readonly Migration[]): DatabaseFailure | null {
  if (existsSync(path)) return { code: 'exists', path }
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`
  let db: Database | null = null
  try {
    mkdirSync(dirname(path), { recursive: true })
    db = new BetterSqlite(temporary)
    configure(db)
    crashpoint('create.configured')
    db.pragma(`application_id = ${APPLICATION_ID}`)
    const failure = migrate(db, temporary, migrations)
    if (failure !== null) return { ...failure, path }
    closeDatabase(db)
    crashpoint('create.made')
    giveName(temporary, path)
    crashpoint('create.named')
    return null
  } catch (error) {
    return failureOf(error, path)
  } finally {
    db?.close()
    removeUnfinished(temporary)
  }
}

/** A hard link never replaces a file; where the file system has none, a rename does as well. */
function giveName(temporary: string, path: string): void {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (existsSync(path)) throw error
    movePatiently(temporary, path)
  }
  flushFolder(dirname(path))
}

function inspectExisting(path: string, migrations: readonly Migration[]): DatabaseFailure | null {
  if (!existsSync(path)) return { code: 'missing', path }
  try {
    const header = readHeader(path)
    if (header === null || header.applicationId !== APPLICATION_ID) return { code: 'foreign', path }
    return refuseNewer(path, header.userVersion, migrations)
  } catch (error) {
    return { code: 'no-access', path, detail: detailOf(error) }
  }
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
function checkOpened(db: Database, path: string, migrations: readonly Migration[]): DatabaseFailure | null {
  const newer = refuseNewer(path, Number(db.pragma('user_version', { simple: true })), migrations)
  if (newer !== null) return newer
  const health = String(db.pragma('quick_check(1)', { simple: true }))
  return health === 'ok' ? null : { code: 'damaged', path, detail: health }
}

function failureOf(error: unknown, path: string): DatabaseFailure {
  const detail = detailOf(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'in-use', path }
  if (code === 'EEXIST') return { code: 'exists', path }
  if (code === 'SQLITE_NOTADB') return { code: 'foreign', path }
  if (code.startsWith('SQLITE_CORRUPT')) return { code: 'damaged', path, detail }
  if (code === 'ERR_DLOPEN_FAILED') return { code: 'addon', path, detail }
  return { code: 'no-access', path, detail }
}

function removeUnfinished(path: string): void {
  for (const ending of ['', '-wal', '-journal', '-shm']) rmSync(path + ending, { force: true, maxRetries: 5 })
}

/** Closes with the log written back, so that a plain copy of the one file is whole. */
export function closeDatabase(db: Database): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A disk that is full or broken takes nothing back into the file: what is committed stands in the log, and the next
    // start reads it there. The file must be let go of all the same.
  } finally {
    db.close()
  }
}
