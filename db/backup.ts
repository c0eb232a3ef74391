import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { crashpoint } from '#shared/crashpoint.ts'
import { copyDatabase } from './copy.ts'
import { detailOf, storageFaultOf } from './failure.ts'
import { flushFolder } from './flush-folder.ts'
import { movePatiently } from './move-patiently.ts'

/** Where backups lie unless the office chooses another folder: beside the database. */
export const BACKUP_FOLDER = '备份'

export type BackupResult =
  | { readonly ok: true; readonly path: string }
  | {
      readonly ok: false
      readonly detail: string
      /** full: no space. read-only: not to be written to. gone: the folder is not there. bad: the copy was not right. */
      readonly why: 'full' | 'read-only' | 'gone' | 'bad' | 'other'
    }

/**
 * Writes a copy of the open database to 备份/ beside it and verifies it: reopened, integrity checked, every table's
 * rows equal. A copy that fails is removed and never counts. `label` becomes part of the name.
 */
export function backUp(db: BetterSqlite.Database, path: string, label: string): BackupResult {
  const folder = join(dirname(path), BACKUP_FOLDER)
  return writeCopy(db, folder, `${basename(path, '.db')}-${label}`, false)
}

/**
 * As {@link backUp}, into any folder that is there; the name ends with 16 hexadecimal digits of the file's SHA-256, so that
 * {@link isIntactBackup} can tell years later, on any machine, that it is what was verified.
 */
export function writeBackup(db: BetterSqlite.Database, folder: string, stem: string): BackupResult {
  return writeCopy(db, folder, stem, true)
}

function writeCopy(db: BetterSqlite.Database, folder: string, stem: string, signed: boolean): BackupResult {
  const temporary = join(folder, `${stem}.db.tmp`)
  try {
    // A chosen folder that is gone is a stick pulled out: making it anew would fill the wrong disk.
    if (!signed) mkdirSync(folder, { recursive: true })
    else if (!existsSync(folder)) return { ok: false, detail: folder, why: 'gone' }
    rmSync(temporary, { force: true })
    const problem = copyDatabase(db, temporary)
    if (problem !== null) {
      rmSync(temporary, { force: true })
      return { ok: false, detail: problem, why: 'bad' }
    }
    crashpoint('backup.copied')
    flush(temporary)
    crashpoint('backup.flushed')
    const target = freeName(folder, signed ? `${stem}-${digestOf(temporary).slice(0, 16)}` : stem)
    movePatiently(temporary, target)
    flushFolder(folder)
    crashpoint('backup.named')
    return { ok: true, path: target }
  } catch (error) {
    try {
      for (const ending of ['', '-journal']) rmSync(temporary + ending, { force: true })
    } catch {
      // A folder that is gone or read-only holds nothing of ours; why the copy failed is the answer.
    }
    return { ok: false, detail: detailOf(error), why: reasonOf(error) }
  }
}

function reasonOf(error: unknown): Extract<BackupResult, { ok: false }>['why'] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (storageFaultOf(error) === 'disk-full') return 'full'
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code)) return 'read-only'
  if (['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO'].includes(code)) return 'gone'
  return 'other'
}

function freeName(folder: string, stem: string): string {
  for (let n = 0; ; n += 1) {
    const path = join(folder, n === 0 ? `${stem}.db` : `${stem}(${n}).db`)
    if (!existsSync(path)) return path
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function digestOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.alloc(1 << 20)
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read))
    }
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}

const SIGNATURE = /-([0-9a-f]{16})(?:\(\d+\))?\.db$/

/** Whether a name carries the digest of what was verified; a copy that someone renamed does not. */
export function isSigned(path: string): boolean {
  return SIGNATURE.test(path)
}

/** Whether a signed backup is byte for byte what was verified; false also where it cannot be read. */
export async function isIntactBackup(path: string): Promise<boolean> {
  const signed = SIGNATURE.exec(path)?.[1]
  if (signed === undefined) return false
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      if (chunk instanceof Uint8Array) hash.update(chunk)
    }
  } catch {
    return false
  }
  return hash.digest('hex').startsWith(signed)
}
