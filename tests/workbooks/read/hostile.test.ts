import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { buildSheet, buildWorkbook, workbookParts } from '../build-workbook.ts'
import { buildZip, type ZipPart } from '../build-zip.ts'
import { refusalCode, showCells, showRefusal } from './shown.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const ONE = { sheets: [{ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }] }

/** A good workbook of which one part is made anew. */
function withPart(name: string, change: (part: ZipPart) => ZipPart): Buffer {
  return buildZip(workbookParts(ONE).map((part) => (part.name === name ? change(part) : part)))
}

const withSheet = (xml: string | Uint8Array): Buffer => withPart(SHEET, (part) => ({ ...part, data: xml }))
const withExtra = (...extra: readonly ZipPart[]): Buffer => buildWorkbook({ ...ONE, extra })

describe('the zip file must say the same thing to every reader', () => {
  test('the pattern for the tests below is read', () => {
    expect(showCells(buildWorkbook(ONE))).toEqual(['A1 number 1'])
  })

  test('a changed byte in a part that is read shows in its checksum', () => {
    const bytes = withPart(SHEET, (part) => ({ ...part, stored: true }))
    const at = bytes.indexOf('<v>1</v>') + 3
    bytes[at] = 0x39
    expect(showRefusal(bytes)).toBe(
      'damaged: 文件已损坏：部件 xl/worksheets/sheet1.xml 的校验值不符，内容已被改动或传输出错。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。',
    )
  })

  test.each<readonly [string, Buffer]>([
    ['two parts of one name', withExtra({ name: SHEET, data: '<worksheet/>' })],
    ['two parts that differ by case', withExtra({ name: SHEET.toUpperCase(), data: '<worksheet/>' })],
    ['a path out of the file', withExtra({ name: '../../x', data: '' })],
    ['an absolute path', withExtra({ name: '/x', data: '' })],
    ['a drive', withExtra({ name: 'C:/x', data: '' })],
    ['a backslash', withExtra({ name: 'xl\\x.xml', data: '' })],
    [
      'a local header of another name',
      withPart(SHEET, (part) => ({ ...part, locally: { name: SHEET.replace('1', '2') } })),
    ],
    ['a local header of another size', withPart(SHEET, (part) => ({ ...part, locally: { size: 5 } }))],
    ['a local header of another checksum', withPart(SHEET, (part) => ({ ...part, locally: { crc: 5 } }))],
    ['a local header of another method', withPart(SHEET, (part) => ({ ...part, locally: { method: 0 } }))],
    ['a wrong checksum everywhere', withPart(SHEET, (part) => ({ ...part, says: { crc: 5 } }))],
    ['a size that is too small', withPart(SHEET, (part) => ({ ...part, says: { size: 5 } }))],
    ['a size that is too large', withPart(SHEET, (part) => ({ ...part, says: { size: 60_000_000 } }))],
    ['a packed size beyond the file', withPart(SHEET, (part) => ({ ...part, says: { packed: 60_000_000 } }))],
    ['a method that no spreadsheet uses', withPart(SHEET, (part) => ({ ...part, says: { method: 12 } }))],
    ['parts that overlap', withExtra({ name: 'x', data: 'x', says: { offset: 0 }, locally: {} })],
    ['fewer entries counted than there are', buildZip(workbookParts(ONE), 3)],
    ['more entries counted than there are', buildZip(workbookParts(ONE), 30)],
  ])('%s is damage', (_what, bytes) => {
    expect(refusalCode(bytes)).toBe('damaged')
  })

  test('a part that needs a password is told as such', () => {
    expect(refusalCode(withPart(SHEET, (part) => ({ ...part, says: { flags: 1 } })))).toBe('encrypted')
  })

  test('names that are words of the language are names like any other', () => {
    const bytes = withExtra({ name: '__proto__/x', data: '' }, { name: 'constructor', data: '' })
    expect(showCells(bytes)).toEqual(['A1 number 1'])
  })

  test('sizes behind the data, as streaming writers put them, are fine', () => {
    const bytes = withPart(SHEET, (part) => ({
      ...part,
      says: { flags: 0x808 },
      locally: { crc: 0, size: 0, packed: 0 },
    }))
    expect(showCells(bytes)).toEqual(['A1 number 1'])
  })

  test('1,000 parts are allowed, one more is not', () => {
    const own = workbookParts(ONE).length
    const extras = (count: number): ZipPart[] =>
      Array.from({ length: count }, (_, index) => ({ name: `x${index}`, data: '' }))
    expect(refusalCode(withExtra(...extras(1_000 - own)))).toBe('read')
    expect(refusalCode(withExtra(...extras(1_001 - own)))).toBe('over-limits')
  })
})

