import { mkdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { collectFiles } from '#electron/application/collect-files.ts'
import { formOf } from '#electron/application/year-book.ts'
import { importPaths } from '#electron/application/import-paths.ts'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import { writeForm } from '#electron/workbooks/write/form.ts'
import { day } from '#shared/scheme/day.ts'
import { buildZip, type ZipPart } from '#tests/workbooks/build-zip.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openOfficeYear, WELL, type OfficeYear } from './office-year.ts'

async function formBytes(at: OfficeYear, unit: string): Promise<Uint8Array> {
  const evaluated = at.book().units.find(({ name }) => name === unit)
  if (evaluated === undefined) throw new Error(`no unit ${unit}`)
  const form = formOf(at.book(), evaluated)
  return writeForm(form, { rows: new Map(form.rows.map((row) => [row.indicatorId, WELL(row)])) })
}

async function importAll(at: OfficeYear, paths: readonly string[]) {
  const imported = await importPaths(at.office, at.book(), {
    paths,
    received: day('2019-01-10'),
    unit: null,
    allowMacros: false,
    progress: () => {},
  })
  if (!imported.ok) throw new Error(imported.error.message)
  return imported.value.map(({ path, result, unit, submission, message }) => [
    relative(at.folder, path),
    result,
    unit,
    submission,
    message,
  ])
}

function byPath(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1
}

test('a zip is a folder: each file in it has its own result', async () => {
  const at = openOfficeYear()
  const [education, weather] = [await formBytes(at, '市教育局'), await formBytes(at, '市气象局')]
  const parts: ZipPart[] = [
    { name: '区县/', data: '' },
    // 市教育局.xlsx in the bytes of Chinese Windows.
    {
      name: '',
      rawName: Buffer.from('cad0bdccd3fdbed62e786c7378', 'hex'),
      data: education,
      says: { flags: 0 },
    },
    { name: '局/市气象局.xlsx', data: weather },
    { name: '__MACOSX/局/._市气象局.xlsx', data: 'x' },
    { name: '.DS_Store', data: 'x' },
    { name: '.git/a.xlsx', data: 'x' },
    { name: '~$市气象局.xlsx', data: 'x' },
    { name: '说明.docx', data: 'x' },
    { name: '旧.rar', data: 'x' },
    { name: '里面.zip', data: buildZip([{ name: '市科协.xlsx', data: 'x' }]) },
    { name: '链接.xlsx', data: '/etc/passwd', says: { mode: 0o120_777 } },
    { name: '坏.xlsx', data: weather, says: { crc: 5 } },
  ]
  const path = join(at.folder, '报送.zip')
  writeFileSync(path, buildZip(parts))
  expect((await importAll(at, [path])).toSorted(byPath)).toEqual(
    [
      ['报送.zip/.DS_Store', 'passed-over', null, null, '跳过：隐藏文件。'],
      ['报送.zip/.git/a.xlsx', 'passed-over', null, null, '跳过：隐藏文件夹中的文件。'],
      ['报送.zip/__MACOSX/局/._市气象局.xlsx', 'passed-over', null, null, '跳过：苹果系统的附加文件。'],
      ['报送.zip/~$市气象局.xlsx', 'passed-over', null, null, '跳过：表格软件的临时文件。'],
      [
        '报送.zip/坏.xlsx',
        'refused',
        null,
        null,
        '压缩包已损坏：部件 坏.xlsx 的校验值不符，内容已被改动或传输出错。请向报送单位重新索取，或请其把表格单独报送。',
      ],
      [
        '报送.zip/旧.rar',
        'passed-over',
        null,
        null,
        '跳过：这种压缩包不能直接打开，里面有自评表的请先解压。',
      ],
      [
        '报送.zip/里面.zip',
        'refused',
        null,
        null,
        '这是压缩包，不是表格。请先解压，再逐个报送其中的 .xlsx 文件。',
      ],
      ['报送.zip/链接.xlsx', 'passed-over', null, null, '跳过：不是普通文件。'],
      ['报送.zip/市教育局.xlsx', 'remarks', '市教育局', 1, null],
      ['报送.zip/局/市气象局.xlsx', 'remarks', '市气象局', 1, null],
      ['报送.zip/说明.docx', 'passed-over', null, null, '跳过：不是自评表所用的表格文件。'],
    ].toSorted(byPath),
  )
})

test('a zip in a folder is opened too, and the same returns unpacked are recognised', async () => {
  const at = openOfficeYear()
  const bytes = await formBytes(at, '市教育局')
  const folder = join(at.folder, '收到')
  mkdirSync(folder)
  writeFileSync(join(folder, '甲.zip'), buildZip([{ name: '市教育局.xlsx', data: bytes }]))
  writeFileSync(join(folder, '乙.xlsx'), bytes)
  expect(await importAll(at, [folder])).toEqual([
    ['收到/甲.zip/市教育局.xlsx', 'remarks', '市教育局', 1, null],
    ['收到/乙.xlsx', 'duplicate', '市教育局', 1, '与市教育局第 1 次报送的文件完全相同，没有重复导入。'],
  ])
})

test('a zip that cannot be opened is refused as a whole, a workbook named .zip is read', async () => {
  const at = openOfficeYear()
  const write = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(at.folder, name), bytes)
    return join(at.folder, name)
  }
  const bytes = await formBytes(at, '市教育局')
  const whole = buildZip([{ name: 'a.xlsx', data: bytes }])
  expect(
    await importAll(at, [
      write('1.zip', buildZip([])),
      write('2.zip', whole.subarray(0, 1_000)),
      write('3.zip', Buffer.from('Rar!\u001a\u0007')),
      write('4.ZIP', bytes),
      write('5.xlsx', whole),
    ]),
  ).toEqual([
    ['1.zip', 'refused', null, null, '这是空的压缩包，里面没有文件。请核对是否选错。'],
    [
      '2.zip',
      'refused',
      null,
      null,
      '压缩包不完整，可能没有传完或拷贝中断。请向报送单位重新索取，或请其把表格单独报送。',
    ],
    [
      '3.zip',
      'refused',
      null,
      null,
      '这是压缩包（RAR、7z 或 gz），不是表格。请先解压，再逐个报送其中的 .xlsx 文件。',
    ],
    ['4.ZIP', 'remarks', '市教育局', 1, null],
    ['5.xlsx', 'refused', null, null, '这是压缩包，不是表格。请先解压，再逐个报送其中的 .xlsx 文件。'],
  ])
})

