import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '#db/migrations/list.ts'
import { closeDatabase, openDatabase, type DatabaseDamage } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

function damageOf(path: string): DatabaseDamage | null {
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok) throw new Error(opened.failure.code)
  closeDatabase(opened.db)
  return opened.damage
}

function created(migrations = MIGRATIONS): string {
  const path = join(scratchFolder(), 'kaoping.db')
  const opened = openDatabase(path, { mode: 'create', migrations })
  if (!opened.ok) throw new Error(opened.failure.code)
  opened.db.exec(`
    INSERT INTO plan VALUES ('p', '方案', '{}');
    INSERT INTO stored_file VALUES ('00', 1, x'00');
    INSERT INTO year VALUES (2018, 'p', 0, '2018-01-01T00:00:00.000Z');
  `)
  closeDatabase(opened.db)
  return path
}

test('whatever the program itself adds, changes, replaces, takes away or takes back leaves its seals whole', () => {
  const path = created()
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok) throw new Error(opened.failure.code)
  const { db } = opened
  db.exec(`
    UPDATE plan SET title = '另一个';
    INSERT OR REPLACE INTO stored_file VALUES ('00', 1, x'01');
    INSERT INTO stored_file VALUES ('01', 2, x'0102');
    DELETE FROM stored_file WHERE sha256 = '00';
    INSERT INTO setting (name, value, operator, at) VALUES ('a', '1', '', ''), ('b', '1.5', '', '');
    BEGIN; DELETE FROM setting; SAVEPOINT s; DELETE FROM stored_file; ROLLBACK TO s; ROLLBACK;
  `)
  closeDatabase(db)
  expect(damageOf(path)).toBe(null)
})

test('a database of every earlier version is sealed as it is upgraded', () => {
  for (let n = 1; n <= MIGRATIONS.length; n += 1) {
    const path = created(MIGRATIONS.slice(0, n))
    expect(damageOf(path)).toBe(null)
    expect(damageOf(path)).toBe(null)
  }
})

test('an upgrade cut off between two steps goes on at the next start', () => {
  const path = created()
  const next = (MIGRATIONS.at(-1)?.number ?? 0) + 10
  const step = (number: number, sql: string) => ({ number, name: 'more', sql })
  const table = step(next, 'CREATE TABLE more (a INTEGER) STRICT; INSERT INTO more VALUES (1)')
  const cut = openDatabase(path, {
    mode: 'open',
    migrations: [...MIGRATIONS, table, step(next + 10, 'INSERT INTO nowhere VALUES (1)')],
  })
  expect(cut.ok ? 'opened' : cut.failure.code).toBe('upgrade-failed')
  const again = openDatabase(path, {
    mode: 'open',
    migrations: [...MIGRATIONS, table, step(next + 10, 'ALTER TABLE more ADD COLUMN b TEXT')],
  })
  if (!again.ok) throw new Error(again.failure.code)
  expect(again.damage).toBe(null)
  expect(
    again.db.prepare('SELECT table_name, rows FROM table_seal WHERE table_name = ?').all('more'),
  ).toEqual([{ table_name: 'more', rows: 1 }])
  closeDatabase(again.db)
})

test('damage is not upgraded over: the file stays as it is', () => {
  const path = created()
  const other = new BetterSqlite(path)
  other.exec("UPDATE plan SET title = '改了'")
  other.close()
  const opened = openDatabase(path, {
    mode: 'open',
    migrations: [...MIGRATIONS, { number: 900, name: 'more', sql: 'CREATE TABLE more (a INTEGER) STRICT' }],
  })
  expect(opened.ok ? 'opened' : opened.failure).toMatchObject({
    code: 'damaged',
    detail: '与程序最后写入的内容不一致：plan',
  })
})

test('a row of another table, of another kind of value, or twice in place of another is seen', () => {
  for (const sql of [
    "UPDATE plan SET id = 'q'; UPDATE year SET plan_id = 'q'",
    "UPDATE stored_file SET bytes = x'01'",
    'UPDATE year SET sample = 1',
    "UPDATE table_seal SET rows = rows + 1 WHERE table_name = 'review'",
    "DELETE FROM table_seal WHERE table_name = 'review'",
    "INSERT INTO table_seal VALUES ('other', 0, '0')",
    'PRAGMA user_version = 48',
  ]) {
    const path = created()
    const other = new BetterSqlite(path)
    other.pragma('foreign_keys = OFF')
    other.exec(sql)
    other.close()
    const opened = openDatabase(path, { mode: 'open' })
    const seen = opened.ok ? opened.damage !== null : opened.failure.code === 'damaged'
    expect([sql, seen]).toEqual([sql, true])
    if (opened.ok) closeDatabase(opened.db)
  }
})
