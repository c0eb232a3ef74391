import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { refuseDamaged } from '#electron/ipc/damaged-data.ts'
import { NEEDS } from '#electron/ipc/permissions.ts'
import { callError } from '#shared/contract/answer.ts'
import { CALLS, type CallName } from '#shared/contract/calls.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

// The contract's own keys.
const CALL_NAMES = Object.keys(CALLS) as CallName[]

/** A year with a backup, closed, then changed by another program while nobody looked. */
async function tampered(sql: string): Promise<TestDesk & { readonly backup: string }> {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  await at.get('keepOfficeHeading', { office: '市科素办（示例）', contact: '' })
  const { name } = await at.get('backUpNow', {})
  at.desk.close()
  const other = new BetterSqlite(database(at))
  other.exec(sql)
  other.close()
  return { ...at, backup: name }
}

function database({ folder }: TestDesk): string {
  return join(folder, 'data', 'kaoping.db')
}

const CHANGED: readonly [what: string, sql: string, findings: readonly string[]][] = [
  [
    '改了目标',
    `UPDATE scheme_version SET content = replace(content, '科协', '科学')`,
    ['指标与目标（数据表 scheme_version）：内容被改动'],
  ],
  [
    '删了设置',
    'DELETE FROM setting WHERE id = (SELECT max(id) FROM setting)',
    ['设置和工作日历（数据表 setting）：少了 1 行'],
  ],
  [
    '加了年度状态',
    `INSERT INTO year_state (year, state, reason, operator, at) VALUES (2018, '归档', '', '', '')`,
    ['年度和归档（数据表 year_state）：多出 1 行'],
  ],
  [
    '改了操作记录',
    `UPDATE log SET operator = '别人' WHERE sequence = 2`,
    ['操作记录（数据表 log）：内容被改动', '操作记录：第 2 条与前一条接不上，被改动、删去或插入过'],
  ],
  [
    '删了最后一条操作记录',
    'DELETE FROM log_mark; DELETE FROM log WHERE sequence = (SELECT max(sequence) FROM log)',
    ['操作记录（数据表 log）：少了 1 行'],
  ],
  [
    '抹了一个记号',
    "DELETE FROM table_seal WHERE table_name = 'review'",
    ['审核记录（数据表 review）：没有可以核对的记号'],
  ],
]

test.each(CHANGED)('%s：打开时指出是哪里，只能查看', async (_, sql, findings) => {
  const at = await tampered(sql)
  const { problem, damage, backups, years } = await at.get('appStatus', {})
  expect([problem, backups.map(({ name }) => name), years.map(({ year }) => year)]).toEqual([
    null,
    [at.backup],
    [2018],
  ])
  expect(damage?.message).toMatch(/只能查看和导出.*已核对无误.*从备份恢复/)
  for (const finding of findings) expect(damage?.findings).toContain(finding)
  expect(damage?.findings.length).toBeGreaterThan(0)
})

test('打开时只说核对过什么；点“核对佐证文件”才逐字节重读，不在的和变了的都指名', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  for (const name of ['台账.txt', '照片.txt', '合同.txt']) {
    const path = join(at.out, name)
    writeFileSync(path, `示例${name}`)
    const files = [{ pick: at.desk.pick(path, false).id, indicator: 'S1', number: '' }]
    await at.get('attachEvidence', { year: 2018, unit: 'D15', files })
  }
  at.desk.close()
  const other = new BetterSqlite(database(at))
  other.exec(`UPDATE setting SET operator = '别人'; UPDATE year_state SET reason = '改'`)
  const digests = other.prepare<[], string>('SELECT sha256 FROM evidence_file ORDER BY id').pluck().all()
  other.close()
  const { damage } = await at.get('appStatus', {})
  expect(damage?.message).toContain('佐证材料和督导照片的文件没有重新读过。')
  expect(await at.get('rereadEvidence', {})).toEqual({ total: 3, read: 3, missing: [], changed: [] })
  const [first = '', second = ''] = digests.map((sha256) =>
    join(at.folder, 'data', '佐证', sha256.slice(0, 2), sha256),
  )
  rmSync(first)
  writeFileSync(
    second,
    readFileSync(second).map((byte, index) => (index === 0 ? byte ^ 1 : byte)),
  )
  expect(await at.get('rereadEvidence', {})).toEqual({
    total: 3,
    read: 3,
    missing: ['市地震局 S1“台账.txt”'],
    changed: ['市地震局 S1“照片.txt”'],
  })
  expect(at.pushes.filter(({ job }) => job === 'reread').map(({ done, total }) => [done, total])).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
    [0, 3],
    [1, 3],
    [2, 3],
  ])
})

