import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadEvidenceFiles } from '#db/evidence.ts'
import { loadHandouts } from '#db/handouts.ts'
import { verifyLog } from '#db/log.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { copiesFolder, listCopies } from '#electron/application/exchange/copies.ts'
import { handBack } from '#electron/application/exchange/hand-back.ts'
import { handOut } from '#electron/application/exchange/hand-out.ts'
import { inspectReturn, mergeReturn } from '#electron/application/exchange/merge-return.ts'
import { openHandoutPackage } from '#electron/application/exchange/open-copy-package.ts'
import type { LongWork } from '#electron/application/long-work.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { COLLEAGUE, openTwoPcs, valueOf, type Pc } from './two-pcs.ts'

const UNIT = '市地震局'

async function attach({ office, book, id }: Pc, names: readonly string[]): Promise<void> {
  const files = names.map((name) => {
    const path = join(scratchFolder(), name)
    writeFileSync(path, `示例${name}`)
    return { path, name, indicator: 'S1', number: '' }
  })
  const options = { progress: () => {}, stopped: () => false, kept: () => Promise.resolve() }
  valueOf(await attachFiles(office, book(), id(UNIT), files, options))
}

/** Is stopped when it has told of this many steps; `steps` counts them. */
function stopAfter(limit: number): LongWork & { readonly steps: () => number } {
  let steps = 0
  return {
    progress: () => {
      steps += 1
    },
    stopped: () => steps >= limit,
    steps: () => steps,
  }
}

test('分出和交回，在哪一步取消都不留下半个包，也不记一笔；不取消就做完', async () => {
  const pcs = openTwoPcs()
  await attach(pcs.owner, ['一.txt', '二.txt', '三.txt'])
  const { office, book, id } = pcs.owner
  const given = { units: [id(UNIT)], colleague: COLLEAGUE, note: '' }
  const whole = stopAfter(Number.POSITIVE_INFINITY)
  valueOf(await handOut(office, book(), { ...given, folder: scratchFolder() }, whole))
  // Three are checked, three written, five parts of the package read again.
  expect(whole.steps()).toBe(11)
  const before = verifyLog(office.db)
  for (let limit = 0; limit < 11; limit += 1) {
    const folder = scratchFolder()
    const stopped = await handOut(office, book(), { ...given, folder }, stopAfter(limit))
    expect(stopped, `step ${limit}`).toEqual({
      ok: false,
      error: { code: 'cancelled', message: '已取消，没有导出，数据没有改动。' },
    })
    expect(readdirSync(folder)).toEqual([])
  }
  expect([loadHandouts(office.db, 2018).length, verifyLog(office.db)]).toEqual([1, before])

  const { colleague } = await pcs.handOver([UNIT])
  await attach(colleague, ['四.txt', '五.txt'])
  for (let limit = 0; limit < 8; limit += 1) {
    const folder = scratchFolder()
    expect(await handBack(colleague.office, folder, stopAfter(limit))).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
    expect(readdirSync(folder)).toEqual([])
  }
})

test('打开协作包，在哪一步取消都不留下半份副本；不取消就打开，包里的佐证都在', async () => {
  const pcs = openTwoPcs()
  await attach(pcs.owner, ['一.txt', '二.txt', '三.txt'])
  const { path } = await pcs.handOver([UNIT])
  const folder = scratchFolder()
  const open = (work: LongWork): ReturnType<typeof openHandoutPackage> =>
    openHandoutPackage(folder, path, '协作包.kspack', { at: '2019-01-21T02:00:00Z' }, work)
  // Five parts are read, three files kept.
  for (let limit = 0; limit < 8; limit += 1) {
    expect(await open(stopAfter(limit)), `step ${limit}`).toEqual({
      ok: false,
      error: { code: 'cancelled', message: '已取消，没有打开，数据没有改动。' },
    })
    expect(listCopies(folder)).toEqual([])
    const left = existsSync(copiesFolder(folder)) ? readdirSync(copiesFolder(folder)) : []
    expect(left, `step ${limit}`).toEqual([])
  }
  const whole = stopAfter(Number.POSITIVE_INFINITY)
  const copy = valueOf(await open(whole))
  expect([whole.steps(), listCopies(folder)]).toEqual([8, [copy]])
})

test('合并时取消：一行也没有合并，同一个包再合并就是完整的', async () => {
  const pcs = openTwoPcs()
  const { colleague } = await pcs.handOver([UNIT])
  await attach(colleague, ['一.txt', '二.txt'])
  const back = { path: await pcs.bringBack(colleague), name: '交回包.kspack' }
  const { office, book } = pcs.owner
  const before = verifyLog(office.db)
  // Four parts are read, two files kept.
  for (let limit = 0; limit < 6; limit += 1) {
    expect(await mergeReturn(office, book(), back, new Map(), stopAfter(limit))).toEqual({
      ok: false,
      error: { code: 'cancelled', message: '已取消，没有合并，数据没有改动。' },
    })
  }
  expect([loadEvidenceFiles(office.db, 2018).length, verifyLog(office.db)]).toEqual([0, before])
  for (let limit = 0; limit < 4; limit += 1) {
    expect(await inspectReturn(office, book(), back, stopAfter(limit))).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    })
  }
  valueOf(await inspectReturn(office, book(), back, stopAfter(5)))
  valueOf(await mergeReturn(office, book(), back, new Map()))
  expect(loadEvidenceFiles(office.db, 2018).map(({ fileName }) => fileName)).toEqual(['一.txt', '二.txt'])
})
