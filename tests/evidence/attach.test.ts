import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUp } from '#db/backup.ts'
import { readLog, verifyLog } from '#db/log.ts'
import { storeYearState } from '#db/years.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { moveEvidence, removeEvidence } from '#electron/application/evidence/change-evidence.ts'
import { inspectFiles } from '#electron/application/evidence/inspect-files.ts'
import {
  missingEvidence,
  missingText,
  writeMissingList,
} from '#electron/application/evidence/missing-list.ts'
import { copyOut, markAsForeign, readForPreview } from '#electron/application/evidence/read-out.ts'
import { closeOffice } from '#electron/application/office.ts'
import { reviewItems } from '#electron/application/views/review-items.ts'
import { evidenceUnits, unitEvidence } from '#electron/application/views/unit-evidence.ts'
import { WELL } from '#tests/application/office-year.ts'
import { expectValue, openWork } from '#tests/archive/small-archive.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openOfficeEvidence, PDF, PNG, QUAKE } from './office-evidence.ts'

test('a file attached to an item is a row, an entry in the log and bytes beside the database', async () => {
  const year = openOfficeEvidence()
  const path = year.bring('1_总结.pdf', PDF)
  expect(await year.attach({ path, indicator: 'S4', number: '1' })).toEqual({
    name: '1_总结.pdf',
    result: 'attached',
    message: null,
  })
  const sha256 = createHash('sha256').update(PDF).digest('hex')
  expect(year.files()).toEqual([
    {
      id: 1,
      year: 2018,
      unit: 'D15',
      indicator: 'S4',
      number: '1',
      sha256,
      size: PDF.byteLength,
      fileName: '1_总结.pdf',
      operator: '批处理',
      at: '2019-01-20T02:00:00.000Z',
      removed: null,
    },
  ])
  expect(readFileSync(join(year.folder, '佐证', sha256.slice(0, 2), sha256)).equals(PDF)).toBe(true)
  expect(readLog(year.office.db).at(-1)).toMatchObject({
    action: '添加佐证',
    object: 'D15',
    detail: { year: 2018, indicator: 'S4', number: '1', file: '1_总结.pdf', sha256, size: PDF.byteLength },
  })
  expect(verifyLog(year.office.db).ok).toBe(true)
})

test('the same file in the same place is not attached twice; in another place it is, kept once', async () => {
  const year = openOfficeEvidence()
  const path = year.bring('a.pdf', PDF)
  const results = [
    await year.attach({ path, indicator: 'S4', number: '1' }),
    await year.attach({ path, indicator: 'S4', number: '1' }),
    await year.attach({ path, indicator: 'S5', number: '' }),
  ]
  expect(results.map(({ result }) => result)).toEqual(['attached', 'known', 'attached'])
  expect(new Set(year.files().map(({ sha256 }) => sha256)).size).toBe(1)
})

test('hostile names are kept for the record, and shown and written without what deceives', async () => {
  const year = openOfficeEvidence()
  const path = year.bring('x', PNG)
  const name = '会议照片\u202egnp.exe'
  const result = await year.attach({ path, name, number: '1' })
  expect([result.name, year.files()[0]?.fileName]).toEqual(['会议照片gnp.exe', name])
  const shown = expectValue(unitEvidence(year.office, year.book(), QUAKE)).others
  expect(shown.map(({ name: as, preview, warning }) => [as, preview, warning])).toEqual([
    ['会议照片gnp.exe', null, '可能是程序，请勿打开'],
  ])
  const out = join(year.folder, '另存')
  mkdirSync(out)
  expect(expectValue(await copyOut(year.office, { of: 'evidence', id: 1 }, out)).path).toBe(
    join(out, '会议照片gnp.exe'),
  )
  expect(readFileSync(join(out, '会议照片gnp.exe')).equals(PNG)).toBe(true)
})

