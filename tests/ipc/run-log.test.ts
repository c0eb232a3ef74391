import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRunLog, readRunLog } from '#electron/application/settings/run-log.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk } from './desk.ts'

const AT = new Date('2019-01-20T02:00:00Z')

test('运行记录不会越写越大：满了换新的一份，旧的留三份', () => {
  const data = scratchFolder()
  const log = openRunLog(data)
  for (let n = 0; n < 4000; n += 1) log.note(AT, `第 ${n} 行 ${'x'.repeat(100)}`)
  const folder = join(data, '运行记录')
  const names = readdirSync(folder).toSorted()
  expect(names).toEqual(['kaoping-1.log', 'kaoping-2.log', 'kaoping-3.log', 'kaoping.log'])
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThan(66 * 1024)
  const [latest, ...earlier] = readRunLog(data)
  expect([latest?.name, earlier.map(({ name }) => name)]).toEqual([
    'kaoping.log',
    ['kaoping-1.log', 'kaoping-2.log', 'kaoping-3.log'],
  ])
  expect(latest?.text.trimEnd().split('\n').at(-1)).toMatch(/^2019-01-20T02:00:00.000Z 第 3999 行 x/)
})

test('一条一行，再长也截短；写不了也不影响工作，数据文件夹不在就不新建', () => {
  const data = scratchFolder()
  openRunLog(data).note(AT, `第一行\n  第二行\r\n${'长'.repeat(10_000)}`)
  expect(
    readFileSync(join(data, '运行记录', 'kaoping.log'), 'utf8')
      .split('\n')
      .map((line) => line.length),
  ).toEqual([2025, 0])
  rmSync(join(data, '运行记录'), { recursive: true })
  writeFileSync(join(data, '运行记录'), '这里是一个文件')
  openRunLog(data).note(AT, '写不了')
  openRunLog(join(data, '不在')).note(AT, '不新建')
  expect(readdirSync(data)).toEqual(['运行记录'])
})

test('记下打开、出错和数据不一致，不记单位、人名和填报内容', async () => {
  const at = openTestDesk()
  mkdirSync(join(at.folder, 'data'))
  await at.get('createYear', { year: 2018 })
  await at.get('keepOfficeHeading', { office: '某市科素办', contact: '张三' })
  // A fault that no answer foresees: a table is gone.
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  office.value.db.exec('DROP TABLE reminder')
  expect(await at.ask('listOwing', { year: 2018 })).toMatchObject({ ok: false, error: { code: 'failed' } })
  at.desk.close()
  await at.get('appStatus', {})
  const [log] = readRunLog(join(at.folder, 'data'))
  const lines = log?.text.trimEnd().split('\n') ?? []
  expect(lines.map((line) => line.replace(/^\S+ /, '').replace(/ \|.*/, ''))).toEqual([
    expect.stringMatching(/^打开 程序 0\.1\.0，electron，/) as string,
    expect.stringMatching(/^出错 listOwing：SqliteError SQLITE_ERROR/) as string,
    expect.stringMatching(/^没有打开 damaged，程序 0\.1\.0/) as string,
  ])
  expect(log?.text).not.toMatch(/某市科素办|张三|kaoping-[A-Za-z0-9]{6}|\/tmp/)
})
