import { fork } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { describeDatabaseFailure } from '#db/failure.ts'
import { MIGRATIONS } from '#db/migrations/list.ts'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

/** The version that this program writes. */
const NOW = MIGRATIONS.at(-1)?.number ?? 0

function create(path: string): Database {
  const opened = openDatabase(path, { mode: 'create' })
  if (!opened.ok) throw new Error(describeDatabaseFailure(opened.failure))
  return opened.db
}

test('a new database is strict, exclusive, in WAL with full synchronisation and with foreign keys', () => {
  const path = join(scratchFolder(), 'kaoping.db')
  const db = create(path)
  const pragma = (name: string): unknown => db.pragma(name, { simple: true })
  expect({
    journal: pragma('journal_mode'),
    synchronous: pragma('synchronous'),
    foreignKeys: pragma('foreign_keys'),
    locking: pragma('locking_mode'),
    version: pragma('user_version'),
  }).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1, locking: 'exclusive', version: NOW })
  const loose = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .all()
  expect(loose).toEqual([])
  closeDatabase(db)
})

test('every later opening is as durable as the first: full synchronisation, foreign keys', () => {
  const path = join(scratchFolder(), 'kaoping.db')
  closeDatabase(create(path))
  const again = openDatabase(path, { mode: 'open' })
  if (!again.ok) throw new Error(again.failure.code)
  expect(again.db.pragma('synchronous', { simple: true })).toBe(2)
  expect(again.db.pragma('foreign_keys', { simple: true })).toBe(1)
  closeDatabase(again.db)
})

const REFUSED: readonly [string, string, (path: string) => void][] = [
  ['a text file', 'foreign', (path) => writeFileSync(path, '不是数据库'.repeat(100))],
  ['an empty file', 'foreign', (path) => writeFileSync(path, '')],
  [
    "another program's database",
    'foreign',
    (path) => {
      const other = new BetterSqlite(path)
      other.exec('CREATE TABLE t (a); PRAGMA application_id = 7')
      other.close()
    },
  ],
  [
    'a database of a newer program',
    'newer',
    (path) => {
      const db = create(path)
      db.pragma(`user_version = ${NOW + 10}`)
      closeDatabase(db)
    },
  ],
]

test.each(REFUSED)('%s is refused as %s and stays as it was, byte for byte', (_, code, make) => {
  const folder = scratchFolder()
  const path = join(folder, 'kaoping.db')
  make(path)
  const before = readFileSync(path)
  const opened = openDatabase(path, { mode: 'open' })
  expect(opened.ok ? 'opened' : opened.failure.code).toBe(code)
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(['kaoping.db'])
})

test('a cut database is named as damaged, never opened as empty', () => {
  const path = join(scratchFolder(), 'kaoping.db')
  closeDatabase(create(path))
  truncateSync(path, 8192)
  const opened = openDatabase(path, { mode: 'open' })
  expect(opened.ok ? 'opened' : opened.failure.code).toBe('damaged')
})

test('a second program is turned away while the first has the database, and gets it afterwards', async () => {
  const path = join(scratchFolder(), 'kaoping.db')
  const db = create(path)
  expect(await openElsewhere(path)).toBe('in-use')
  closeDatabase(db)
  expect(await openElsewhere(path)).toBe('opened')
})

function openElsewhere(path: string): Promise<unknown> {
  const child = fork(join(import.meta.dirname, 'open-child.ts'), [path])
  return new Promise((resolve) => child.once('message', resolve))
}

test('before an upgrade a verified backup is made, and what was in the database is still there after it', () => {
  const folder = scratchFolder()
  const path = join(folder, 'kaoping.db')
  const db = create(path)
  db.exec("INSERT INTO plan VALUES ('p', '方案', '{}')")
  closeDatabase(db)
  const next = { number: NOW + 10, name: 'more', sql: 'CREATE TABLE more (a INTEGER) STRICT' }
  const opened = openDatabase(path, { mode: 'open', migrations: [...MIGRATIONS, next] })
  if (!opened.ok) throw new Error(opened.failure.code)
  expect(opened.db.prepare('SELECT id, title FROM plan').all()).toEqual([{ id: 'p', title: '方案' }])
  expect(opened.db.pragma('user_version', { simple: true })).toBe(NOW + 10)
  closeDatabase(opened.db)
  const backup = new BetterSqlite(join(folder, '备份', `kaoping-v${NOW}.db`), { readonly: true })
  expect(backup.pragma('user_version', { simple: true })).toBe(NOW)
  expect(backup.prepare('SELECT count(*) AS n FROM plan').get()).toEqual({ n: 1 })
  backup.close()
})

test('an upgrade that fails leaves the old version whole, with its backup', () => {
  const folder = scratchFolder()
  const path = join(folder, 'kaoping.db')
  closeDatabase(create(path))
  const broken = {
    number: NOW + 10,
    name: 'broken',
    sql: 'CREATE TABLE half (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1)',
  }
  const opened = openDatabase(path, { mode: 'open', migrations: [...MIGRATIONS, broken] })
  expect(opened.ok ? 'opened' : opened.failure.code).toBe('upgrade-failed')
  const again = openDatabase(path, { mode: 'open' })
  if (!again.ok) throw new Error(again.failure.code)
  expect(again.db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([])
  closeDatabase(again.db)
  expect(existsSync(join(folder, '备份', `kaoping-v${NOW}.db`))).toBe(true)
})

test('a closed database is one file that a plain copy carries whole', () => {
  const folder = scratchFolder()
  const path = join(folder, 'kaoping.db')
  const db = create(path)
  db.exec("INSERT INTO plan VALUES ('p', '方案', '{}')")
  closeDatabase(db)
  const copy = join(folder, 'copy.db')
  copyFileSync(path, copy)
  const opened = openDatabase(copy, { mode: 'open' })
  if (!opened.ok) throw new Error(opened.failure.code)
  expect(opened.db.prepare('SELECT count(*) AS n FROM plan').get()).toEqual({ n: 1 })
  closeDatabase(opened.db)
})
