import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { readLog } from '#db/log.ts'
import { openBook, sheetOf } from '#tests/workbooks/open-book.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const OWN = '备份'

async function opened(options: Parameters<typeof openTestDesk>[0] = {}): Promise<TestDesk> {
  const at = openTestDesk(options)
  await at.get('createYear', { year: 2018 })
  return at
}

function backupsIn({ folder }: TestDesk): readonly string[] {
  return readdirSync(join(folder, 'data', OWN)).toSorted()
}

test('立即备份 writes a copy that opens and holds the same, named for the time in China', async () => {
  const at = await opened()
  expect(await at.get('backups', {})).toMatchObject({ own: true, daily: true, newest: null })
  const { note, ...made } = await at.get('backUpNow', {})
  expect(note).toBeNull()
  expect(made).toMatchObject({ at: '2019-01-20T02:00:00.000Z' })
  expect(made.name).toMatch(/^kaoping-20190120-100000-[0-9a-f]{16}\.db$/)
  expect(await at.get('backups', {})).toMatchObject({ newest: made })
  const copy = new BetterSqlite(join(at.folder, 'data', OWN, made.name), { readonly: true })
  expect(copy.prepare('SELECT year FROM year').all()).toEqual([{ year: 2018 }])
  copy.close()
  expect((await at.get('checkBackups', {})).backups).toEqual([{ ...made, intact: true }])
})

test('a backup a day, ten good ones are kept, and one that is damaged neither counts nor is counted', async () => {
  const at = await opened()
  const days = Array.from(
    { length: 12 },
    (_, day) => `2019-02-${String(day + 1).padStart(2, '0')}T01:00:00.000Z`,
  )
  for (const [turn, day] of days.entries()) {
    at.setClock(day)
    const { made, problem } = await at.get('backUpIfDue', {})
    expect([made?.at, problem]).toEqual([day, null])
    expect(await at.get('backUpIfDue', {})).toEqual({ made: null, problem: null })
    const spoilt = backupsIn(at).at(-1) ?? ''
    // The third one is damaged on the disk after it was made.
    if (turn === 2) writeFileSync(join(at.folder, 'data', OWN, spoilt), 'x', { flag: 'a' })
  }
  const { backups } = await at.get('checkBackups', {})
  expect(backups.map(({ at: day, intact }) => [day, intact])).toEqual([
    ...days
      .slice(3)
      .toReversed()
      .map((day) => [day, true]),
    [days[2], false],
    [days[1], true],
  ])
  await at.get('keepDailyBackup', { daily: false })
  at.setClock('2019-03-20T01:00:00.000Z')
  expect(await at.get('backUpIfDue', {})).toEqual({ made: null, problem: null })
})

test('a clock that was set back makes a backup due; a program without a year makes none', async () => {
  const at = await opened()
  await at.get('backUpIfDue', {})
  at.setClock('2018-12-01T01:00:00.000Z')
  expect((await at.get('backUpIfDue', {})).made?.at).toBe('2018-12-01T01:00:00.000Z')
  expect(await openTestDesk().get('backUpIfDue', {})).toEqual({ made: null, problem: null })
})

test('another folder is used from then on; where its stick is out, the backup is made beside the data, and that is said', async () => {
  const stick = join(scratchFolder(), 'U盘')
  mkdirSync(stick)
  const chosen = openTestDesk({ picksFolder: stick })
  await chosen.get('createYear', { year: 2018 })
  expect(await chosen.get('chooseBackupFolder', { where: 'choose' })).toMatchObject({
    folder: stick,
    own: false,
  })
  const made = await chosen.get('backUpNow', {})
  expect(readdirSync(stick)).toEqual([made.name])
  renameSync(stick, `${stick}2`)
  chosen.setClock('2019-01-22T02:00:00.000Z')
  expect(await chosen.ask('backUpNow', {})).toMatchObject({
    error: {
      code: 'no-folder',
      message: `“${stick}”不在了，可能是 U 盘没有插上，没有备份成。请插上后再试，或换一个文件夹。`,
    },
  })
  const daily = await chosen.get('backUpIfDue', {})
  expect(daily.problem).toMatch(/不在了.*已另外备份在数据文件夹的“备份”中。$/)
  expect(backupsIn(chosen)).toEqual([daily.made?.name])
  expect(existsSync(stick)).toBe(false)
  expect(await chosen.get('chooseBackupFolder', { where: 'own' })).toMatchObject({ own: true })
  const office = chosen.desk.office()
  if (!office.ok) throw new Error('closed')
  expect(readLog(office.value.db).map(({ action }) => action)).toEqual([
    '新建年度',
    '修改备份设置',
    '修改备份设置',
  ])
})

