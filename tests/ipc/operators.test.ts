import { expect, test } from 'vitest'
import { readLog, verifyLog, type KeptEntry } from '#db/log.ts'
import { NEEDS } from '#electron/ipc/permissions.ts'
import { CALLS } from '#shared/contract/calls.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const YEAR = { year: 2018 }
type Roles = readonly ('填报录入' | '审核' | '审定')[]

function logOf({ desk }: TestDesk): readonly KeptEntry[] {
  const office = desk.office()
  if (!office.ok) throw new Error('closed')
  expect(verifyLog(office.value.db).ok).toBe(true)
  return readLog(office.value.db)
}

/** A desk with 王主任, who decides, signed in, and others as given, without PINs. */
async function staffed(others: Readonly<Record<string, Roles>> = {}): Promise<TestDesk> {
  const at = openTestDesk()
  await at.get('createYear', YEAR)
  await at.get('addOperator', { name: '王主任（示例）', roles: ['审定'], pin: null })
  for (const [name, roles] of Object.entries(others)) await at.get('addOperator', { name, roles, pin: null })
  return at
}

async function enter(at: TestDesk, name: string, pin = ''): Promise<void> {
  const { operators } = await at.get('whoIsAtDesk', {})
  const operator = operators.find((known) => known.name === name)?.id ?? 0
  await at.get('signIn', { operator, pin })
}

test('until operators are set up the program works as 经办人, and everything may be done', async () => {
  const at = openTestDesk()
  expect(await at.get('whoIsAtDesk', {})).toEqual({
    kind: 'unset',
    operator: null,
    operators: [],
    name: '经办人',
  })
  await at.get('createYear', YEAR)
  expect(logOf(at).map(({ operator }) => operator)).toEqual(['经办人'])
})

test('the first operator must be able to decide, is at the desk at once, and stands in the log from then on', async () => {
  const at = openTestDesk()
  const refused = await at.ask('addOperator', { name: '小李（示例）', roles: ['填报录入'], pin: null })
  expect(refused).toMatchObject({
    error: {
      code: 'last-decider',
      message: '第一位操作人员须有“审定”权限，否则以后就没有人能改操作人员和设置了。',
    },
  })
  await at.get('addOperator', { name: ' 王主任（示例） ', roles: ['审定', '审核'], pin: '2468' })
  expect(await at.get('whoIsAtDesk', {})).toMatchObject({
    kind: 'operator',
    operator: { name: '王主任（示例）', roles: ['审核', '审定'], hasPin: true },
  })
  await at.get('addOperator', { name: '小李（示例）', roles: ['填报录入', '审核'], pin: null })
  await enter(at, '小李（示例）')
  await at.get('createYear', YEAR)
  expect(logOf(at).map(({ action, operator }) => [action, operator])).toEqual([
    ['新增操作人员', '经办人'],
    ['新增操作人员', '王主任（示例）'],
    ['新建年度', '小李（示例）'],
  ])
})

test('with more than one operator nobody is at the desk at the start, and nothing is shown until someone is', async () => {
  const at = await staffed({ '小李（示例）': ['填报录入'] })
  expect(await at.get('leaveDesk', {})).toMatchObject({ kind: 'nobody', operator: null })
  const refused: string[] = []
  for (const name of Object.keys(CALLS)) {
    const answer = await at.raw(name, null)
    if (JSON.stringify(answer).includes('nobody-at-desk')) refused.push(name)
  }
  const open = new Set(Object.entries(NEEDS).flatMap(([name, need]) => (need === 'anyone' ? [name] : [])))
  expect(refused).toEqual(Object.keys(CALLS).filter((name) => !open.has(name)))
  expect(await at.ask('yearOverview', YEAR)).toMatchObject({ error: { code: 'nobody-at-desk' } })
  await enter(at, '小李（示例）')
  expect(await at.ask('yearOverview', YEAR)).toMatchObject({ ok: true })
})

