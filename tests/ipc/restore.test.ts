import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLog, verifyLog } from '#db/log.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const KEPT = '恢复前的数据'

async function opened(): Promise<TestDesk> {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  return at
}

async function yearsOf(at: TestDesk): Promise<readonly number[]> {
  return (await at.get('appStatus', {})).years.map(({ year }) => year)
}

function database({ folder }: TestDesk): string {
  return join(folder, 'data', 'kaoping.db')
}

test('恢复前说明少了几步；恢复后回到那时，原来的数据留着，操作记录接着写', async () => {
  const at = await opened()
  const { name } = await at.get('backUpNow', {})
  const before = (await at.get('previewRestore', { from: name })).lost
  await at.get('createYear', { year: 2019 })
  expect(await at.get('previewRestore', { from: name })).toMatchObject({ name, years: [2018], lost: 1 })
  await at.get('restoreBackup', { from: name })
  expect([before, await yearsOf(at)]).toEqual([0, [2018]])
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  expect(readLog(office.value.db).at(-1)).toMatchObject({
    action: '从备份恢复',
    operator: '经办人',
    detail: { backup: name, lost: 1, keptIn: KEPT },
  })
  expect(verifyLog(office.value.db).ok).toBe(true)
  const [kept = ''] = readdirSync(join(at.folder, 'data', KEPT))
  expect(kept).toBe('kaoping-20190120-100000.db')
  // The data from before can be gone back to in the same way.
  const { id } = at.desk.pick(join(at.folder, 'data', KEPT, kept), false)
  expect(await at.get('previewRestore', { from: { pick: id } })).toMatchObject({
    years: [2018, 2019],
    lost: 'other',
  })
  await at.get('restoreBackup', { from: { pick: id } })
  expect(await yearsOf(at)).toEqual([2018, 2019])
})

test('数据打不开时照样恢复，坏了的数据一个字节不少地留着', async () => {
  const at = await opened()
  const { name } = await at.get('backUpNow', {})
  at.desk.close()
  const whole = readFileSync(database(at))
  const spoilt = Buffer.from(whole.map((byte, index) => (index > 4096 && index < 20_000 ? 0 : byte)))
  writeFileSync(database(at), spoilt)
  const status = await at.get('appStatus', {})
  expect([status.problem?.code, status.backups.map((backup) => backup.name)]).toEqual(['damaged', [name]])
  expect(await at.get('previewRestore', { from: name })).toMatchObject({ years: [2018], lost: null })
  await at.get('restoreBackup', { from: name })
  expect([(await at.get('appStatus', {})).problem, await yearsOf(at)]).toEqual([null, [2018]])
  const [kept = ''] = readdirSync(join(at.folder, 'data', KEPT))
  expect(readFileSync(join(at.folder, 'data', KEPT, kept)).equals(spoilt)).toBe(true)
})

test('坏的备份、不是备份的文件、不在名单上的名字：不恢复，数据不动', async () => {
  const at = await opened()
  const { name } = await at.get('backUpNow', {})
  const folder = join(at.folder, 'data', '备份')
  copyFileSync(join(folder, name), join(at.folder, '改名的.db'))
  writeFileSync(join(folder, name), 'x', { flag: 'a' })
  writeFileSync(join(at.folder, '别的.db'), '这不是数据库')
  const pick = (file: string): { readonly pick: string } => ({
    pick: at.desk.pick(join(at.folder, file), false).id,
  })
  for (const from of [name, '../kaoping.db', 'kaoping.db', pick('别的.db'), { pick: 'f'.repeat(32) }]) {
    expect(await at.ask('restoreBackup', { from })).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/没有恢复|不能用来恢复/) as string },
    })
  }
  expect([existsSync(join(at.folder, 'data', KEPT)), await yearsOf(at)]).toEqual([false, [2018]])
  // A whole copy under another name carries no digest, and is read all the same.
  expect(await at.get('previewRestore', { from: pick('改名的.db') })).toMatchObject({
    years: [2018],
    lost: 0,
  })
})

test('恢复到一半断电：下次打开接着做完，旧的日志不混入备份', async () => {
  const at = await opened()
  const { name } = await at.get('backUpNow', {})
  await at.get('createYear', { year: 2019 })
  at.desk.close()
  const data = join(at.folder, 'data')
  // As it stands after the copy got its name, with a log of the old data left behind by the power cut.
  copyFileSync(join(data, '备份', name), join(data, 'kaoping.db.restoring'))
  writeFileSync(join(data, 'kaoping.db-wal'), readFileSync(database(at)).subarray(0, 8192))
  expect(await yearsOf(at)).toEqual([2018])
  expect(readdirSync(join(data, KEPT)).toSorted()).toEqual([
    'kaoping-20190120-100000.db',
    'kaoping-20190120-100000.db-wal',
  ])
  // Cut off again between the two moves: the data are aside, the backup not yet in their place.
  at.desk.close()
  copyFileSync(join(data, '备份', name), join(data, 'kaoping.db.restoring'))
  renameSync(database(at), join(at.folder, 'aside.db'))
  expect(await yearsOf(at)).toEqual([2018])
  // A copy that was still being written is no restore.
  at.desk.close()
  writeFileSync(join(data, 'kaoping.db.restoring.tmp'), 'x')
  expect([await yearsOf(at), existsSync(join(data, 'kaoping.db.restoring.tmp'))]).toEqual([[2018], false])
})

test('换一台电脑：空的程序里选择备份文件，接着原来的做', async () => {
  const old = await opened()
  const { name } = await old.get('backUpNow', {})
  const stick = scratchFolder()
  mkdirSync(join(stick, 'U盘'))
  const path = join(stick, 'U盘', name)
  copyFileSync(join(old.folder, 'data', '备份', name), path)
  const fresh = openTestDesk()
  const { id } = fresh.desk.pick(path, false)
  expect(await yearsOf(fresh)).toEqual([])
  expect(await fresh.get('previewRestore', { from: { pick: id } })).toMatchObject({
    years: [2018],
    lost: 'other',
  })
  await fresh.get('restoreBackup', { from: { pick: id } })
  expect(await yearsOf(fresh)).toEqual([2018])
})

test('没有关好的数据库旁边还有日志：不当备份用，说明原因', async () => {
  const at = await opened()
  const { name } = await at.get('backUpNow', {})
  const path = join(at.folder, '没关好.db')
  copyFileSync(join(at.folder, 'data', '备份', name), path)
  writeFileSync(`${path}-wal`, 'x')
  const answer = await at.ask('previewRestore', { from: { pick: at.desk.pick(path, false).id } })
  expect(answer).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/还有没有写回的日志/) as string },
  })
})

test('还有工作没做完时不恢复', async () => {
  const at = await opened()
  const { name } = await at.get('backUpNow', {})
  at.desk.job = { name: 'import', stopped: false }
  expect(await at.ask('restoreBackup', { from: name })).toMatchObject({ ok: false, error: { code: 'busy' } })
})
