import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { archiveYear } from '#electron/application/archive/archive-year.ts'
import { sha256Of } from '#db/stored-files.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/** A desk with the sample year and an operator, and an archive of it with one evidence file. */
async function archived(): Promise<{ at: TestDesk; path: string }> {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  const file = join(scratchFolder(), '台账.txt')
  writeFileSync(file, '示例台账')
  const { id } = at.desk.pick(file, false)
  const files = [{ pick: id, indicator: 'S1', number: '' }]
  await at.get('attachEvidence', { year: 2018, unit: 'D15', files })
  await at.get('addOperator', { name: '示例审定', roles: ['填报录入', '审核', '审定'], pin: '4321' })
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  const made = await archiveYear(office.value, 2018, join(scratchFolder(), '2018.zip'))
  if (!made.ok) throw new Error(made.error.message)
  return { at, path: made.value.path }
}

test('an archive opens to be looked at on any PC: nobody signs in, scores are there, nothing can be changed, and it stays as it is', async () => {
  const { path } = await archived()
  const before = sha256Of(readFileSync(path))
  const at = openTestDesk({ now: '2026-01-05T02:00:00Z' })
  await at.get('createYear', { year: 2025 })
  const { id } = at.desk.pick(path, false)
  expect(await at.get('openArchive', { pick: id })).toEqual({ year: 2018 })
  const { place } = await at.get('openPlace', {})
  expect(place).toMatchObject({ kind: 'archive', year: 2018, fileName: '2018.zip' })
  expect((await at.get('whoIsAtDesk', {})).kind).toBe('unset')
  const units = (await at.get('scoreSheet', { year: 2018 })).groups.flatMap((group) => group.units)
  expect(units.length).toBeGreaterThan(30)
  const evidence = await at.get('unitEvidence', { year: 2018, unit: 'D15' })
  expect(JSON.stringify(evidence)).toContain('台账.txt')
  const decision = { kind: 'missing' } as const
  const item = { year: 2018, unit: 'D15', indicator: 'S2', decision, opinion: '示例' }
  for (const refused of [
    await at.ask('verifyItem', item),
    await at.ask('undoEntries', { entries: [1] }),
    await at.ask('backUpNow', {}),
    await at.ask('createYear', { year: 2030 }),
    await at.ask('unlockYear', { year: 2018, reason: '示例' }),
  ]) {
    expect(refused).toMatchObject({ ok: false, error: { code: 'looking-only' } })
  }
  const { folder } = at.desk.place.kind === 'archive' ? at.desk.place : { folder: '' }
  expect(existsSync(join(folder, 'kaoping.db'))).toBe(true)
  expect(await at.get('switchPlace', { copy: null })).toEqual({ year: 2025 })
  expect(existsSync(folder)).toBe(false)
  expect(sha256Of(readFileSync(path))).toBe(before)
  expect(readdirSync(join(at.folder, 'data')).filter((name) => name.startsWith('kaoping.db'))).not.toEqual([])
})

test('an archive that is not what it was is not opened, and what differs is said', async () => {
  const { at, path } = await archived()
  const bytes = readFileSync(path)
  const spoilt = join(scratchFolder(), '2018.zip')
  bytes[bytes.length - 60_000] = (bytes[bytes.length - 60_000] ?? 0) ^ 1
  writeFileSync(spoilt, bytes)
  const answer = await at.ask('openArchive', { pick: at.desk.pick(spoilt, false).id })
  expect(answer).toMatchObject({ ok: false, error: { code: 'damaged' } })
  expect(answer.ok ? '' : answer.error.message).toMatch(/^“2018\.zip”与归档时不一致，没有打开：/)
  expect((await at.get('openPlace', {})).place).toEqual({ kind: 'own' })
})