test('a folder is opened to the bottom: what each file seems to be, what cannot be taken and why', async () => {
  const year = openOfficeEvidence()
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', WELL)
  year.bring('1 总结.pdf', PDF)
  year.bring('S4照片.png', PNG)
  year.bring('~$总结.docx', PDF)
  year.bring('空.pdf', new Uint8Array())
  year.bring('程序.pdf', Buffer.from('MZ\u0090'))
  const folder = join(year.folder, '报来')
  mkdirSync(join(folder, '里层'))
  writeFileSync(join(folder, '里层', '名册.xlsx'), 'PK')
  symlinkSync('/etc/passwd', join(folder, '链接.pdf'))
  symlinkSync(folder, join(folder, '里层', '绕回来'))
  execFileSync('mkfifo', [join(folder, '管道.pdf')])
  const { files } = expectValue(
    await inspectFiles(year.office, year.book(), QUAKE, [{ path: folder, name: '' }]),
  )
  const rows = files.map(({ name, kind, proposal, refused }) => [
    name,
    kind.word,
    kind.warning,
    proposal.number,
    proposal.indicator,
    refused?.slice(0, 6) ?? null,
  ])
  expect(new Map(rows.map(([name, ...row]) => [name, row]))).toEqual(
    new Map([
      ['1 总结.pdf', ['PDF', null, '1', null, null]],
      ['S4照片.png', ['图片', null, '', 'S4', null]],
      ['程序.pdf', ['其他文件', '可能是程序，请勿打开', '', null, null]],
      ['管道.pdf', ['其他文件', null, '', null, '这不是普通文']],
      ['空.pdf', ['其他文件', null, '', null, '文件是空的，']],
      ['链接.pdf', ['其他文件', null, '', null, '这是链接，不']],
      ['名册.xlsx', ['表格', null, '', null, null]],
      ['绕回来', ['其他文件', null, '', null, '这是链接，不']],
    ]),
  )
})

test('taken off an item with a reason, a file and its row stay; moved, the old place stays on record', async () => {
  const year = openOfficeEvidence()
  await year.attach({ path: year.bring('a.pdf', PDF), indicator: 'S4' })
  const bare = removeEvidence(year.office, 1, '  ')
  expect(bare.ok ? '' : bare.error.message).toBe('请写明移除的理由，例如“放错单位”。文件本身仍会保留。')
  expectValue(moveEvidence(year.office, 1, { indicator: 'S5', number: '2' }))
  expectValue(removeEvidence(year.office, 2, '放错单位'))
  expect(year.files().map(({ indicator, number, removed }) => [indicator, number, removed?.reason])).toEqual([
    ['S4', '', '改了对应的编号或指标'],
    ['S5', '2', '放错单位'],
  ])
  const [file] = year.files()
  expect(existsSync(join(year.folder, '佐证', file?.sha256.slice(0, 2) ?? '', file?.sha256 ?? ''))).toBe(true)
  const again = removeEvidence(year.office, 2, '再移一次')
  expect(again.ok ? '' : again.error.code).toBe('unknown-evidence')
  expect(readLog(year.office.db).map(({ action }) => action)).toEqual([
    '新建年度',
    '添加佐证',
    '改佐证对应',
    '移除佐证',
  ])
})

test('取消 keeps what is done; a refused file does not hold up the others; an archived year takes none', async () => {
  const year = openOfficeEvidence()
  const files = ['a', 'b', 'c'].map((name) => ({
    path: year.bring(`${name}.pdf`, Buffer.concat([PDF, Buffer.from(name)])),
    name: '',
    indicator: null,
    number: '',
  }))
  const gone = { path: join(year.folder, '没有.pdf'), name: '', indicator: null, number: '' }
  const attach = (some: typeof files, stopAfter: number) => {
    let asked = 0
    return attachFiles(year.office, year.book(), QUAKE, some, {
      progress: () => (asked += 1),
      stopped: () => asked > stopAfter,
      kept: () => Promise.resolve(),
    })
  }
  const [a, b, c] = files
  if (a === undefined || b === undefined || c === undefined) throw new Error('three files')
  const first = expectValue(await attach([a, gone, b], 99))
  expect(first.results.map(({ name, result }) => [name, result])).toEqual([
    ['a.pdf', 'attached'],
    ['没有.pdf', 'refused'],
    ['b.pdf', 'attached'],
  ])
  const second = expectValue(await attach([c, a], 0))
  expect([second.results, second.notTried, year.files().length]).toEqual([[], 2, 2])
  storeYearState(year.office.db, year.office.act(), 2018, '归档', '领导小组审定')
  const closed = await attach([c], 99)
  expect(closed.ok ? '' : closed.error.code).toBe('archived')
  expect(removeEvidence(year.office, 1, '放错').ok).toBe(false)
})

