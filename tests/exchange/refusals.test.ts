import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeYearForTest, otherYear } from './years.ts'
import { copiesFolder, LABEL, listCopies } from '#electron/application/exchange/copies.ts'
import { inspectReturn } from '#electron/application/exchange/merge-return.ts'
import { openHandoutPackage } from '#electron/application/exchange/open-copy-package.ts'
import { recallHandout } from '#electron/application/exchange/hand-out.ts'
import { loadHandouts } from '#db/handouts.ts'
import { WELL } from '#tests/application/office-year.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { COLLEAGUE, openTwoPcs, type TwoPcs } from './two-pcs.ts'

const NAME = '交回包.kspack'

/** What the office is told of a file; '' where it could be merged. */
async function told({ owner }: TwoPcs, path: string): Promise<string> {
  const seen = await inspectReturn(owner.office, owner.book(), { path, name: NAME })
  return seen.ok ? '' : seen.error.message
}

async function withReturn(): Promise<{ pcs: TwoPcs; back: string; out: string }> {
  const pcs = openTwoPcs()
  await pcs.owner.receive('市地震局', '地震局.xlsx', '2019-01-08', WELL)
  const { colleague, path: out } = await pcs.handOver(['市地震局'])
  colleague.decide('市地震局', 'S1', { kind: 'score', score: 380, actual: null, band: null })
  return { pcs, back: await pcs.bringBack(colleague), out }
}

test('a package with any byte changed is refused in words, and nothing is merged', async () => {
  const { pcs, back } = await withReturn()
  expect(await told(pcs, back)).toBe('')
  const bytes = readFileSync(back)
  const bad = join(scratchFolder(), NAME)
  const step = Math.floor(bytes.length / 60)
  for (let at = 7; at < bytes.length; at += step) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 0x10
    writeFileSync(bad, changed)
    expect(await told(pcs, bad), `byte ${at}`).toMatch(
      /^“交回包\.kspack”(不完整或已损坏|的内容与清单不符|的清单被改动过|被改动过|不是协作包)/,
    )
  }
  for (const part of [0.3, 0.6, 0.98]) {
    writeFileSync(bad, bytes.subarray(0, Math.floor(bytes.length * part)))
    expect(await told(pcs, bad)).toMatch(/^“交回包\.kspack”(不完整或已损坏|不是协作包)/)
  }
  writeFileSync(bad, '')
  expect(await told(pcs, bad)).toBe(
    '“交回包.kspack”不是协作包，没有使用它。协作包的文件名以 .kspack 结尾，请核对文件。',
  )
})

test('each wrong package is told for what it is', async () => {
  const { pcs, back, out } = await withReturn()
  expect(await told(pcs, out)).toBe(
    '“交回包.kspack”是分出去的协作包，不是交回包。请让对方在协作副本中点“导出交回包”。',
  )
  const other = openTwoPcs()
  expect(await told(other, back)).toBe(
    '“交回包.kspack”不是从这里分出的，没有合并。可能是别的电脑分出的，或者本机数据已恢复到分出以前的备份。',
  )
  const opened = await openHandoutPackage(scratchFolder(), back, NAME, { at: '2019-01-21T02:00:00Z' })
  expect(opened).toMatchObject({ ok: false, error: { code: 'wrong-package' } })
  const next = otherYear(pcs.owner.office)
  const elsewhere = await inspectReturn(pcs.owner.office, next, { path: back, name: NAME })
  expect(elsewhere.ok ? '' : elsewhere.error.message).toContain(
    '是2018年度的交回包，现在打开的是2019年度，没有合并。',
  )
  closeYearForTest(pcs.owner.office)
  expect(await told(pcs, back)).toContain('2018年度已经归档，不能再改动。')
})

test('a package older than one that was merged, or of a copy that was set back, is refused; one called back is only remarked on', async () => {
  const { pcs, back } = await withReturn()
  const { colleague } = await pcs.handOver(['市气象局'], '2019-01-22T02:00:00Z')
  await colleague.receive('市气象局', '气象局.xlsx', '2019-01-09', WELL)
  const older = await pcs.bringBack(colleague)
  colleague.decide('市气象局', 'S1', { kind: 'score', score: 400, actual: null, band: null })
  const newer = await pcs.bringBack(colleague)
  await pcs.merge(newer)
  expect(await told(pcs, older)).toBe(
    '“交回包.kspack”比2019年1月20日合并过的那一份旧，里面的内容都已合并，没有再合并。请核对文件是否选错。',
  )
  const first = loadHandouts(pcs.owner.office.db, 2018).at(-1)
  expect(recallHandout(pcs.owner.office, first?.package ?? '', '改由本机办理').ok).toBe(true)
  await pcs.handOver(['市地震局', '市科协'].slice(0, 1), '2019-01-23T02:00:00Z')
  expect((await pcs.preview(back)).warnings).toEqual([
    '这次分出已由批处理于2019年1月20日收回（改由本机办理），现在仍可合并，请核对是否还需要。',
    `其中有单位后来又于2019年1月20日分给了${COLLEAGUE}，这是较早的一份，请核对是否选错了包。`,
  ])
})

test('a copy that cannot be finished leaves nothing half-made; a label that is no label hides only its own copy', async () => {
  const { out } = await withReturn()
  const folder = scratchFolder()
  const open = (): ReturnType<typeof openHandoutPackage> =>
    openHandoutPackage(folder, out, NAME, { at: '2019-01-21T02:00:00Z' })
  const first = await open()
  if (!first.ok) throw new Error(first.error.message)
  const label = join(copiesFolder(folder), first.value.id, LABEL)
  const written = readFileSync(label, 'utf8')
  for (const spoilt of [
    '{"year":2018.5',
    written.replace('"year":2018', '"year":201800'),
    written.replace('"year":2018', '"year":1.5'),
    written.replace('2019-01-21T', '2019-01-99T'),
  ]) {
    writeFileSync(label, spoilt)
    expect(listCopies(folder)).toEqual([])
  }
  // A folder in its place, as where a scanner holds it, cannot be read at all.
  rmSync(label)
  mkdirSync(label)
  expect(listCopies(folder)).toEqual([])
  expect(await open()).toMatchObject({ ok: false, error: { code: 'copy-failed' } })
  expect(readdirSync(copiesFolder(folder))).toEqual([first.value.id])
})
