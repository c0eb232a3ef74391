import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const CHILD = fileURLToPath(new URL('restore-child.ts', import.meta.url))

/** A disk that takes a part of a file and no more, as one with a quota does: `free` blocks of 1 KB. */
function restoreWith(free: number, backup: string, database: string): unknown {
  const script = `ulimit -f ${free}; exec "$1" "$2" "$3" "$4"`
  const run = spawnSync('bash', ['-c', script, 'bash', process.execPath, CHILD, backup, database], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

test.skipIf(process.platform === 'win32')(
  'a backup of which the disk takes a part alone is not put in the place of the data; with room it is',
  () => {
    const folder = scratchFolder()
    const [database, backup] = [join(folder, 'data', 'kaoping.db'), join(folder, 'backup.db')]
    mkdirSync(join(folder, 'data'))
    const opened = openDatabase(database, { mode: 'create' })
    if (!opened.ok) throw new Error(opened.failure.code)
    closeDatabase(opened.db)
    copyFileSync(database, backup)
    expect(restoreWith(300, backup, database)).toMatchObject({ ok: false, error: { code: 'no-permission' } })
    expect(readdirSync(join(folder, 'data'))).toEqual(['kaoping.db'])
    expect(readFileSync(database).equals(readFileSync(backup))).toBe(true)
    expect(restoreWith(3_000, backup, database)).toEqual({ ok: true, value: null })
    expect(readFileSync(database).equals(readFileSync(backup))).toBe(true)
  },
)
