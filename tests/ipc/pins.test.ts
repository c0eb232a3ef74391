import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLog } from '#db/log.ts'
import { loadPinHash } from '#db/operators.ts'
import { waitAfter } from '#electron/application/operators/pin.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/** 王主任 with the PIN 2468 decides, 小李 enters; the clock stands until a test moves it. */
async function staffed(): Promise<TestDesk & { readonly chief: number; readonly clerk: number }> {
  const at = openTestDesk()
  const chief = await at.get('addOperator', { name: '王主任（示例）', roles: ['审定'], pin: '2468' })
  const clerk = await at.get('addOperator', { name: '小李（示例）', roles: ['填报录入'], pin: null })
  await at.get('leaveDesk', {})
  return { ...at, chief: chief.operator, clerk: clerk.operator }
}

function databaseOf({ desk }: TestDesk) {
  const office = desk.office()
  if (!office.ok) throw new Error('closed')
  return office.value.db
}

test('a PIN is asked for, in full-width digits too, and a wrong one leaves nobody at the desk', async () => {
  const at = await staffed()
  const wrong = await at.ask('signIn', { operator: at.chief, pin: '1357' })
  expect(wrong).toMatchObject({
    error: { code: 'wrong-pin', message: '口令不对。请重新填写；忘记了可点“忘记口令”。' },
  })
  expect((await at.get('whoIsAtDesk', {})).kind).toBe('nobody')
  expect(await at.get('signIn', { operator: at.chief, pin: '２４６８' })).toMatchObject({ kind: 'operator' })
  expect(await at.ask('signIn', { operator: 99, pin: '' })).toMatchObject({
    error: { code: 'unknown-operator' },
  })
})

test('after three wrong tries one has to wait, longer each time, and a right PIN ends that', async () => {
  const at = await staffed()
  const tryWith = (pin: string) => at.ask('signIn', { operator: at.chief, pin })
  await tryWith('1')
  await tryWith('2')
  expect(await tryWith('3')).toMatchObject({
    error: { message: '口令不对。请等 5 秒后再试；忘记了可点“忘记口令”。' },
  })
  expect(await tryWith('2468')).toMatchObject({
    error: { code: 'wait', message: '口令连续填错，请等 5 秒后再试。' },
  })
  at.setClock('2019-01-20T02:00:06Z')
  expect(await tryWith('4')).toMatchObject({ error: { code: 'wrong-pin' } })
  at.setClock('2019-01-20T02:00:15Z')
  expect(await tryWith('2468')).toMatchObject({ error: { message: '口令连续填错，请等 1 秒后再试。' } })
  at.setClock('2019-01-20T02:00:17Z')
  expect(await tryWith('2468')).toMatchObject({ ok: true })
  expect(await tryWith('1')).toMatchObject({
    error: { message: '口令不对。请重新填写；忘记了可点“忘记口令”。' },
  })
  expect([0, 2, 3, 4, 5, 8, 9, 10, 99].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 160, 300, 300, 300])
})

test('a PIN is kept as a salted hash alone; two same ones look different', async () => {
  const at = await staffed()
  await at.get('signIn', { operator: at.chief, pin: '2468' })
  await at.get('resetPin', { operator: at.clerk, pin: '2468' })
  const db = databaseOf(at)
  const [one, two] = [loadPinHash(db, at.chief), loadPinHash(db, at.clerk)]
  expect(one).toMatch(/^scrypt\$32768\$8\$1\$/)
  expect(one === two).toBe(false)
  expect(JSON.stringify(readLog(db))).not.toContain('2468')
  db.pragma('wal_checkpoint(TRUNCATE)')
  expect(readFileSync(join(at.folder, 'data', 'kaoping.db')).includes('scrypt$')).toBe(true)
})

test('one who has forgotten it gets a new one from whoever decides, with an entry in the log', async () => {
  const at = await staffed()
  await at.get('signIn', { operator: at.clerk, pin: '' })
  expect(await at.ask('resetPin', { operator: at.chief, pin: null })).toMatchObject({
    error: { code: 'role-missing' },
  })
  await at.get('changeOwnPin', { now: '', next: '1122' })
  expect(await at.ask('changeOwnPin', { now: '9', next: null })).toMatchObject({
    error: { code: 'wrong-pin' },
  })
  expect(await at.ask('changeOwnPin', { now: '1122', next: '1' })).toMatchObject({
    error: {
      code: 'pin-not-taken',
      message: '口令应为 4 到 20 个字符，现在是 1 个，没有保存。请重新填写。',
    },
  })
  await at.get('signIn', { operator: at.chief, pin: '2468' })
  await at.get('resetPin', { operator: at.clerk, pin: '3344' })
  expect(await at.ask('signIn', { operator: at.clerk, pin: '1122' })).toMatchObject({ ok: false })
  expect(await at.get('signIn', { operator: at.clerk, pin: '3344' })).toMatchObject({ kind: 'operator' })
  expect(
    readLog(databaseOf(at))
      .slice(-2)
      .map(({ action, operator, object }) => [action, operator, object]),
  ).toEqual([
    ['修改口令', '小李（示例）', '小李（示例）'],
    ['重设口令', '王主任（示例）', '小李（示例）'],
  ])
})

test('the only one who decides and has forgotten it can have it cleared, and the log shows that for good', async () => {
  const at = await staffed()
  expect(await at.ask('recoverPin', { operator: at.clerk, reason: '忘记' })).toMatchObject({
    error: {
      code: 'not-allowed',
      message: '不能在这里清除口令，请由王主任（示例）进入后，到“设置”的“操作人员”中重设。',
    },
  })
  expect(await at.ask('recoverPin', { operator: at.chief, reason: ' ' })).toMatchObject({
    error: { code: 'reason-missing' },
  })
  await at.get('recoverPin', { operator: at.chief, reason: '休假后忘记' })
  expect(readLog(databaseOf(at)).at(-1)).toMatchObject({
    action: '清除口令',
    operator: '未登录的人',
    object: '王主任（示例）',
    detail: { reason: '休假后忘记' },
  })
  expect(await at.get('signIn', { operator: at.chief, pin: '' })).toMatchObject({
    operator: { hasPin: false },
  })
})