describe('bombs cost little', () => {
  const spaces = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, ' ')

  test.each([65, 200])('a part of %i MB is refused, whatever its header says', (megabytes) => {
    const data = spaces(megabytes)
    const started = performance.now()
    const bytes = withPart(SHEET, (part) => ({ ...part, data }))
    const built = performance.now()
    expect(showRefusal(bytes)).toBe(
      'over-limits: 文件解压后超过 64 MB，超出允许的范围。请删去与自评无关的内容后重新报送。',
    )
    expect(performance.now() - built).toBeLessThan(Math.max(3_000, built - started))
    expect(refusalCode(withPart(SHEET, (part) => ({ ...part, data, says: { size: 10 } })))).toMatch(
      /over-limits|damaged/,
    )
  })

  test('200 MB in all are refused', () => {
    const xml = Buffer.concat([Buffer.from('<worksheet>'), spaces(50), Buffer.from('</worksheet>')])
    const sheets = Array.from({ length: 5 }, () => ({ xml: '' }))
    const parts = workbookParts({ sheets }).map((part) =>
      part.name.includes('worksheets/') ? { ...part, data: xml } : part,
    )
    expect(refusalCode(buildZip(parts))).toMatch(/over-limits|damaged/)
  })

  test('more than 20 MB are refused unread', () => {
    expect(refusalCode(Buffer.alloc(20 * 1024 * 1024 + 1))).toBe('over-limits')
  })

  test('200,000 cells and 5,000 rows with content are allowed, one more is not', () => {
    const rows = (count: number, cells: number): Buffer =>
      buildSheet(`<row>${'<c><v>1</v></c>'.repeat(cells)}</row>`.repeat(count))
    expect(refusalCode(rows(5_000, 40))).toBe('read')
    expect(showRefusal(rows(5_001, 1))).toContain('有内容的行超过 5000 行')
    // Formulas that were dragged down far, and spaces: what says nothing is no content.
    const dragged =
      '<row><c t="str"><f>IF(K9="","","—")</f><v></v></c><c t="inlineStr"><is><t> 　</t></is></c></row>'
    expect(refusalCode(buildSheet(`${dragged.repeat(90_000)}<row><c><v>1</v></c></row>`))).toBe('read')
    expect(showRefusal(buildSheet(dragged.repeat(100_001)))).toContain('有内容的单元格超过 200000 个')
    expect(showRefusal(rows(4_000, 51))).toContain('有内容的单元格超过 200000 个')
  })
})

test.each([
  ['a text', '<c t="inlineStr"><is><t>a<v>b</v>c</t></is></c>'],
  ['a number', '<c><v>1<f>2</f>3</v></c>'],
  ['a formula', '<c><f>1<v>2</v>3</f><v>4</v></c>'],
])('an element within %s is damage: half of it would be lost', (_what, cell) => {
  expect(showRefusal(buildSheet(`<row>${cell}</row>`))).toContain('有一格的内容写法不对')
})

test('an element within a shared text is damage', () => {
  const row = '<row><c t="s"><v>0</v></c></row>'
  expect(showRefusal(buildSheet(row, { strings: ['<t>a<r><t>b</t></r>c</t>'] }))).toContain(
    '有一条文字的写法不对',
  )
})

