import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { crashpoint } from '#shared/crashpoint.ts'
import { detailOf, type DatabaseFailure } from './failure.ts'
import { flushFolder } from './flush-folder.ts'
import { checkHealth } from './health.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { makeFolder } from './make-folder.ts'
import { migrate, type Migration } from './migrate.ts'
import { verifyLog } from './log.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { movePatiently } from './move-patiently.ts'
import { isOnNetworkShare } from './network-share.ts'
import { checkSeals, keepSeals, SCHEMA_SEAL, type BrokenSeal } from './seals.ts'

export type Database = BetterSqlite.Database

export type OpenResult =
  | {
      readonly ok: true
      readonly db: Database
      /** What is not as the program wrote it; null: all is. Then the database can only be read. */
      readonly damage: DatabaseDamage | null
    }
  | { readonly ok: false; readonly failure: DatabaseFailure }

export interface DatabaseDamage {
  readonly tables: readonly BrokenSeal[]
  /** The first entry of the log that does not follow from the one before it; null: all do. */
  readonly entry: number | null
}

export interface OpenOptions {
  /** create: a new file, refused where one exists. open: an existing one, migrated where it is older. */
  readonly mode: 'create' | 'open'
  readonly migrations?: readonly Migration[]
  /** Whether a path lies on another computer; given by tests. */
  readonly isOnShare?: (path: string) => boolean
}

/** SQLite takes no more than 512, and its log and a new file's temporary name want their endings. */
const MAX_PATH_BYTES = 480

/**
 * Two that open in the same instant each hold what the other waits for, in exclusive mode until they close: both would be
 * turned away. So each lets go soon, and tries again at a moment of its own.
 */
const TRIES = 4
const TRY_MS = 120
const MOST_PAUSE_MS = 100

/** Opens the one connection of this process: exclusive, WAL, synchronous FULL, foreign keys on (design decision 6). */
export function openDatabase(path: string, options: OpenOptions): OpenResult {
  const migrations = options.migrations ?? MIGRATIONS
  const isOnShare = options.isOnShare ?? isOnNetworkShare
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return { ok: false, failure: { code: 'path-too-long', path } }
  if (isOnShare(path)) return { ok: false, failure: { code: 'network-share', path } }
  const refused = options.mode === 'create' ? createWhole(path, migrations) : null
  const failure = refused ?? inspectExisting(path, migrations)
  if (failure !== null) return { ok: false, failure }
  let opened = openExisting(path, migrations)
  for (let tries = 1; tries < TRIES && isInUse(opened); tries += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * MOST_PAUSE_MS)
    opened = openExisting(path, migrations)
  }
  return opened
}

function isInUse(opened: OpenResult): boolean {
  return !opened.ok && opened.failure.code === 'in-use'
}

function openExisting(path: string, migrations: readonly Migration[]): OpenResult {
  let db: Database | null = null
  try {
    db = new BetterSqlite(path, { fileMustExist: true, timeout: TRY_MS })
    configure(db)
    const opened = prepareOpened(db, path, migrations)
    if (!opened.ok) db.close()
    return opened
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
    // Nobody else who has an account on this computer is to read it.
    makeFolder(dirname(path), 0o700)
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

function prepareOpened(db: Database, path: string, migrations: readonly Migration[]): OpenResult {
  const failure = checkOpened(db, path, migrations)
  if (failure !== null) return { ok: false, failure }
  const damage = findDamage(db, migrations)
  if (damage !== null) return openDamaged(db, path, migrations, damage)
  const failed = migrate(db, path, migrations)
  if (failed !== null) return { ok: false, failure: failed }
  keepSeals(db)
  return { ok: true, db, damage: null }
}

/** What only SQLite can tell: a version still in the -wal file after a crash, and damage. */
function checkOpened(db: Database, path: string, migrations: readonly Migration[]): DatabaseFailure | null {
  const newer = refuseNewer(path, versionOf(db), migrations)
  if (newer !== null) return newer
  const health = checkHealth(db)
  return health === null ? null : { code: 'damaged', path, detail: health }
}

function findDamage(db: Database, migrations: readonly Migration[]): DatabaseDamage | null {
  const tables = checkSeals(db, isBehind(db, migrations))
  const chain = verifyLog(db)
  const entry = chain.ok ? null : chain.sequence
  return tables.length === 0 && entry === null ? null : { tables, entry }
}

/**
 * It stays as it is, also for whoever mends it: nothing is upgraded, nothing written. What the tables are must be certain
 * for anything to be read from them.
 */
function openDamaged(
  db: Database,
  path: string,
  migrations: readonly Migration[],
  damage: DatabaseDamage,
): OpenResult {
  const names = damage.tables.map(({ table }) => table)
  if (names.includes(SCHEMA_SEAL)) {
    return { ok: false, failure: { code: 'damaged', path, detail: '数据表的结构与程序建立的不一致' } }
  }
  if (isBehind(db, migrations)) {
    const detail = `与程序最后写入的内容不一致：${names.join('、') || '操作记录'}`
    return { ok: false, failure: { code: 'damaged', path, detail } }
  }
  db.pragma('query_only = ON')
  return { ok: true, db, damage }
}

/** Whether it is of an earlier version than this program's. */
export function isBehind(db: Database, migrations: readonly Migration[] = MIGRATIONS): boolean {
  return versionOf(db) < (migrations.at(-1)?.number ?? 0)
}

function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
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
  for (const ending of ['', '-wal', '-journal', '-shm']) {
    // Where its folder could not be made, nothing is there to be removed either.
    if (existsSync(path + ending)) rmSync(path + ending, { force: true, maxRetries: 5 })
  }
}

/** Closes with the log written back, so that a plain copy of the one file is whole. */
export function closeDatabase(db: Database): void {
  try {
    // A damaged one stays as it is.
    if (db.pragma('query_only', { simple: true }) === 0) db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A disk that is full or broken takes nothing back into the file: what is committed stands in the log, and the next
    // start reads it there. The file must be let go of all the same.
  } finally {
    db.close()
  }
}