test('what is missing shows by unit, at the item under review, and in a list to send', async () => {
  const year = openOfficeEvidence()
  await year.receive('市地震局', 'a.xlsx', '2019-01-08', (row) =>
    row.indicatorId === 'S4' ? { actual: 4, evidence: '1、9' } : WELL(row),
  )
  const unit = () => evidenceUnits(year.office, year.book()).find(({ name }) => name === '市地震局')
  expect(unit()).toEqual({
    unit: 'D15',
    name: '市地震局',
    handedIn: true,
    entries: 1,
    files: 0,
    missing: 2,
    toPlace: 0,
  })
  const item = () =>
    expectValue(reviewItems(year.office, year.book(), QUAKE)).items.find(
      ({ indicator }) => indicator === 'S4',
    )
  expect(item()?.evidenceFindings).toEqual([
    '目录所列“总结”（编号 1），用于 5.3、6.2、7.4、8.1、9.3、10.3、S1、S2、S3、S4、S5，还没有收到文件。',
    'S4 写的佐证编号“9”不在目录中，请向单位核实。',
  ])
  await year.attach({ path: year.bring('1.pdf', PDF), number: '1' })
  expect([unit()?.files, unit()?.missing, item()?.files.map(({ name }) => name)]).toEqual([1, 1, ['1.pdf']])
  const missing = missingEvidence(year.office, year.book())
  expect(missingText(missing)).toBe('市地震局（1 处）：\n　S4 写的佐证编号“9”不在目录中，请向单位核实。')
  const written = expectValue(await writeMissingList(year.office, year.book(), year.folder))
  expect(written.path).toBe(join(year.folder, '2018年度_缺佐证清单.xlsx'))
})

test('a preview is read in pieces, of pictures and PDF alone; a kept file that is gone or changed is said to be so', async () => {
  const year = openOfficeEvidence()
  await year.attach({ path: year.bring('a.pdf', PDF) })
  await year.attach({ path: year.bring('网页.html', Buffer.from('<html>')) })
  const first = expectValue(await readForPreview(year.office, { of: 'evidence', id: 1 }, 0, 10))
  const rest = expectValue(await readForPreview(year.office, { of: 'evidence', id: 1 }, 10, 1000))
  expect(Buffer.concat([first.bytes, rest.bytes]).equals(PDF)).toBe(true)
  expect([first.size, first.type]).toEqual([PDF.byteLength, 'application/pdf'])
  const said = async (id: number): Promise<string> => {
    const read = await readForPreview(year.office, { of: 'evidence', id }, 0, 10)
    return read.ok ? '' : read.error.message
  }
  expect([await said(2), await said(99)]).toEqual([
    '“网页.html”只能另存后查看。',
    '没有找到这份佐证材料，请刷新后重新选择。',
  ])
  const [file] = year.files()
  const kept = join(year.folder, '佐证', file?.sha256.slice(0, 2) ?? '', file?.sha256 ?? '')
  writeFileSync(kept, Buffer.concat([PDF.subarray(0, -1), Buffer.from('!')]))
  const changed = await copyOut(year.office, { of: 'evidence', id: 1 }, year.folder)
  expect(changed.ok ? '' : changed.error.message).toMatch(/^“a\.pdf”已不是收到时的内容，没有另存。/)
  rmSync(kept)
  expect(await said(1)).toBe('“a.pdf”的文件不在佐证文件夹中了，或大小不符。请重新添加原件，或用备份恢复。')
  expect(
    expectValue(unitEvidence(year.office, year.book(), QUAKE)).others.map(({ present }) => present),
  ).toEqual([false, true])
})

test('on Windows a copy carries the mark of a file from outside, elsewhere nothing is written beside it', async () => {
  const folder = scratchFolder()
  await markAsForeign(join(folder, 'a.pdf'), 'linux')
  expect(readdirSync(folder)).toEqual([])
  await markAsForeign(join(folder, 'a.pdf'), 'win32')
  // What is a stream of the file there is a file of this name here.
  expect(readFileSync(join(folder, 'a.pdf:Zone.Identifier'), 'utf8')).toBe('[ZoneTransfer]\r\nZoneId=3\r\n')
})

test('leftovers of a killed program go at the next start; a backup of the database leaves the files alone', async () => {
  const folder = scratchFolder()
  const { office, book } = openWork(folder, 'create')
  writeFileSync(join(folder, 'a.pdf'), PDF)
  const file = { path: join(folder, 'a.pdf'), name: '', indicator: null, number: '' }
  await attachFiles(office, book, QUAKE, [file], {
    progress: () => {},
    stopped: () => false,
    kept: () => Promise.resolve(),
  })
  const store = join(folder, '佐证')
  const sha256 = createHash('sha256').update(PDF).digest('hex')
  const kept = join(store, sha256.slice(0, 2), sha256)
  expect([backUp(office.db, office.db.name, '测试').ok, existsSync(kept)]).toEqual([true, true])
  writeFileSync(join(store, '.0123456789abcdef.tmp'), '半个文件')
  writeFileSync(join(store, '不是程序的.txt'), '别人的')
  closeOffice(office)
  closeOffice(openWork(folder, 'open').office)
  expect(readdirSync(store).toSorted()).toEqual([sha256.slice(0, 2), '不是程序的.txt'])
  expect(readFileSync(kept).equals(PDF)).toBe(true)
})
