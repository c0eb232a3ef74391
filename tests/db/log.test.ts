import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendLog, readLog, verifyLog } from '#db/log.ts'
import { openDatabase, type Database } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const ACTOR = { operator: '批处理', at: '2019-01-10T08:00:00.000Z' }

function openWithLog(entries: number): Database {
  const opened = openDatabase(join(scratchFolder(), 'kaoping.db'), { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  const { db } = opened
  for (let n = 1; n <= entries; n += 1) {
    db.transaction(() => appendLog(db, ACTOR, { action: '导入', object: '市教育局', detail: { n } }))()
  }
  return db
}

test('an untouched log verifies to its last entry', () => {
  const db = openWithLog(3)
  const check = verifyLog(db)
  expect(check.ok && check.entries).toBe(3)
  expect(readLog(db).map((entry) => entry.detail)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  db.close()
})

test.each([
  ['a changed detail', "UPDATE log SET detail = '{}' WHERE sequence = 2", 2],
  ['a changed time', "UPDATE log SET at = '2020' WHERE sequence = 3", 3],
  ['a changed operator', "UPDATE log SET operator = '别人' WHERE sequence = 1", 1],
  ['a removed entry', 'DELETE FROM log WHERE sequence = 2', 3],
])('%s is found at its place', (_, sql, sequence) => {
  const db = openWithLog(4)
  db.exec(sql)
  expect(verifyLog(db)).toEqual({ ok: false, sequence })
  db.close()
})

test('nothing is logged outside of the transaction of what it records', () => {
  const db = openWithLog(0)
  expect(() => appendLog(db, ACTOR, { action: '导入', object: '市教育局', detail: {} })).toThrow(
    'transaction',
  )
  db.close()
})

test('what is rolled back leaves no trace in the log', () => {
  const db = openWithLog(1)
  const failing = db.transaction(() => {
    appendLog(db, ACTOR, { action: '导入', object: '市教育局', detail: {} })
    throw new Error('power off')
  })
  expect(() => failing()).toThrow('power off')
  const check = verifyLog(db)
  expect(check.ok && check.entries).toBe(1)
  db.close()
})
