import { describe, expect, test } from 'vitest'
import { openPackedFiles } from '#electron/workbooks/read/packed-files.ts'
import { Refused } from '#electron/workbooks/read/refusal.ts'
import { buildWorkbook } from '../build-workbook.ts'
import { buildZip, type ZipPart } from '../build-zip.ts'

const names = (bytes: Uint8Array): readonly string[] => (openPackedFiles(bytes) ?? []).map(({ name }) => name)

function refusalOf(open: () => unknown): string {
  try {
    open()
  } catch (error) {
    if (error instanceof Refused) return `${error.refusal.code}: ${error.refusal.message}`
    throw error
  }
  return 'opened'
}

const gbk = (hex: string, data = 'x'): ZipPart => ({
  name: '',
  rawName: Buffer.from(hex, 'hex'),
  data,
  says: { flags: 0 },
})

describe('names', () => {
  test.each([
    ['as Windows’ own zip writes them', gbk('cad0bdccd3fdbed62e786c7378'), '市教育局.xlsx'],
    ['with a folder', gbk('c7f8cfd82fb5c2b3c7c7f82e786c7378'), '区县/德城区.xlsx'],
    ['that would be good UTF-8 too', gbk('caabb8e82e786c7378'), '诗歌.xlsx'],
    ['whose second byte is a backslash', gbk('d55cd0c52e786c7378'), '誠信.xlsx'],
    ['in UTF-8, said to be', { name: '市教育局.xlsx', data: 'x' }, '市教育局.xlsx'],
    ['in UTF-8, not said to be', { name: '市教育局.xlsx', data: 'x', says: { flags: 0 } }, '市教育局.xlsx'],
    ['in plain letters', { name: 'a b(1).xlsx', data: 'x', says: { flags: 0 } }, 'a b(1).xlsx'],
    ['with backslashes', { name: '区县\\德城区.xlsx', data: 'x' }, '区县/德城区.xlsx'],
    ['that are no text at all', gbk('ff00ff2e786c7378'), 'ÿÿ.xlsx'],
    ['that would change their looks', { name: '市\u202exslx.exe\u0007.xlsx', data: 'x' }, '市xslx.exe.xlsx'],
    ['of words of the language', { name: '__proto__/constructor', data: 'x' }, '__proto__/constructor'],
  ] satisfies (readonly [string, ZipPart, string])[])('%s', (_what, part, name) => {
    expect(names(buildZip([part]))).toEqual([name])
  })

  test('the name in UTF-8 that some programs add counts where it is of this name', () => {
    const raw = Buffer.from('a.xlsx')
    const extra = (crc: number): Buffer => {
      const body = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from('市气象局.xlsx')])
      body.writeUInt32LE(crc, 1)
      const head = Buffer.alloc(4)
      head.writeUInt16LE(0x7075, 0)
      head.writeUInt16LE(body.length, 2)
      return Buffer.concat([head, body])
    }
    const zip = (crc: number): Buffer =>
      buildZip([{ name: '', rawName: raw, data: 'x', says: { flags: 0, extra: extra(crc) } }])
    expect(names(zip(0x1d80_2b40))).toEqual(['a.xlsx'])
    expect(names(zip(crcOf(raw)))).toEqual(['市气象局.xlsx'])
  })

  test.each([
    ['../../../etc/passwd', 'etc/passwd'],
    ['/usr/x.xlsx', 'usr/x.xlsx'],
    ['C:\\Windows\\x.xlsx', 'Windows/x.xlsx'],
    ['a/./../x.xlsx', 'a/x.xlsx'],
    ['..', '未命名'],
  ])('“%s” leads nowhere out of the zip', (written, name) => {
    expect(names(buildZip([{ name: written, data: 'x' }]))).toEqual([name])
  })

  test('folders are no files', () => {
    expect(
      names(
        buildZip([
          { name: '区县/', data: '' },
          { name: '区县/a.xlsx', data: 'x' },
        ]),
      ),
    ).toEqual(['区县/a.xlsx'])
  })
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return (crc ^ 0xffff_ffff) >>> 0
}

test('times are those of a clock in China, else unknown', () => {
  const times = (
    openPackedFiles(
      buildZip([
        {
          name: 'a',
          data: 'x',
          says: { date: (39 << 9) | (1 << 5) | 10, time: (10 << 11) | (30 << 5) | 15 },
        },
        { name: 'b', data: 'x', says: { date: (1 << 5) | 1 } },
        { name: 'c', data: 'x' },
      ]),
    ) ?? []
  ).map(({ modified }) => (modified === 0 ? null : new Date(modified).toISOString()))
  expect(times).toEqual(['2019-01-10T02:30:30.000Z', null, null])
})

