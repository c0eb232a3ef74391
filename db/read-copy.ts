import BetterSqlite from 'better-sqlite3'
import { APPLICATION_ID } from './header.ts'
import { MIGRATIONS } from './migrations/list.ts'
import type { Database } from './open.ts'

export type CopyResult =
  | { readonly ok: true; readonly db: Database }
  | {
      readonly ok: false
      /** newer: made by a later program, so that nothing more can be said of it here. */
      readonly code: 'foreign' | 'newer' | 'damaged'
      /** A Chinese clause: what is wrong. */
      readonly detail: string
    }

/**
 * Opens the bytes of a database copy, read-only and in memory: no file is made, and what the bytes came from stays as it
 * is. Only a sound database with exactly this program's tables is given out: a view or trigger planted in an untrusted
 * copy would run with the first query. The caller closes it.
 */
export function openCopy(bytes: Uint8Array): CopyResult {
  let db: Database | null = null
  try {
    db = new BetterSqlite(withoutWal(bytes), { readonly: true })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    const refused = inspectCopy(db)
    if (refused === null) return { ok: true, db }
    db.close()
    return refused
  } catch {
    db?.close()
    return { ok: false, code: 'damaged', detail: '数据库打不开，内容已损坏' }
  }
}

/** A database that was closed whole still says in its header that it has a log beside it, which memory cannot have. */
function withoutWal(bytes: Uint8Array): Buffer {
  const [WRITE_VERSION, READ_VERSION] = [18, 19]
  if (bytes[READ_VERSION] !== 2) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const copy = Buffer.from(bytes)
  copy[WRITE_VERSION] = 1
  copy[READ_VERSION] = 1
  return copy
}

function inspectCopy(db: Database): Exclude<CopyResult, { ok: true }> | null {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    return { ok: false, code: 'foreign', detail: '不是本程序的数据库' }
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  const known = MIGRATIONS.at(-1)?.number ?? 0
  if (version > known) {
    return {
      ok: false,
      code: 'newer',
      detail: `由更新版本的程序建立（数据版本 ${version}，本程序只认到 ${known}）`,
    }
  }
  if (describeSchema(db) !== schemaOf(version)) {
    return { ok: false, code: 'damaged', detail: `数据库的表结构与数据版本 ${version} 不符` }
  }
  const health = String(db.pragma('integrity_check(1)', { simple: true }))
  if (health !== 'ok') return { ok: false, code: 'damaged', detail: '数据库内部已损坏' }
  const broken = db.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) {
    return { ok: false, code: 'damaged', detail: `数据库有 ${broken.length} 行失去所引用的行` }
  }
  return null
}

/** The schema that the migrations up to a version make. */
function schemaOf(version: number): string {
  const model = new BetterSqlite(':memory:')
  try {
    for (const { number, sql } of MIGRATIONS) if (number <= version) model.exec(sql)
    return describeSchema(model)
  } finally {
    model.close()
  }
}

function describeSchema(db: Database): string {
  return JSON.stringify(
    db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw().all(),
  )
}
