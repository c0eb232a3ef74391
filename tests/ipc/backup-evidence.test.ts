import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Of } from '#db/stored-files.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const TEXTS = ['示例台账一', '示例台账二', '示例照片'] as const
const DIGESTS = TEXTS.map((text) => sha256Of(Buffer.from(text)))

/** A year with evidence; backups go to a stick. */
async function withEvidence(stick: string): Promise<TestDesk> {
  const at = openTestDesk({ picksFolder: stick })
  await at.get('createYear', { year: 2018 })
  for (const [index, text] of TEXTS.entries()) {
    const path = join(scratchFolder(), `材料${index + 1}.txt`)
    writeFileSync(path, text)
    const { id } = at.desk.pick(path, false)
    await at.get('attachEvidence', {
      year: 2018,
      unit: 'D15',
      files: [{ pick: id, indicator: 'S1', number: '' }],
    })
  }
  await at.get('chooseBackupFolder', { where: 'choose' })
  return at
}

function kept(folder: string): readonly string[] {
  return readdirSync(join(folder, '佐证'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
}

test('a backup on a stick carries the evidence, once, and a new PC gets it back with the data', async () => {
  const stick = scratchFolder()
  const at = await withEvidence(stick)
  expect(await at.get('backUpNow', {})).toMatchObject({ note: null })
  expect(kept(stick)).toEqual([...DIGESTS].toSorted())
  at.setClock('2019-01-21T02:00:00Z')
  await at.get('backUpNow', {})
  expect(kept(stick)).toEqual([...DIGESTS].toSorted())

  const fresh = openTestDesk()
  const backup = readdirSync(stick).find((name) => name.endsWith('.db')) ?? ''
  const { id } = fresh.desk.pick(join(stick, backup), false)
  expect((await fresh.get('previewRestore', { from: { pick: id } })).evidence).toEqual({
    total: 3,
    beside: 3,
    missing: [],
    missingCount: 0,
  })
  expect(await fresh.get('restoreBackup', { from: { pick: id } })).toEqual({
    evidence: { total: 3, beside: 0, missing: [], missingCount: 0 },
  })
  expect(kept(join(fresh.folder, 'data'))).toEqual([...DIGESTS].toSorted())
})

test('evidence that is neither here nor beside the backup is named before and after going back to it', async () => {
  const stick = scratchFolder()
  const at = await withEvidence(stick)
  await at.get('backUpNow', {})
  const [first = ''] = DIGESTS
  rmSync(join(stick, '佐证', first.slice(0, 2), first))
  const fresh = openTestDesk()
  const backup = readdirSync(stick).find((name) => name.endsWith('.db')) ?? ''
  const { id } = fresh.desk.pick(join(stick, backup), false)
  const told = { total: 3, missing: ['市地震局 S1“材料1.txt”'], missingCount: 1 }
  expect((await fresh.get('previewRestore', { from: { pick: id } })).evidence).toEqual({ ...told, beside: 2 })
  expect((await fresh.get('restoreBackup', { from: { pick: id } })).evidence).toEqual({ ...told, beside: 0 })
})

test('what is gone or changed here does not go into a backup, and is named; a spoilt copy beside a backup is not taken', async () => {
  const stick = scratchFolder()
  const at = await withEvidence(stick)
  const [first = '', second = ''] = DIGESTS
  writeFileSync(join(at.folder, 'data', '佐证', first.slice(0, 2), first), '被改过了的')
  expect((await at.get('backUpNow', {})).note).toBe(
    '数据已备份，但有 1 份佐证材料在本机已不在或已改变，没有存进备份：市地震局 S1“材料1.txt”。请到“佐证材料”页重新添加原件。',
  )
  writeFileSync(join(stick, '佐证', second.slice(0, 2), second), '示例台账贰')
  const fresh = openTestDesk()
  const backup = readdirSync(stick).find((name) => name.endsWith('.db')) ?? ''
  const { id } = fresh.desk.pick(join(stick, backup), false)
  const { evidence } = await fresh.get('restoreBackup', { from: { pick: id } })
  expect(evidence).toMatchObject({ total: 3, missing: ['市地震局 S1“材料1.txt”', '市地震局 S1“材料2.txt”'] })
  expect(kept(join(fresh.folder, 'data'))).toHaveLength(1)
})

test('a stick that takes no more is told: how many are still to come', async () => {
  const stick = scratchFolder()
  const at = await withEvidence(stick)
  mkdirSync(join(stick, '佐证'))
  // A file where the folder of the second digest should be.
  const [, second = ''] = DIGESTS
  writeFileSync(join(stick, '佐证', second.slice(0, 2)), '')
  expect((await at.get('backUpNow', {})).note).toMatch(
    /^数据已备份，但佐证材料没有全部存到“.+佐证”，还差 [12] 份（共 3 份）。/,
  )
})
