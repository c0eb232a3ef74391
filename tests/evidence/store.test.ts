import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inspectStored, storeEvidence, sweepEvidence } from '#electron/application/evidence/store.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Every file below a folder, with its rights. */
function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(
      (entry) => `${(statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8)} ${entry.name}`,
    )
    .toSorted()
}

test('a file lies under its digest, without its name, without an ending, for this user alone and never to be run', async () => {
  const folder = scratchFolder()
  const path = join(folder, '程序.exe')
  const bytes = randomBytes(3_000_000)
  writeFileSync(path, bytes, { mode: 0o755 })
  const store = join(folder, '佐证')
  const stored = await storeEvidence(store, path)
  const digest = sha256(bytes)
  expect(stored).toMatchObject({ ok: true, value: { sha256: digest, size: 3_000_000 } })
  expect(readFileSync(join(store, digest.slice(0, 2), digest)).equals(bytes)).toBe(true)
  expect(filesBelow(store)).toEqual([`600 ${digest}`])
  expect((statSync(store).mode & 0o777).toString(8)).toBe('700')
})

test('the same content is kept once; where what was kept has been changed or lost, the original put in again heals it', async () => {
  const folder = scratchFolder()
  const store = join(folder, '佐证')
  const path = join(folder, 'a.pdf')
  writeFileSync(path, '内容')
  const digest = sha256(readFileSync(path))
  const kept = join(store, digest.slice(0, 2), digest)
  await storeEvidence(store, path)
  const before = statSync(kept)
  await storeEvidence(store, path)
  expect(statSync(kept).ino).toBe(before.ino)
  writeFileSync(kept, '换掉')
  expect(await inspectStored(store, digest, 6)).toBe('changed')
  await storeEvidence(store, path)
  expect([readFileSync(kept, 'utf8'), await inspectStored(store, digest, 6)]).toEqual(['内容', 'sound'])
  expect(await inspectStored(store, '0'.repeat(64), 6)).toBe('missing')
})

test('links, folders, pipes, devices and files that are not there are refused in words, and nothing hangs', async () => {
  const folder = scratchFolder()
  const store = join(folder, '佐证')
  writeFileSync(join(folder, 'real'), 'x')
  symlinkSync(join(folder, 'real'), join(folder, 'link'))
  symlinkSync('/etc/passwd', join(folder, 'passwd.pdf'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  mkdirSync(join(folder, '文件夹'))
  writeFileSync(join(folder, 'empty'), '')
  const said: (string | undefined)[] = []
  for (const name of ['link', 'passwd.pdf', 'pipe', '文件夹', 'empty', 'gone', '../../dev/zero']) {
    const stored = await storeEvidence(store, name.includes('zero') ? '/dev/zero' : join(folder, name))
    said.push(stored.ok ? 'stored' : stored.error.code)
  }
  expect(said).toEqual(['link', 'link', 'not-a-file', 'not-a-file', 'empty', 'not-found', 'not-a-file'])
  expect(filesBelow(store)).toEqual([])
})

test('a file over 200 MB is refused before a byte of it is read', async () => {
  const folder = scratchFolder()
  const path = join(folder, '录像.mp4')
  writeFileSync(path, '')
  truncateSync(path, 201 * 1024 * 1024)
  const stored = await storeEvidence(join(folder, '佐证'), path)
  expect(stored).toMatchObject({ ok: false, error: { code: 'too-large' } })
  expect(stored.ok ? '' : stored.error.message).toMatch(/大于 200 MB.*压缩/)
})

test('a large file goes through in pieces: 150 MB cost no 60 MB of memory', async () => {
  const folder = scratchFolder()
  const path = join(folder, '录像.mp4')
  writeFileSync(path, '开头')
  truncateSync(path, 150 * 1024 * 1024)
  const before = process.memoryUsage.rss()
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() - before)
  }, 5)
  const stored = await storeEvidence(join(folder, '佐证'), path)
  clearInterval(timer)
  expect(stored).toMatchObject({ ok: true, value: { size: 150 * 1024 * 1024 } })
  expect(most).toBeLessThan(60 * 1024 * 1024)
})

test('取消 in the middle leaves nothing behind', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'a.mp4')
  writeFileSync(path, randomBytes(5_000_000))
  let asked = 0
  const stored = await storeEvidence(join(folder, '佐证'), path, () => (asked += 1) > 2)
  expect([stored.ok ? '' : stored.error.code, filesBelow(join(folder, '佐证'))]).toEqual(['cancelled', []])
})

test('where the disk fills up, the sentence says so, nothing half is left, and afterwards work goes on', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'a.mp4')
  writeFileSync(path, randomBytes(4_000_000))
  const child = join(import.meta.dirname, 'store-child.ts')
  // A file may not grow over 2 MB in this process: what a full disk looks like to it.
  const script = `ulimit -f 2048; trap '' XFSZ; exec "${process.execPath}" "${child}" "${join(folder, '佐证')}" "${path}"`
  const said = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split('\n').at(-1)
  expect(said).toMatch(/^disk-full 磁盘空间不足，没有添加。/)
  expect(filesBelow(join(folder, '佐证'))).toEqual([])
  expect((await storeEvidence(join(folder, '佐证'), path)).ok).toBe(true)
})

test('killed at any moment, a file is whole under its digest or not there; the next start sweeps what is left', async () => {
  const folder = scratchFolder()
  const store = join(folder, '佐证')
  const path = join(folder, 'a.mp4')
  const bytes = randomBytes(30_000_000)
  writeFileSync(path, bytes)
  const digest = sha256(bytes)
  const found: string[] = []
  let leftovers = 0
  for (let turn = 0; turn < 14; turn += 1) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'store-child.ts'), store, path], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = new Promise((resolve) => child.once('close', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    // The last one is let go to its end, however slow the machine is.
    await (turn === 13 ? ended : Promise.race([ended, wait(turn * 8)]))
    child.kill('SIGKILL')
    await ended
    leftovers += filesBelow(store).filter((name) => name.endsWith('.tmp')).length
    sweepEvidence(store)
    for (const name of filesBelow(store)) found.push(name)
    const state = await inspectStored(store, digest, bytes.byteLength)
    if (state === 'changed') throw new Error(`turn ${turn}: half a file under its digest`)
  }
  expect([...new Set(found)]).toEqual([`600 ${digest}`])
  expect(leftovers).toBeGreaterThan(0)
  expect(await inspectStored(store, digest, bytes.byteLength)).toBe('sound')
}, 120_000)
