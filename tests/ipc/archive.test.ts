import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { refuseClosedYear } from '#electron/ipc/closed-year.ts'
import { isWrite } from '#electron/ipc/permissions.ts'
import { CALLS, type CallName, type RequestOf } from '#shared/contract/calls.ts'
import { openTestDesk, type TestDesk, type TestDeskOptions } from './desk.ts'

const YEAR = { year: 2018 }
// The keys of the contract are its names.
const CALL_NAMES = Object.keys(CALLS) as readonly CallName[]
const ALL = ['not-applicable', 'no-data', 'no-score', 'out-of-band', 'doubt'] as const
const FILE = '科学素质评价2018_归档_20190120.zip'

/** The sample year with its grades fixed. */
async function fixedYear(options: TestDeskOptions = {}): Promise<TestDesk> {
  const at = openTestDesk(options)
  await at.get('createSampleYear', {})
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: ALL })
  await at.get('decideGrade', { ...YEAR, unit: 'C02', grade: '优秀', reason: '会议决定' })
  await at.get('fixGrades', YEAR)
  return at
}

const place = (at: TestDesk): string => join(at.out, '科学素质评价2018')

test('没有定稿的年度不能归档，说出还差什么；文件一份也不写', async () => {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  await at.get('acceptSuggested', { ...YEAR, unit: null, also: ALL })
  const answer = await at.ask('archiveYear', YEAR)
  expect(answer).toEqual({
    ok: false,
    error: {
      code: 'not-ready',
      message: '还不能归档：2 家单位的等次待定（陵城区、乐陵市）；等次还没有定稿。请办完后再归档。',
    },
  })
  expect((await at.get('archivePage', YEAR)).gaps.map(({ page }) => page)).toEqual(['grades', 'grades'])
  expect(existsSync(place(at))).toBe(false)
})

test('归档写成一个文件，重新读出核对无误；登记的校验码就是文件的；先有备份，年度随后只读', async () => {
  const at = await fixedYear()
  const backups = async (): Promise<number> => (await at.get('checkBackups', {})).backups.length
  const before = await backups()
  const closed = await at.get('archiveYear', YEAR)
  expect(await backups()).toBe(before + 1)
  expect(closed.saved.files).toEqual([{ name: FILE, renamed: false }])
  const path = join(place(at), FILE)
  const check = await verifyArchive(path)
  expect(check).toMatchObject({
    ok: true,
    value: {
      findings: [],
      code: closed.code,
      manifest: { state: '归档', chain: { code: closed.chainCode } },
    },
  })
  expect(statSync(path).size).toBe(closed.size)
  const page = await at.get('archivePage', YEAR)
  expect(page).toMatchObject({
    state: '归档',
    gaps: [],
    archived: { operator: '经办人' },
    archives: [{ fileName: FILE, code: closed.code, chainCode: closed.chainCode, current: true }],
  })
  expect(at.pushes.findLast(({ job }) => job === 'archive')?.name).toBe('核对数据库和得分')
})

test('再存一份不改年度；原来的文件不覆盖', async () => {
  const at = await fixedYear()
  await at.get('archiveYear', YEAR)
  const again = await at.get('archiveYear', YEAR)
  expect(again.saved.files).toEqual([{ name: FILE.replace('.zip', '(1).zip'), renamed: true }])
  expect((await at.get('archivePage', YEAR)).archives.map(({ current }) => current)).toEqual([true, true])
})

test('取消归档：不留文件，年度仍在定等，两步都有记录', async () => {
  const at = await fixedYear({
    onPush: (push, desk) => {
      if (push.job === 'archive' && push.done === 3 && desk.job !== null) desk.job.stopped = true
    },
  })
  expect(await at.ask('archiveYear', YEAR)).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(place(at)) ? readdirSync(place(at)) : []).toEqual([])
  const page = await at.get('archivePage', YEAR)
  expect([page.state, page.archives]).toEqual(['定等', []])
  const { rows } = await at.get('listLog', {
    text: '',
    operator: null,
    action: null,
    unit: null,
    from: null,
    to: null,
    year: 2018,
  })
  expect(rows.slice(0, 2).map(({ action }) => action)).toEqual(['归档未完成', '归档'])
})