test('files in a zip keep the time that they were changed, else have the zip’s', async () => {
  const path = join(scratchFolder(), 'a.zip')
  const date = (39 << 9) | (1 << 5) | 8
  writeFileSync(
    path,
    buildZip([
      { name: '有.xlsx', data: 'x', says: { date, time: 9 << 11 } },
      { name: '没有.xlsx', data: 'x' },
    ]),
  )
  utimesSync(path, 1_547_000_000, 1_547_000_000)
  const found = await collectFiles([path])
  expect(found.map((file) => [relative(path, file.path), file.modified])).toEqual([
    ['没有.xlsx', 1_547_000_000_000],
    ['有.xlsx', Date.parse('2019-01-08T01:00:00Z')],
  ])
})

test('nothing of a zip is ever written, and no path in it is a path of this machine', async () => {
  const folder = scratchFolder()
  const path = join(folder, 'a.zip')
  writeFileSync(path, buildZip([{ name: '../../../../../../etc/passwd.xlsx', data: '示例' }]))
  const [found] = await collectFiles([path])
  expect(found?.path).toBe(join(path, 'etc/passwd.xlsx'))
  const opened = await openReturnFile(found?.path ?? '')
  expect(opened.ok && Buffer.from(opened.bytes).toString()).toBe('示例')
  expect(statSync(path).isFile()).toBe(true)
  expect(await openReturnFile(join(path, 'none.xlsx'))).toEqual({
    ok: false,
    refusal: { code: 'not-found', message: '压缩包里找不到这个文件，压缩包可能已被更换。请重新选择。' },
  })
})

test('a folder that is called like a zip is a folder; a link to a zip is a link', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'a.zip'))
  writeFileSync(join(folder, 'a.zip', 'b.xlsx'), 'x')
  const opened = await openReturnFile(join(folder, 'a.zip', 'b.xlsx'))
  expect(opened.ok && readFileSync(join(folder, 'a.zip', 'b.xlsx')).equals(opened.bytes)).toBe(true)
  writeFileSync(join(folder, 'real.zip'), buildZip([{ name: 'b.xlsx', data: 'x' }]))
  symlinkSync(join(folder, 'real.zip'), join(folder, 'link.zip'))
  expect(await openReturnFile(join(folder, 'link.zip', 'b.xlsx'))).toMatchObject({
    ok: false,
    refusal: { code: 'link' },
  })
  expect((await collectFiles([join(folder, 'link.zip')])).map(({ path }) => path)).toEqual([
    join(folder, 'link.zip'),
  ])
})