test('数据表的结构变了：一张表也不信，不打开，可以恢复', async () => {
  const at = await tampered('CREATE TRIGGER x AFTER INSERT ON review BEGIN SELECT 1; END')
  const { problem, backups } = await at.get('appStatus', {})
  expect([problem?.code, backups.map(({ name }) => name)]).toEqual(['damaged', [at.backup]])
  expect(problem?.message).toMatch(/数据表的结构与程序建立的不一致.*请用备份文件夹中最近的备份恢复/)
})

test('每一种会写数据的请求，在交给数据库以前就被拒绝；查看和恢复照常', () => {
  const damage = { message: '审核记录被改动', findings: [] }
  const refused = CALL_NAMES.filter((name) => !refuseDamaged(name, { damage }).ok)
  const changing = CALL_NAMES.filter((name) => typeof NEEDS[name] !== 'string')
  expect(changing.filter((name) => !refused.includes(name))).toEqual(['restoreBackup'])
  expect(refused.filter((name) => !changing.includes(name)).toSorted()).toEqual([
    'backUpNow',
    'changeOwnPin',
    'copyBackup',
    'recoverPin',
    'signIn',
    'undoEntries',
  ])
})

test('改动的请求一个也不执行，都说明原因；查看照常；数据文件一个字节也不变', async () => {
  const at = await tampered(`UPDATE setting SET operator = '别人'`)
  const before = readFileSync(database(at))
  const bodies = [{ year: 2018 }, { office: '改了', contact: '' }, { daily: false }, {}]
  for (const name of Object.keys(NEEDS)) {
    if (name === 'restoreBackup') continue
    for (const body of bodies) {
      const answer = await at.raw(name, body)
      if (typeof answer === 'object' && answer !== null && 'error' in answer) callError.parse(answer.error)
    }
  }
  expect(await at.ask('keepOfficeHeading', { office: '改了', contact: '' })).toMatchObject({
    ok: false,
    error: { code: 'damaged', message: expect.stringContaining('从备份恢复') as string },
  })
  expect((await at.get('yearOverview', { year: 2018 })).year).toBe(2018)
  expect(at.faults).toEqual([])
  at.desk.close()
  expect(readFileSync(database(at)).equals(before)).toBe(true)
  expect(readdirSync(join(at.folder, 'data', '备份'))).toEqual([at.backup])
})

test('有口令也不用口令：口令表坏了也能恢复', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  await at.get('addOperator', { name: '张科长（示例）', roles: ['填报录入', '审核', '审定'], pin: '2468' })
  const { name } = await at.get('backUpNow', {})
  at.desk.close()
  const other = new BetterSqlite(database(at))
  other.exec("UPDATE operator_pin SET hash = 'x'")
  other.close()
  at.desk.chosen = null
  expect((await at.get('whoIsAtDesk', {})).kind).toBe('unset')
  await at.get('restoreBackup', { from: name })
  expect((await at.get('appStatus', {})).damage).toBe(null)
  expect((await at.get('whoIsAtDesk', {})).kind).toBe('nobody')
})

test('恢复以后照常工作，坏的数据留着；坏的备份不在名单上', async () => {
  const at = await tampered('DELETE FROM year_state')
  const folder = join(at.folder, 'data', '备份')
  const bad = at.backup.replace('kaoping-2019', 'kaoping-2020')
  copyFileSync(join(folder, at.backup), join(folder, bad))
  writeFileSync(join(folder, bad), 'x', { flag: 'a' })
  expect((await at.get('appStatus', {})).backups.map(({ name }) => name)).toEqual([at.backup])
  await at.get('restoreBackup', { from: at.backup })
  expect((await at.get('appStatus', {})).damage).toBe(null)
  await at.get('keepOfficeHeading', { office: '市科素办', contact: '' })
  expect(readdirSync(join(at.folder, 'data', '恢复前的数据'))).toEqual(['kaoping-20190120-100000.db'])
})

test('备份里的内容被改过：不用来恢复，并指出是哪一张表', async () => {
  const at = await tampered('DELETE FROM year_state')
  const path = join(at.folder, '改过.db')
  copyFileSync(join(at.folder, 'data', '备份', at.backup), path)
  const other = new BetterSqlite(path)
  other.exec("UPDATE setting SET value = '{}'")
  other.close()
  const { id } = at.desk.pick(path, false)
  expect(await at.ask('restoreBackup', { from: { pick: id } })).toMatchObject({
    ok: false,
    error: { code: 'unreadable', message: expect.stringContaining('数据表 setting') as string },
  })
})
