import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { sha256Of } from '#db/stored-files.ts'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import type { LongWork } from '#electron/application/long-work.ts'
import { openArchive } from '#electron/application/archive/open-archive.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { closeOffice } from '#electron/application/office.ts'
import { keptFolder, scratchFolder } from '#tests/support/scratch.ts'
import { expectValue, openWork } from './small-archive.ts'

const folder = keptFolder('cancelled-archive')
const path = join(folder, '归档.zip')

/** Is stopped when it has told of this many steps. */
function stopAfter(limit: number): LongWork & { readonly steps: () => readonly string[] } {
  const steps: string[] = []
  return {
    progress: (done, total, name) => {
      steps.push(`${name} ${done}/${total}`)
    },
    stopped: () => steps.length >= limit,
    steps: () => steps,
  }
}

beforeAll(async () => {
  const { office, book } = openWork(folder, 'create')
  const [unit] = book.units
  if (unit === undefined) throw new Error('a year without units')
  mkdirSync(join(folder, '佐证'))
  const files = ['一.txt', '二.txt', '三.txt'].map((name) => {
    writeFileSync(join(folder, '佐证', name), `示例${name}`)
    return { path: join(folder, '佐证', name), name, indicator: 'S1', number: '' }
  })
  const options = { progress: () => {}, stopped: () => false, kept: () => Promise.resolve() }
  expectValue(await attachFiles(office, book, unit.unit.id, files, options))
  expectValue(await archiveYear(office, 2018, path))
  closeOffice(office)
}, 60_000)

afterEach(() => {
  vi.unstubAllEnvs()
})

test('打开归档，在哪一步取消都不留下解开的内容，归档文件不变；不取消就打开', async () => {
  const temporary = scratchFolder()
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) vi.stubEnv(name, temporary)
  const before = sha256Of(readFileSync(path))
  const open = (work: LongWork): ReturnType<typeof openArchive> =>
    openArchive({ path, name: '归档.zip', now: { at: '2026-01-05T02:00:00Z' }, work })
  for (let limit = 0; limit <= 11; limit += 1) {
    expect(await open(stopAfter(limit)), `step ${limit}`).toEqual({
      ok: false,
      error: { code: 'cancelled', message: '已取消，没有打开归档，什么都没有改动。' },
    })
    expect(readdirSync(temporary), `step ${limit}`).toEqual([])
  }
  const whole = stopAfter(Number.POSITIVE_INFINITY)
  expect(expectValue(await open(whole)).year).toBe(2018)
  expect(whole.steps()).toEqual([
    ...[0, 1, 2, 3, 4, 5].map((done) => `逐字节核对 ${done}/6`),
    '核对数据库和得分 0/1',
    '解开数据库 0/1',
    ...[0, 1, 2].map((done) => `解开佐证材料 ${done}/3`),
  ])
  expect(sha256Of(readFileSync(path))).toBe(before)
})

test('归档时取消：写的时候、写好重读的时候，都不留下文件', async () => {
  const { office } = openWork(folder, 'open')
  try {
    const whole = stopAfter(Number.POSITIVE_INFINITY)
    expectValue(await archiveYear(office, 2018, join(scratchFolder(), '归档.zip'), whole))
    // Seven are written, six read again, then the database and its scores.
    expect(whole.steps()).toHaveLength(14)
    for (let limit = 0; limit <= 14; limit += 1) {
      const out = scratchFolder()
      expect(await archiveYear(office, 2018, join(out, '归档.zip'), stopAfter(limit))).toEqual({
        ok: false,
        error: { code: 'cancelled', message: '已取消，没有写归档文件，数据没有改动。' },
      })
      expect(readdirSync(out), `step ${limit}`).toEqual([])
    }
  } finally {
    closeOffice(office)
  }
})