test('links are told as such, and read as what they are', () => {
  const [link, file] =
    openPackedFiles(
      buildZip([
        { name: 'a.xlsx', data: '/etc/passwd', says: { mode: 0o120_777 } },
        { name: 'b.xlsx', data: 'x', says: { mode: 0o100_644 } },
      ]),
    ) ?? []
  expect([link?.link, file?.link]).toEqual([true, false])
})

test.each<readonly [string, Uint8Array]>([
  ['a workbook', buildWorkbook({})],
  ['a workbook without its list of parts', buildZip([{ name: 'xl/workbook.xml', data: '' }])],
  ['an OpenDocument file', buildZip([{ name: 'mimetype', data: 'x' }])],
  ['no zip', Buffer.from('%PDF')],
  ['nothing', new Uint8Array()],
])('%s is no bag of files', (_what, bytes) => {
  expect(openPackedFiles(bytes)).toBeNull()
})

test('what is packed comes out as it was, and is checked', () => {
  const [good, bad] =
    openPackedFiles(
      buildZip([
        { name: '好.xlsx', data: '内容' },
        { name: '坏.xlsx', data: '内容', says: { crc: 5 } },
      ]),
    ) ?? []
  expect(Buffer.from(good?.read() ?? []).toString()).toBe('内容')
  expect(refusalOf(() => bad?.read())).toBe(
    'damaged: 压缩包已损坏：部件 坏.xlsx 的校验值不符，内容已被改动或传输出错。请向报送单位重新索取，或请其把表格单独报送。',
  )
})

describe('refused, each with its own words', () => {
  const spaces = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, ' ')

  test.each<readonly [string, () => Uint8Array, string]>([
    ['an empty zip', () => buildZip([]), 'zip: 这是空的压缩包，里面没有文件。请核对是否选错。'],
    [
      'a zip that was cut',
      () => buildZip([{ name: 'a.xlsx', data: 'x' }]).subarray(0, 40),
      'cut: 压缩包不完整，可能没有传完或拷贝中断。请向报送单位重新索取，或请其把表格单独报送。',
    ],
    [
      'two files of one name',
      () =>
        buildZip([
          { name: 'a.xlsx', data: 'x' },
          { name: 'A.XLSX', data: 'y' },
        ]),
      'damaged: 压缩包已损坏：压缩包内有重名的部件 A.XLSX。请向报送单位重新索取，或请其把表格单独报送。',
    ],
    [
      'two files that would be one outside',
      () =>
        buildZip([
          { name: 'a.xlsx', data: 'x' },
          { name: '../a.xlsx', data: 'y' },
        ]),
      'damaged: 压缩包已损坏：压缩包内有重名的部件 a.xlsx。请向报送单位重新索取，或请其把表格单独报送。',
    ],
    [
      'files that overlap',
      () =>
        buildZip([
          { name: 'a.xlsx', data: 'x' },
          { name: 'b.xlsx', data: 'y', says: { offset: 0 } },
        ]),
      'damaged: 压缩包已损坏：部件 b.xlsx 的头部与压缩包目录不一致。请向报送单位重新索取，或请其把表格单独报送。',
    ],
    [
      'more than 1,000 files',
      () => buildZip(Array.from({ length: 1_001 }, (_, index) => ({ name: `${index}.xlsx`, data: '' }))),
      'over-limits: 压缩包里的文件过多（多于 1000 个），或单个文件解压后大于 20 MB，没有打开。请解压后选择文件夹导入。',
    ],
    [
      'more than 200 MB in all',
      () =>
        buildZip(
          Array.from({ length: 11 }, (_, index) => ({
            name: `${index}`,
            data: 'x',
            says: { size: 19_922_944 },
          })),
        ),
      'over-limits: 压缩包里的文件合计超过 200 MB，没有打开。请解压后选择文件夹导入。',
    ],
  ])('%s', (_what, build, said) => {
    expect(refusalOf(() => openPackedFiles(build()))).toBe(said)
  })

  test.each<readonly [string, ZipPart, string]>([
    [
      'a file with a password',
      { name: 'a.xlsx', data: 'x', says: { flags: 0x801 } },
      'encrypted: 压缩包设有密码，无法读取。请解压后选择文件夹导入。',
    ],
    [
      'a file of more than 20 MB',
      { name: 'a.xlsx', data: spaces(21) },
      'over-limits: 压缩包里的文件过多（多于 1000 个），或单个文件解压后大于 20 MB，没有打开。请解压后选择文件夹导入。',
    ],
    [
      'a bomb that says it is small',
      { name: 'a.xlsx', data: spaces(300), says: { size: 10 } },
      'damaged: 压缩包已损坏：部件 a.xlsx 比压缩包目录所写的大。请向报送单位重新索取，或请其把表格单独报送。',
    ],
  ])('%s', (_what, part, said) => {
    const [file] = openPackedFiles(buildZip([part])) ?? []
    const started = performance.now()
    expect(refusalOf(() => file?.read())).toBe(said)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
