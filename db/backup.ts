import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { copyDatabase } from './copy.ts'

export type BackupResult =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly detail: string }

/**
 * Writes a copy of the open database to 备份/ beside it and verifies it: reopened, integrity checked, every table's
 * rows equal. A copy that fails is removed and never counts. `label` becomes part of the name.
 */
export function backUp(db: BetterSqlite.Database, path: string, label: string): BackupResult {
  const folder = join(dirname(path), '备份')
  const target = freeName(folder, `${basename(path, '.db')}-${label}`)
  const temporary = `${target}.tmp`
  try {
    mkdirSync(folder, { recursive: true })
    rmSync(temporary, { force: true })
    const problem = copyDatabase(db, temporary)
    if (problem !== null) {
      rmSync(temporary, { force: true })
      return { ok: false, detail: problem }
    }
    flush(temporary)
    renameSync(temporary, target)
    return { ok: true, path: target }
  } catch (error) {
    rmSync(temporary, { force: true })
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
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
