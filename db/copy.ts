import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { digestTables, sameTables } from './table-digests.ts'

/**
 * Writes a copy of the open database to a path where nothing stands yet, and verifies it: reopened, integrity checked,
 * every table's rows equal by digest. Null: a good copy; else what is wrong with it. Throws where it can't be written, and
 * where the disk has not room for three: filled to the brim it would stop the work that goes on.
 */
export function copyDatabase(db: BetterSqlite.Database, path: string): string | null {
  demandRoom(db, dirname(path))
  db.prepare('VACUUM INTO ?').run(path)
  const copy = new BetterSqlite(path, { readonly: true, fileMustExist: true })
  try {
    const health = String(copy.pragma('integrity_check(1)', { simple: true }))
    if (health !== 'ok') return health
    for (const pragma of ['user_version', 'application_id']) {
      if (copy.pragma(pragma, { simple: true }) !== db.pragma(pragma, { simple: true })) return pragma
    }
    return sameTables(digestTables(copy), digestTables(db)) ? null : '副本与原库内容不同'
  } finally {
    copy.close()
  }
}

const ROOM = 3

function demandRoom(db: BetterSqlite.Database, folder: string): void {
  const size =
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  const { blocks, bavail, bsize } = statfsSync(folder)
  // Some file systems do not tell how large they are.
  if (blocks === 0 || bavail * bsize >= size * ROOM) return
  throw Object.assign(new Error(`no room for ${ROOM} times ${size} bytes in ${folder}`), { code: 'ENOSPC' })
}
