import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportOpenly } from '#electron/application/archive/export-openly.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { verifyItem } from '#electron/application/verify-item.ts'
import { sha256Of } from '#db/stored-files.ts'
import { openZip } from '#electron/workbooks/read/zip-archive.ts'
import { unitId } from '#shared/plan/unit.ts'
import { writeCsv } from '#shared/reports/csv.ts'
import { openOfficeYear, WELL } from '#tests/application/office-year.ts'
import { openBook, rowTexts, sheetOf } from '#tests/workbooks/open-book.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { expectValue } from './small-archive.ts'

test('CSV: a mark for Excel, every text that a spreadsheet would run disarmed, numbers left as numbers', () => {
  const columns = [
    { header: '单位', width: 1, kind: 'text' },
    { header: '得分', width: 1, kind: 'points' },
    { header: '第几次', width: 1, kind: 'number' },
  ] as const
  const texts = [
    '=1+1',
    '+1',
    '-',
    '@SUM(A1)',
    '\t=1',
    '＝1',
    '＋1',
    '－',
    '＠a',
    '市科协，"示例"',
    '两\n行',
    '1=1',
  ]
  const csv = writeCsv({
    columns,
    rows: texts.map((text, index) => [text, -50, index === 0 ? null : -index]),
  })
  expect(csv.slice(0, 1)).toBe('\u{feff}')
  expect(csv.slice(1).split('\r\n')).toEqual([
    '单位,得分,第几次',
    "'=1+1,-0.50,",
    "'+1,-0.50,-1",
    "'-,-0.50,-2",
    "'@SUM(A1),-0.50,-3",
    "'\t=1,-0.50,-4",
    "'＝1,-0.50,-5",
    "'＋1,-0.50,-6",
    "'－,-0.50,-7",
    "'＠a,-0.50,-8",
    '"市科协，""示例""",-0.50,-9',
    '"两\n行",-0.50,-10',
    '1=1,-0.50,-11',
    '',
  ])
})

test('all of a year goes into one zip: papers, tables, returns and evidence as they came, each with its SHA-256', async () => {
  const office = openOfficeYear()
  await office.receive('市地震局', '地震局.xlsx', '2019-01-08', WELL)
  await office.receive('市地震局', '地震局.xlsx', '2019-01-09', (row) => ({ ...WELL(row), note: '第二次' }))
  const file = join(scratchFolder(), '台账.txt')
  writeFileSync(file, '示例台账')
  await attachFiles(
    office.office,
    office.book(),
    unitId('D15'),
    [
      { path: file, name: '台账.txt', indicator: 'S1', number: '1' },
      { path: file, name: '台账.txt', indicator: 'S1', number: '2' },
    ],
    { progress: () => {}, stopped: () => false, kept: () => Promise.resolve() },
  )
  verifyItem(office.office, office.book(), {
    unit: unitId('D15'),
    indicator: 'S1',
    decision: { kind: 'score', score: 380, actual: null, band: null },
    opinion: '=HYPERLINK("http://示例")',
  })
  const folder = scratchFolder()
  const work = { folder, progress: () => {}, stopped: () => false }
  const exported = expectValue(await exportOpenly(office.office, office.book(), work))
  const { path } = exported
  expect([path, exported.renamed]).toEqual([join(folder, '科学素质评价2018_移交档案_20190120.zip'), false])
  const zip = openZip(readFileSync(path))
  const names = zip.entries().map(({ fileName }) => fileName)
  expect(names).toHaveLength(exported.files)
  expect(names).toEqual(
    expect.arrayContaining([
      '目录.xlsx',
      '说明.txt',
      '数据/操作记录.csv',
      '数据/审核经过.csv',
      '自评表原件/市地震局/第1次_地震局.xlsx',
      '自评表原件/市地震局/第2次_地震局.xlsx',
      '佐证材料/市地震局/S1_编号1_台账.txt',
      '佐证材料/市地震局/S1_编号2_台账.txt',
      '文书和表格/2018年度_得分汇总表.xlsx',
    ]),
  )
  expect(names.some((name) => name.startsWith('文书和表格/') && name.endsWith('.pdf'))).toBe(true)
  const textOf = (name: string): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(zip.read(name) ?? undefined)
  expect(textOf('数据/审核经过.csv')).toContain(`"'=HYPERLINK(""http://示例"")"`)
  expect(textOf('佐证材料/市地震局/S1_编号1_台账.txt')).toBe('示例台账')
  const listed = textOf('说明.txt')
    .split('\r\n')
    .flatMap((line) => {
      const [sha256 = '', size = '', name = ''] = line.split('\t')
      return /^[0-9a-f]{64}$/.test(sha256) ? [{ sha256, size: Number(size), name }] : []
    })
  expect(listed.map(({ name }) => name).toSorted()).toEqual(
    names.filter((name) => name !== '目录.xlsx' && name !== '说明.txt').toSorted(),
  )
  for (const { name, sha256, size } of listed) {
    const bytes = zip.read(name) ?? new Uint8Array()
    expect([name, sha256Of(bytes), bytes.byteLength]).toEqual([name, sha256, size])
  }
  const sheet = sheetOf(await openBook(zip.read('目录.xlsx') ?? new Uint8Array()), '目录')
  expect(rowTexts(sheet, 4)).toContain(listed[0]?.sha256)

  // A second one stands beside the first; one that is stopped leaves nothing.
  const again = expectValue(await exportOpenly(office.office, office.book(), work))
  expect([again.path, again.renamed]).toEqual([
    join(folder, '科学素质评价2018_移交档案_20190120(1).zip'),
    true,
  ])
  let asked = 0
  const stopped = await exportOpenly(office.office, office.book(), {
    ...work,
    stopped: () => (asked += 1) > 20,
  })
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(readdirSync(folder)).toHaveLength(2)
}, 180_000)
