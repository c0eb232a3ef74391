import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeOffice, openOffice } from '#electron/application/office.ts'
import { createYear } from '#electron/application/create-year.ts'
import { makeBackup } from '#electron/application/backup/make-backup.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk } from './desk.ts'

const now = (): Date => new Date('2019-01-20T02:00:00Z')

test.each([
  ['中文和空格', ['科素办 数据', '二〇一八']],
  ['表情和生僻字', ['数据😀', '𠮷村']],
  ['很长的路径', Array.from({ length: 7 }, (_, n) => `第${n}层很长很长的文件夹名称一二三四五六七`)],
  ['引号、问号、井号、百分号', ['科素办\'数据"', '?mode=ro#%20']],
])('数据文件夹的名字有%s：建年度、备份、重新打开都行', async (_, names) => {
  const folder = join(scratchFolder(), ...names)
  const opened = openOffice(folder, { mode: 'open-or-create', operator: '经办人', now })
  if (!opened.ok) throw new Error(opened.error.message)
  expect(createYear(opened.value, { year: 2018, sample: false }).ok).toBe(true)
  expect((await makeBackup(opened.value, folder)).ok).toBe(true)
  closeOffice(opened.value)
  const again = openOffice(folder, { mode: 'open', operator: '经办人', now })
  if (!again.ok) throw new Error(again.error.message)
  closeOffice(again.value)
  expect([again.value.damage, readdirSync(folder).toSorted()]).toEqual([null, ['kaoping.db', '备份']])
})

// Whoever may do everything may write there too.
test.skipIf(process.getuid?.() === 0)('数据文件夹只读：说明不能读写，不新建别的', () => {
  const folder = join(scratchFolder(), '只读')
  mkdirSync(folder)
  chmodSync(folder, 0o555)
  const opened = openOffice(folder, { mode: 'open-or-create', operator: '经办人', now })
  expect(opened.ok ? 'opened' : opened.error.code).toBe('no-access')
  expect(readdirSync(folder)).toEqual([])
})

test('路径长到数据库装不下：说明太长，不新建文件', () => {
  const root = scratchFolder()
  const folder = join(
    root,
    ...Array.from({ length: 12 }, (_, n) => `第${n}层很长很长的文件夹名称一二三四五六七`),
  )
  const opened = openOffice(folder, { mode: 'open-or-create', operator: '经办人', now })
  expect(opened.ok ? 'opened' : [opened.error.code, opened.error.message]).toMatchObject([
    'path-too-long',
    expect.stringMatching(/路径太长.*名字短一些的地方。$/),
  ])
  expect(readdirSync(root)).toEqual([])
})

test('数据文件夹的上级是一个文件：说明不能读写', () => {
  const opened = openOffice(join(import.meta.filename, '数据'), {
    mode: 'open-or-create',
    operator: '经办人',
    now,
  })
  expect(opened.ok ? 'opened' : [opened.error.code, opened.error.message]).toMatchObject([
    'no-access',
    expect.stringMatching(/^不能读写.*换一个文件夹。$/),
  ])
})

test('时钟拨回五分钟以上：提醒校准；操作记录仍按先后编号', async () => {
  const at = openTestDesk()
  await at.get('createYear', { year: 2018 })
  at.setClock('2019-01-20T01:56:00Z')
  expect((await at.get('appStatus', {})).clock).toBe(null)
  at.setClock('2009-01-20T01:00:00Z')
  expect((await at.get('appStatus', {})).clock).toBe(
    '这台电脑的时间是 2009-01-20 09:00，比最后一次操作的 2019-01-20 10:00 还早。请先校准电脑的日期和时间，以免登记的日期出错；操作记录按先后编号，已有数据不受影响。',
  )
  await at.get('createYear', { year: 2019 })
  const { rows } = await at.get('listLog', {
    text: '',
    operator: null,
    action: null,
    unit: null,
    from: null,
    to: null,
    year: null,
  })
  expect(rows.map(({ sequence }) => sequence)).toEqual([2, 1])
  expect((await at.get('checkLog', {})).whole).toBe(true)
  at.setClock('2029-02-28T16:00:00Z')
  expect((await at.get('appStatus', {})).clock).toBe(null)
  at.desk.close()
  expect((await at.get('appStatus', {})).damage).toBe(null)
})