test('every call has its line in the table of roles, and a role opens exactly its calls', async () => {
  expect(Object.keys(NEEDS).toSorted()).toEqual(Object.keys(CALLS).toSorted())
  const needing = Object.entries(NEEDS).filter(([, need]) => typeof need !== 'string')
  expect(needing.length).toBeGreaterThan(8)
  const at = await staffed({
    '录入（示例）': ['填报录入'],
    '审核（示例）': ['审核'],
    '审定（示例）': ['审定'],
  })
  for (const role of ['填报录入', '审核', '审定'] as const) {
    await enter(at, `${role === '填报录入' ? '录入' : role}（示例）`)
    for (const [name, need] of needing) {
      const [what = '', ...roles]: readonly string[] = typeof need === 'string' ? [] : need
      // Roles are asked before the request is looked at: an allowed one is refused for what it asks.
      const answer = (await at.raw(name, null)) as Refusal
      const sentence = new RegExp(`^${what}须有.+没有执行。请由`)
      const told = [answer.error.code, sentence.test(answer.error.message)]
      const expected = roles.includes(role) ? ['bad-request', false] : ['role-missing', true]
      expect([name, role, ...told]).toEqual([name, role, ...expected])
    }
  }
})

interface Refusal {
  readonly error: { readonly code: string; readonly message: string }
}

test('a refusal names who may, and what to do where nobody may', async () => {
  const at = await staffed({ '小李（示例）': ['填报录入'] })
  const accept = { ...YEAR, unit: null, also: [] }
  expect(await at.ask('acceptSuggested', accept)).toMatchObject({
    error: {
      message:
        '批量采用须有“审核”权限，王主任（示例）没有，没有执行。现在没有人有这个权限，请有“审定”权限的人到“设置”中添加。',
    },
  })
  await at.get('addOperator', { name: '小赵（示例）', roles: ['审核'], pin: null })
  await enter(at, '小李（示例）')
  expect(await at.ask('acceptSuggested', accept)).toMatchObject({
    error: {
      message: '批量采用须有“审核”权限，小李（示例）没有，没有执行。请由小赵（示例）来做，可点右上角“换人”。',
    },
  })
  expect(logOf(at).map(({ action }) => action)).not.toContain('批量采纳')
})

test('operators are renamed and end additively; the last who decides cannot be taken away', async () => {
  const at = await staffed({ '小李（示例）': ['填报录入'] })
  const { operators } = await at.get('listOperators', {})
  const [chief, clerk] = operators.map(({ id }) => id)
  const end = { operator: chief ?? 0, name: '王主任（示例）', roles: ['审定'] as const, active: false }
  expect(await at.ask('changeOperator', end)).toMatchObject({
    error: {
      code: 'last-decider',
      message:
        '王主任（示例）是最后一位有“审定”权限的人，不能停用，因为以后就没有人能改操作人员和设置了。请先给另一位“审定”权限。',
    },
  })
  expect(await at.ask('changeOperator', { ...end, active: true, roles: ['审核'] })).toMatchObject({
    error: { code: 'last-decider' },
  })
  const next = { operator: clerk ?? 0, name: '李副主任（示例）', roles: ['审定', '填报录入'] as const }
  await at.get('changeOperator', { ...next, active: true })
  await at.get('changeOperator', end)
  expect(await at.get('whoIsAtDesk', {})).toMatchObject({ operator: { name: '李副主任（示例）' } })
  expect(await at.ask('addOperator', { name: '王主任（示例）', roles: ['审核'], pin: null })).toMatchObject({
    error: { code: 'operator-not-taken' },
  })
  expect((await at.get('listOperators', {})).operators).toHaveLength(2)
  expect(logOf(at).slice(-2)).toMatchObject([
    {
      action: '修改操作人员',
      detail: {
        before: { name: '小李（示例）', roles: ['填报录入'], active: true },
        after: { name: '李副主任（示例）', roles: ['填报录入', '审定'], active: true },
      },
    },
    { action: '停用操作人员', object: '王主任（示例）' },
  ])
})
