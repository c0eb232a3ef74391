import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '#db/migrations/list.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

test('a database of the first version becomes one of today with what was in it', () => {
  const path = join(scratchFolder(), 'kaoping.db')
  const old = openDatabase(path, { mode: 'create', migrations: MIGRATIONS.slice(0, 1) })
  if (!old.ok) throw new Error(old.failure.code)
  old.db.exec(`
    INSERT INTO plan VALUES ('p', '方案', '{}');
    INSERT INTO year VALUES (2018, 'p', 0, '2018-01-01T00:00:00.000Z');
    INSERT INTO unit VALUES ('u', 1, '政府部门', NULL, NULL);
    INSERT INTO stored_file VALUES ('00', 1, x'00');
    INSERT INTO submission VALUES (1, 2018, 'u', 1, '00', '自评表.xlsx', '2018-12-20', 1, '自评表', '', '', '', '', 1, '某人',
      '2018-12-21T00:00:00.000Z');
  `)
  closeDatabase(old.db)
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok) throw new Error(opened.failure.code)
  expect(opened.db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.at(-1)?.number)
  expect(opened.db.prepare('SELECT id, file_name, complete, way FROM submission').all()).toEqual([
    { id: 1, file_name: '自评表.xlsx', complete: 1, way: 'file' },
  ])
  closeDatabase(opened.db)
})

test('no step drops or rewrites anything: each only adds', () => {
  const words = MIGRATIONS.map(({ sql }) => sql.replaceAll(/--.*$/gm, '')).join('\n')
  expect(words).not.toMatch(/\b(DROP|DELETE|UPDATE|RENAME)\b/i)
})
