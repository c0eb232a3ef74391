import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import type { Migration } from '#db/migrate.ts'
import { MIGRATIONS } from '#db/migrations/list.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { digestTables } from '#db/table-digests.ts'
import { DATABASE_NAME } from '#electron/application/office.ts'
import type { Goal, Starts } from './goal.ts'
import { sha256 } from './inspect.ts'
import { prepareKinds } from './kinds.ts'
import { makeOldVersion } from './old-version.ts'

/**
 * G16: a database of every version ever shipped, filled, is brought up to date, and at every statement on the way the work
 * fails, or the program is killed: then it is of one version, old or newer, with all its rows, and the next start goes on.
 */
export async function migrationGoal(folder: string, starts: Starts): Promise<Goal> {
  const kinds = await prepareKinds(join(folder, 'kinds'), 1)
  const today = join(kinds.copyFor('close', join(folder, 'today')).data, DATABASE_NAME)
  const faults: string[] = []
  let tried = 0
  for (const [index, { number: version }] of MIGRATIONS.slice(0, -1).entries()) {
    const old = join(folder, `v${version}.db`)
    makeOldVersion(today, old, version)
    const due = MIGRATIONS.slice(index + 1)
    for (const [step, migration] of due.entries()) {
      const statements = statementsOf(migration)
      for (const done of statements.keys()) {
        tried += 1
        const at = { folder, old, version, due, step, statements: statements.slice(0, done), starts }
        const found = [...failAt(at), ...(step === 0 ? killAt(at) : [])]
        faults.push(
          ...found.map(
            (fault) => `version ${version}, ${migration.name}, after ${done} statements: ${fault}`,
          ),
        )
      }
    }
  }
  return {
    name: 'G16',
    tried: `${MIGRATIONS.length - 1} versions, ${tried} statements cut off`,
    figure: `${faults.length} databases between two versions or with rows lost`,
    bound: '0',
    faults,
  }
}

/** A step's statements; together they are the step. */
function statementsOf({ sql, name }: Migration): readonly string[] {
  const statements = sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
  if (/\bTRIGGER\b/i.test(sql)) throw new Error(`${name}: a trigger has statements of its own`)
  return statements
}

interface At {
  readonly folder: string
  readonly old: string
  readonly version: number
  readonly due: readonly Migration[]
  /** Which of those is cut off. */
  readonly step: number
  /** What of it is done by then. */
  readonly statements: readonly string[]
  readonly starts: Starts
}

function failAt({ folder, old, version, due, step, statements, starts }: At): readonly string[] {
  const path = freshCopy(folder, old)
  const cut = due
    .slice(0, step + 1)
    .map((migration, index) =>
      index < step
        ? migration
        : { ...migration, sql: [...statements, 'INSERT INTO nowhere VALUES (1)'].join(';\n') },
    )
  const known = MIGRATIONS.filter(({ number }) => number <= version)
  const opened = openDatabase(path, { mode: 'open', migrations: [...known, ...cut] })
  if (opened.ok) {
    closeDatabase(opened.db)
    return ['was not noticed']
  }
  const faults = opened.failure.code === 'upgrade-failed' ? [] : [opened.failure.code]
  return [...faults, ...compareWith(path, old, due[step - 1]?.number ?? version), ...goesOn(path, starts)]
}

/** The files as they lie on the disk while the step is half done: what a kill leaves. */
function killAt({ folder, old, version, statements, starts }: At): readonly string[] {
  const path = freshCopy(folder, old)
  const db = new BetterSqlite(path)
  for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'cache_size = 2']) db.pragma(pragma)
  db.exec(['BEGIN IMMEDIATE', ...statements].join(';\n'))
  const image = join(folder, 'killed')
  rmSync(image, { recursive: true, force: true })
  mkdirSync(image)
  const killed = join(image, DATABASE_NAME)
  for (const ending of ['', '-wal']) copyFileSync(path + ending, killed + ending)
  db.exec('ROLLBACK')
  db.close()
  return [...compareWith(killed, old, version), ...goesOn(killed, starts)]
}

function freshCopy(folder: string, old: string): string {
  const trial = join(folder, 'trial')
  rmSync(trial, { recursive: true, force: true })
  mkdirSync(trial)
  const path = join(trial, DATABASE_NAME)
  copyFileSync(old, path)
  return path
}

/** What is wrong with a database that ought to be of a version, with the rows of the old one. */
function compareWith(path: string, old: string, version: number): readonly string[] {
  const [db, before] = [new BetterSqlite(path), new BetterSqlite(old, { readonly: true })]
  try {
    const found = Number(db.pragma('user_version', { simple: true }))
    const faults = found === version ? [] : [`is of version ${found}, not ${version}`]
    if (schemaOf(db) !== schemaUpTo(version)) faults.push(`has not the tables of version ${version}`)
    const rows = new Map(rowsOf(db))
    for (const [table, count] of rowsOf(before)) {
      if (rows.get(table) !== count) faults.push(`${table} has ${rows.get(table)} rows, not ${count}`)
    }
    return faults
  } finally {
    db.close()
    before.close()
  }
}

function goesOn(path: string, starts: Starts): readonly string[] {
  const began = performance.now()
  const opened = openDatabase(path, { mode: 'open' })
  starts.add(performance.now() - began)
  if (!opened.ok) return [`does not open afterwards: ${opened.failure.code}`]
  const same = schemaOf(opened.db) === schemaUpTo(MIGRATIONS.at(-1)?.number ?? 0)
  closeDatabase(opened.db)
  return same ? [] : ['is not of today afterwards']
}

const schemas = new Map<number, string>()

function schemaUpTo(version: number): string {
  const known = schemas.get(version)
  if (known !== undefined) return known
  const model = new BetterSqlite(':memory:')
  for (const { number, sql } of MIGRATIONS) if (number <= version) model.exec(sql)
  const schema = schemaOf(model)
  model.close()
  schemas.set(version, schema)
  return schema
}

function schemaOf(db: BetterSqlite.Database): string {
  return sha256(
    JSON.stringify(
      db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw().all(),
    ),
  )
}

function rowsOf(db: BetterSqlite.Database): readonly (readonly [string, number])[] {
  return digestTables(db).map(({ name, rows }) => [name, rows])
}