describe('XML that is built to harm', () => {
  const entities = '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
  const body =
    '<worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'

  test.each<readonly [string, string | Uint8Array]>([
    ['a billion laughs', entities + body],
    ['a file of this machine', `<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">${body.replace('&b;', '')}`],
    ['a document type in UTF-16', Buffer.from(`\ufeff${entities}${body}`, 'utf16le')],
    [
      'a document type in UTF-16, the other way round',
      Buffer.from(`\ufeff${entities}${body}`, 'utf16le').swap16(),
    ],
    ['a document type behind a comment', `<!-- x -->${entities}${body}`],
  ])('%s is refused', (_what, xml) => {
    expect(showRefusal(withSheet(xml))).toContain('含有文档类型声明，表格文件不应有此内容')
  })

  test.each<readonly [string, string]>([
    ['an unknown entity', body],
    ['65 levels', `<worksheet>${'<a>'.repeat(64)}${'</a>'.repeat(64)}</worksheet>`],
    ['a million levels', `<worksheet>${'<a>'.repeat(1_000_000)}`],
    [
      'a million attributes',
      `<worksheet ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
    ],
    ['a long attribute', `<worksheet a="${'x'.repeat(65_537)}"/>`],
    ['an attribute of 60 MB', `<worksheet a="${'x'.repeat(60_000_000)}"/>`],
    ['a comment of 60 MB', `<worksheet><!--${'x'.repeat(60_000_000)}--></worksheet>`],
    ['an attribute that comes twice', '<worksheet a="1" a="2"/>'],
    ['tags that cross', '<worksheet><a><b></a></b></worksheet>'],
    ['no end', '<worksheet><sheetData>'],
    ['two roots', '<worksheet/><worksheet/>'],
    ['text after the end', '<worksheet/>x'],
    ['nothing', ''],
    ['junk', 'junk'],
    ['another root', '<chartsheet/>'],
    ['a control character', '<worksheet>\u0001</worksheet>'],
  ])('%s is damage', (_what, xml) => {
    expect(refusalCode(withSheet(xml))).toBe('damaged')
  })

  test('64 levels and an attribute of 64 KB are none', () => {
    expect(
      refusalCode(
        withSheet(`<worksheet a="${'x'.repeat(65_536)}">${'<a>'.repeat(63)}${'</a>'.repeat(63)}</worksheet>`),
      ),
    ).toBe('read')
  })

  const encoded = (encoding: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><worksheet><sheetData><row><c t="str"><v>完成</v></c></row></sheetData></worksheet>`
  const inGbk = (xml: string): Buffer => {
    const [before = '', after = ''] = xml.split('完成')
    return Buffer.concat([Buffer.from(before), Buffer.from('cdeab3c9', 'hex'), Buffer.from(after)])
  }

  test.each<readonly [string, Buffer]>([
    ['UTF-8', Buffer.from(encoded('UTF-8'))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${encoded('utf-8')}`)],
    ['UTF-16', Buffer.from(`\ufeff${encoded('UTF-16')}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(encoded('UTF-16'), 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(encoded('UTF-16'), 'utf16le').swap16()],
    ['GB 2312', inGbk(encoded('GB2312'))],
    ['GB 18030', inGbk(encoded('gb18030'))],
  ])('a sheet in %s reads the same', (_encoding, xml) => {
    expect(showCells(withSheet(xml))).toEqual(['A1 text 完成'])
  })

  test.each<readonly [string, Buffer]>([
    ['UTF-8 that claims to be UTF-16', Buffer.from(encoded('UTF-16'))],
    ['an encoding that nobody knows', Buffer.from(encoded('klingon'))],
    ['GBK that claims to be UTF-8', inGbk(encoded('UTF-8'))],
  ])('%s is damage', (_what, xml) => {
    expect(refusalCode(withSheet(xml))).toBe('damaged')
  })

  test('bytes that are no UTF-8 are damage, never replaced', () => {
    const xml = Buffer.from(
      '<worksheet><sheetData><row><c t="str"><v>xx</v></c></row></sheetData></worksheet>',
    )
    xml[xml.indexOf('xx')] = 0xff
    expect(refusalCode(withSheet(xml))).toBe('damaged')
  })
})

test('no foreign text opens a file: the reader knows only bytes', () => {
  const sources = [
    'read-workbook-bytes',
    'zip-archive',
    'parse-xml',
    'decode-xml',
    'read-sheet',
    'package-parts',
  ]
  for (const name of sources) {
    const text = readFileSync(new URL(`../../../electron/workbooks/read/${name}.ts`, import.meta.url), 'utf8')
    expect(text).not.toMatch(/node:(fs|net|http|child_process)/)
  }
})