test('closing the dialog changes nothing; the browser host has none and says what to do', async () => {
  const at = await opened()
  expect(await at.ask('chooseBackupFolder', { where: 'choose' })).toMatchObject({
    error: { code: 'cancelled' },
  })
  expect(await at.get('backups', {})).toMatchObject({ own: true, canChoose: true })
})

test('a copy goes onto a stick through the host’s dialog, verified like any backup', async () => {
  const at = await opened()
  const saved = await at.get('copyBackup', {})
  expect(saved.files[0]?.name).toMatch(/^kaoping-20190120-100000-[0-9a-f]{16}\.db$/)
  expect(readdirSync(join(at.out, '科素考评备份'))).toEqual(saved.files.map(({ name }) => name))
  expect((await at.get('backups', {})).newest).toBe(null)
})

test('单位抬头 stands on forms and papers; without one the plan’s city does', async () => {
  const at = await opened()
  expect(await at.get('officeHeading', {})).toEqual({
    heading: { office: '', contact: '' },
    usual: '德州市全民科学素质工作领导小组办公室',
  })
  const guide = async (): Promise<string> => {
    const saved = await at.get('exportForms', { year: 2018, units: ['D15'] })
    const path = join(at.out, '科学素质评价2018', saved.files[0]?.name ?? '')
    const sheet = sheetOf(await openBook(readFileSync(path)), '填报说明')
    rmSync(path)
    return JSON.stringify(sheet.getSheetValues())
  }
  expect(await guide()).not.toContain('联系方式')
  const heading = { office: '示例市科素办', contact: ' 张三（示例），0534-0000000 ' }
  await at.get('keepOfficeHeading', heading)
  expect(await guide()).toContain('联系方式：张三（示例），0534-0000000。')
  expect((await at.get('officeHeading', {})).heading).toEqual({
    ...heading,
    contact: '张三（示例），0534-0000000',
  })
  const { rows } = await at.get('listLog', {
    text: '抬头',
    operator: null,
    action: null,
    unit: null,
    from: null,
    to: null,
    year: null,
  })
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['改办公室联系方式', '', '张三（示例），0534-0000000'],
    ['修改单位抬头', '按规划中的城市名', '示例市科素办'],
  ])
})

test('版头和版记 are off until the office sets them; a wrong 发文字号 is refused with how to write it', async () => {
  const at = await opened()
  const off = {
    on: false,
    report: false,
    mark: '',
    number: '',
    reportNumber: '',
    copyTo: '',
    printer: '',
  }
  const first = await at.get('officeLetterhead', {})
  expect([first.letterhead, first.usual]).toEqual([off, '德州市全民科学素质工作领导小组办公室'])
  const wrong = await at.ask('keepOfficeLetterhead', { ...off, on: true, number: '德素办发第003号' })
  expect(wrong).toEqual({
    ok: false,
    error: {
      code: 'failed',
      message:
        '发文字号“德素办发第003号”不合格式，没有保存。请写成机关代字、年份、序号，如“德素办发〔2019〕3号”，序号前不加“第”和0。',
    },
  })
  await at.get('keepOfficeLetterhead', {
    ...off,
    on: true,
    number: '德素办发[2019]3号',
    copyTo: '市委办公室',
  })
  expect((await at.get('officeLetterhead', {})).letterhead).toEqual({
    ...off,
    on: true,
    number: '德素办发〔2019〕3号',
    copyTo: '市委办公室',
  })
  const { rows } = await at.get('listLog', {
    text: '版头',
    operator: null,
    action: null,
    unit: null,
    from: null,
    to: null,
    year: null,
  })
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['修改版头版记', '不印版头和版记', '印版头和版记，德素办发〔2019〕3号，抄送 市委办公室'],
  ])
})

