import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from '#electron/application/temporary-folder.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

let temporary = ''
beforeEach(() => {
  temporary = scratchFolder()
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

test('what a program that was killed left unpacked goes at the next start; what is at work stays', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  for (const name of [`kesu-${gone}-AbC123`, `kesu-${process.ppid}-AbC123`, 'kesu-notes', 'kesu-1x-AbC123']) {
    mkdirSync(join(temporary, name))
    writeFileSync(join(temporary, name, 'kaoping.db'), '示例')
  }
  const own = makeTemporaryFolder()
  const options = { operator: '示例', now: () => new Date('2019-03-01T02:03:04Z') }
  const opened = openOffice(join(scratchFolder(), 'data'), { mode: 'create', ...options })
  if (!opened.ok) throw new Error(opened.error.message)
  closeOffice(opened.value)
  const left = readdirSync(temporary).filter((name) => name.startsWith('kesu-'))
  const kept = [basename(own), `kesu-${process.ppid}-AbC123`, 'kesu-1x-AbC123', 'kesu-notes']
  expect(left.toSorted()).toEqual(kept.toSorted())
  removeTemporaryFolder(own)
  expect(existsSync(own)).toBe(false)
})

test('a copy of a package that was half made hours ago goes at the next start, one of this hour stays', () => {
  const data = join(scratchFolder(), 'data')
  const options = { operator: '示例', now: () => new Date('2019-03-01T02:03:04Z') }
  const start = (mode: 'create' | 'open'): void => {
    const opened = openOffice(data, { mode, ...options })
    if (!opened.ok) throw new Error(opened.error.message)
    closeOffice(opened.value)
  }
  start('create')
  const hoursAgo = Date.now() / 1000 - 3 * 3600
  for (const name of ['.2018-old.tmp', '.2018-new.tmp', '2018-whole']) {
    mkdirSync(join(data, '协作副本', name), { recursive: true })
    writeFileSync(join(data, '协作副本', name, 'kaoping.db'), '示例')
  }
  for (const name of ['.2018-old.tmp', '2018-whole'])
    utimesSync(join(data, '协作副本', name), hoursAgo, hoursAgo)
  start('open')
  expect(readdirSync(join(data, '协作副本')).toSorted()).toEqual(['.2018-new.tmp', '2018-whole'])
})

test('a folder that is gone already is no fault', () => {
  const own = makeTemporaryFolder()
  removeTemporaryFolder(own)
  expect(() => removeTemporaryFolder(own)).not.toThrow()
})
