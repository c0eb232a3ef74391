import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isIntactBackup, writeBackup } from '#db/backup.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const UNSHARE = '/usr/bin/unshare'
const CHILD = fileURLToPath(new URL('backup-child.ts', import.meta.url))
const hasMounts = spawnSync(UNSHARE, ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

function openIn(folder: string): string {
  const path = join(folder, 'kaoping.db')
  const opened = openDatabase(path, { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  closeDatabase(opened.db)
  return path
}

/** Backs up into a stick that is mounted as `mount` says; what it says, and what is on the stick then. */
function backUpOnto(mount: string): readonly [unknown, string] {
  const folder = scratchFolder()
  const path = openIn(folder)
  mkdirSync(join(folder, 'stick'))
  const script = `${mount} stick; "$1" "$2" '${path}' '${join(folder, 'stick')}'; echo; ls -A stick`
  const run = spawnSync(UNSHARE, ['-rm', 'sh', '-ec', script, 'sh', process.execPath, CHILD], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  const [said = '', ...listed] = run.stdout.split('\n')
  return [JSON.parse(said), listed.join(' ').trim()]
}

describe.skipIf(!hasMounts)('备份到 U 盘', () => {
  test('U 盘已满：说明是空间不足，不留下半份', () => {
    expect(backUpOnto('mount -t tmpfs -o size=64k none')).toEqual([{ why: 'full' }, ''])
  })

  test('U 盘只读：说明不能写入', () => {
    expect(backUpOnto('mount -t tmpfs -o ro none')).toEqual([{ why: 'read-only' }, ''])
  })
})

test('a copy is signed by its name: a changed byte, a cut file and a renamed one are told from a good one', async () => {
  const folder = scratchFolder()
  const opened = openDatabase(join(folder, 'kaoping.db'), { mode: 'create' })
  if (!opened.ok) throw new Error(opened.failure.code)
  const made = writeBackup(opened.db, folder, 'kaoping-20190120-100000')
  closeDatabase(opened.db)
  if (!made.ok) throw new Error(made.detail)
  expect(await isIntactBackup(made.path)).toBe(true)
  writeFileSync(made.path, 'x', { flag: 'a' })
  expect(await isIntactBackup(made.path)).toBe(false)
  expect(await isIntactBackup(join(folder, 'kaoping.db'))).toBe(false)
  expect(await isIntactBackup(join(folder, 'nowhere.db'))).toBe(false)
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
})