test('写不了文件时说明原因，年度仍可修改', async () => {
  const at = await fixedYear()
  writeFileSync(place(at), '占着这个名字')
  expect(await at.ask('archiveYear', YEAR)).toMatchObject({ ok: false })
  expect((await at.get('archivePage', YEAR)).state).toBe('定等')
})

test('归档以后每一种改动都不收，说明到哪里解锁', async () => {
  const at = await fixedYear()
  await at.get('archiveYear', YEAR)
  const unit = { ...YEAR, unit: 'D06' }
  const refused = async <Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<string> => {
    const answer = await at.ask(name, request)
    return answer.ok ? `${name} 收下了` : answer.error.code
  }
  const { items } = await at.get('reviewItems', unit)
  const indicator = items[0]?.indicator ?? ''
  const { submissions } = await at.get('listSubmissions', YEAR)
  const id = submissions[0]?.id ?? 0
  const codes = [
    await refused('verifyItem', { ...unit, indicator, decision: { kind: 'missing' }, opinion: '复核' }),
    await refused('acceptSuggested', { ...YEAR, unit: null, also: ALL }),
    await refused('decideGrade', { ...unit, grade: '良好', reason: '会议' }),
    await refused('fixGrades', YEAR),
    await refused('moveYear', { ...YEAR, to: '反馈', reason: '补材料' }),
    await refused('exportForms', { ...YEAR, units: [] }),
    await refused('chooseStanding', { submission: id, reason: '更正' }),
    await refused('undoEntries', { entries: [await lastGradeEntry(at)] }),
  ]
  expect(new Set(codes)).toEqual(new Set(['archived']))
  expect(await at.ask('moveYear', { ...YEAR, to: '反馈', reason: '补材料' })).toMatchObject({
    error: {
      message: '2018年度已经归档，不能再改动。确需更改，请先在“归档与对比”页写明理由解锁。',
    },
  })
})

test('凡是写入某一年度的功能，入口先看年度是否归档；不属于这一年的不受影响', async () => {
  const at = await fixedYear()
  await at.get('archiveYear', YEAR)
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  const ofYear = CALL_NAMES.filter((name) => isWrite(name) && 'year' in CALLS[name].request.shape)
  const taken = ofYear.filter((name) => refuseClosedYear(name, YEAR, office.value).ok)
  expect(ofYear.length).toBeGreaterThan(45)
  expect(taken.toSorted()).toEqual([
    'archiveYear',
    'changeCalendar',
    'createYear',
    'dropStaged',
    'keepOfficeContact',
    'keepUnit',
    'unlockYear',
  ])
  expect(ofYear.filter((name) => !refuseClosedYear(name, { year: 2019 }, office.value).ok)).toEqual([])
})

async function lastGradeEntry(at: TestDesk): Promise<number> {
  const { rows } = await at.get('listLog', {
    text: '',
    operator: null,
    action: '决定并列等次',
    unit: null,
    from: null,
    to: null,
    year: 2018,
  })
  return rows[0]?.sequence ?? 0
}

test('解锁要写理由，回到定等，可以重新归档；早先的归档文件标明不含其后的改动', async () => {
  const at = await fixedYear()
  expect(await at.ask('unlockYear', { ...YEAR, reason: '更正' })).toMatchObject({
    error: { code: 'not-archived' },
  })
  await at.get('archiveYear', YEAR)
  expect(await at.ask('unlockYear', { ...YEAR, reason: ' ' })).toMatchObject({
    error: { code: 'reason-missing' },
  })
  at.setClock('2019-02-01T02:00:00Z')
  await at.get('unlockYear', { ...YEAR, reason: '上级要求更正一项数据' })
  expect((await at.get('archivePage', YEAR)).archives.map(({ current }) => current)).toEqual([false])
  const { steps, state } = await at.get('yearProgress', YEAR)
  expect([state, steps[5]?.reached?.reason]).toEqual(['定等', '上级要求更正一项数据'])
  at.setClock('2019-02-02T02:00:00Z')
  await at.get('archiveYear', YEAR)
  expect((await at.get('archivePage', YEAR)).archives.map(({ current }) => current)).toEqual([true, false])
})
