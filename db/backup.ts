import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'

export type BackupResult =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly detail: string }

/**
 * Writes a copy of the open database to 备份/ beside it and verifies it: reopened, integrity checked, the head of the
 * log equal. A copy that fails is removed and never counts. `label` becomes part of the name.
 */
export function backUp(db: BetterSqlite.Database, path: string, label: string): BackupResult {
  const folder = join(dirname(path), '备份')
  const target = freeName(folder, `${basename(path, '.db')}-${label}`)
  const temporary = `${target}.tmp`
  try {
    mkdirSync(folder, { recursive: true })
    rmSync(temporary, { force: true })
    db.prepare('VACUUM INTO ?').run(temporary)
    const problem = verifyCopy(db, temporary)
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

function verifyCopy(original: BetterSqlite.Database, path: string): string | null {
  const copy = new BetterSqlite(path, { readonly: true, fileMustExist: true })
  try {
    const health = String(copy.pragma('integrity_check(1)', { simple: true }))
    if (health !== 'ok') return health
    for (const pragma of ['user_version', 'application_id']) {
      if (copy.pragma(pragma, { simple: true }) !== original.pragma(pragma, { simple: true })) return pragma
    }
    return rowCounts(copy) === rowCounts(original) ? null : '备份与原库行数不同'
  } finally {
    copy.close()
  }
}

function rowCounts(db: BetterSqlite.Database): string {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all()
  return tables
    .map(({ name }) => {
      const row = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()
      return `${name}:${row?.n ?? -1}`
    })
    .toSorted()
    .join(',')
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