test('the problem report tells versions and where it failed, and nothing of the office', async () => {
  const at = await opened()
  at.desk.faults.push({
    at: '2019-01-20T02:00:00.000Z',
    where: 'importReturns',
    error: Object.assign(new Error('张三的自评表.xlsx 打不开'), {
      code: 'EIO',
      stack:
        'Error: 张三的自评表.xlsx\n    at readFile (C:\\Users\\某人\\app\\main.js:12:3)\n    at 张三 (x.js:1:1)',
    }),
  })
  const { text } = await at.get('problemReport', {})
  expect(text).toContain('程序版本：0.1.0（窗口）')
  expect(text).toContain('2019-01-20T02:00:00.000Z importReturns：Error EIO\n  readFile main.js:12')
  expect(text).not.toMatch(/张三|某人|Users|市教育局/)
  const saved = await at.get('saveProblemReport', {})
  expect(saved.files).toEqual([{ name: '科素考评问题报告_2019-01-20.zip', renamed: false }])
  const parts = partsOf(readFileSync(join(at.out, '科素考评问题报告', '科素考评问题报告_2019-01-20.zip')))
  expect([...parts.keys()]).toEqual(['问题报告.txt', '运行记录/kaoping.log'])
  // What was shown is what is in it, all of it.
  const held = [...parts].map(([name, data]) => `【${name}】\n${data.replace('\uFEFF', '')}`)
  expect(held.join('\n')).toBe(text)
})

test('each role of the documents has fonts to choose from; the choice is kept, told and can be taken back', async () => {
  const at = await opened()
  const { roles } = await at.get('listDocumentFonts', {})
  expect(roles.map(({ role, name, chosen, missing }) => [role, name, chosen, missing])).toEqual([
    ['body', '仿宋', null, false],
    ['kai', '楷体', null, false],
    ['hei', '黑体', null, false],
    ['title', '小标宋', null, false],
    ['song', '宋体', null, false],
  ])
  expect(roles.map(({ fonts }) => fonts.findLast(({ suits }) => suits)?.label)).toEqual([
    '思源宋体（程序自带）',
    '霞鹜文楷（程序自带）',
    '思源黑体（程序自带）',
    '思源宋体 粗（程序自带）',
    '思源宋体（程序自带）',
  ])
  const wanted = { role: 'title', font: 'NotoSerifSC-Bold' } as const
  expect(await at.ask('chooseDocumentFont', { role: 'title', font: 'NoSuchFont' })).toEqual({
    ok: false,
    error: {
      code: 'bad-request',
      message: '这台电脑上没有找到字体“NoSuchFont”，小标宋没有改。请安装后重试，或另选一种。',
    },
  })
  await at.get('chooseDocumentFont', wanted)
  const titleNow = async (): Promise<unknown> =>
    (await at.get('listDocumentFonts', {})).roles.find(({ role }) => role === 'title')?.chosen
  expect(await titleNow()).toEqual({ name: 'NotoSerifSC-Bold', family: '思源宋体 粗' })
  await at.get('chooseDocumentFont', { role: 'title', font: null })
  expect(await titleNow()).toBeNull()
  const { rows } = await at.get('listLog', {
    text: '的字体',
    operator: null,
    action: null,
    unit: null,
    from: null,
    to: null,
    year: null,
  })
  expect(rows.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['选定字体', '思源宋体 粗', '由程序选用'],
    ['选定字体', '由程序选用', '思源宋体 粗'],
  ])
})
