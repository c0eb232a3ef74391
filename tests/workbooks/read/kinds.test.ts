import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildOle } from '../build-ole.ts'
import { buildSheet } from '../build-workbook.ts'
import { buildZip } from '../build-zip.ts'
import { openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import { readForeignBytes } from '#electron/workbooks/read/read-foreign-bytes.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const SAVE_AS = '请用 Excel 或 WPS 表格打开后另存为 .xlsx 再报送。'
const FILL_IN = '请填写下发的 Excel 表格，保存为 .xlsx 后报送。'
const FILL_IN_SHORT = '请填写下发的 Excel 表格后报送。'
const UNZIP = '请先解压，再逐个报送其中的 .xlsx 文件。'

const types = (main: string): string =>
  `<Types xmlns="t"><Override PartName="/main" ContentType="application/${main}"/></Types>`
const office = (main: string, part: string): Buffer =>
  buildZip([
    { name: '[Content_Types].xml', data: types(main) },
    { name: part, data: '<x/>' },
  ])
const openDocument = (kind: string): Buffer =>
  buildZip([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    { name: 'content.xml', data: '<x/>' },
  ])

/** What comes in as ".xlsx", ".xls", ".et" or without any name: the reader sees bytes only. */
const KINDS: readonly (readonly [string, Buffer, string])[] = [
  ['an empty file', Buffer.alloc(0), 'empty: 文件是空的（0 字节）。请重新保存或重新传送后再报送。'],
  [
    'a password',
    buildOle(['EncryptionInfo', 'EncryptedPackage', '\u0006DataSpaces']),
    'encrypted: 文件设有打开密码，无法读取。请用 Excel 或 WPS 表格打开，解除密码后另存为 .xlsx 重新报送。',
  ],
  [
    'an .xls with a password',
    readFileSync(join(import.meta.dirname, '../../fixtures/workbooks/locked.xls')),
    'encrypted: 旧版表格设有打开密码，或因保护工作簿而加密，无法读取。请用 Excel 或 WPS 表格打开，取消密码和保护后另存为 .xlsx 重新报送。',
  ],
  [
    'an .xls without content',
    buildOle(['Workbook', '\u0005SummaryInformation']),
    'damaged: 文件已损坏：找不到工作簿的开头。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。',
  ],
  [
    'a bare BIFF stream',
    Buffer.from('0908100000060500', 'hex'),
    `legacy: 这是 Excel 5.0 以前的表格，格式太旧，不能读取。${SAVE_AS}`,
  ],
  [
    'a .doc',
    buildOle(['1Table', 'WordDocument']),
    `ole-document: 这是 Word 或 WPS 文字文档，不是表格。${FILL_IN}`,
  ],
  ['a .ppt', buildOle(['PowerPoint Document']), `ole-document: 这是演示文稿，不是表格。${FILL_IN}`],
  [
    'an .msg',
    buildOle(['__properties_version1.0']),
    `ole-document: 这是旧版 Office 格式的其他文件，里面没有表格，或文件已损坏。${FILL_IN}`,
  ],
  [
    'an .xlsb',
    office('vnd.ms-excel.sheet.binary.macroEnabled.main', 'xl/workbook.bin'),
    `xlsb: 这是 Excel 二进制工作簿（.xlsb），不能直接读取。${SAVE_AS}`,
  ],
  ['an .ods', openDocument('spreadsheet'), `ods: 这是 OpenDocument 表格（.ods），不能直接读取。${SAVE_AS}`],
  ['an .odt', openDocument('text'), `other-office: 这是 OpenDocument 文档，不是表格。${FILL_IN_SHORT}`],
  [
    'a .numbers',
    buildZip([{ name: 'Index/Document.iwa', data: 'x' }]),
    'numbers: 这是苹果 Numbers 表格，不能直接读取。请在 Numbers 中导出为 Excel（.xlsx）后报送。',
  ],
  [
    'a .docx',
    office('vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'word/document.xml'),
    `other-office: 这是 Word 文档，不是表格。${FILL_IN_SHORT}`,
  ],
  [
    'a .pptx',
    office('vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'ppt/presentation.xml'),
    `other-office: 这是演示文稿，不是表格。${FILL_IN_SHORT}`,
  ],
  [
    'an .ofd',
    buildZip([{ name: 'OFD.xml', data: '<x/>' }]),
    `other-office: 这是 OFD 版式文件，不是表格。${FILL_IN_SHORT}`,
  ],
  ['a .zip', buildZip([{ name: '市教育局.xlsx', data: 'x' }]), `zip: 这是压缩包，不是表格。${UNZIP}`],
  ['an empty .zip', buildZip([]), `zip: 这是空的压缩包，不是表格。${UNZIP}`],
  ['a .rar', Buffer.from('Rar!\u001a\u0007'), `archive: 这是压缩包（RAR、7z 或 gz），不是表格。${UNZIP}`],
  ['a .pdf', Buffer.from('%PDF-1.7\n%âãÏÓ'), `pdf: 这是 PDF 文件，不是表格。${FILL_IN}`],
  ['a .png', Buffer.from('89504e470d0a1a0a0000', 'hex'), `image: 这是图片，不是表格。${FILL_IN}`],
  ['a .jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), `image: 这是图片，不是表格。${FILL_IN}`],
  ['an .rtf', Buffer.from('{\\rtf1\\ansi}'), `rtf: 这是 RTF 文档，不是表格。${FILL_IN}`],
  [
    'HTML named .xls',
    Buffer.from(
      '\ufeff\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>',
    ),
    `html: 这是网页文件，只是改了扩展名，不是真正的表格。${SAVE_AS}`,
  ],
  [
    'a web archive',
    Buffer.from('MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n'),
    `html: 这是网页文件，只是改了扩展名，不是真正的表格。${SAVE_AS}`,
  ],
  [
    'an Excel 2003 XML',
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    `xml: 这是 XML 表格（Excel 2003），不能直接读取。${SAVE_AS}`,
  ],
  [
    'a UOF file',
    Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof"/>',
    ),
    `uof: 这是 UOF 标文通表格，不能直接读取。${SAVE_AS}`,
  ],
  [
    'another XML',
    Buffer.from('<?xml version="1.0"?><data/>'),
    `xml: 这是 XML 文件，不是 Excel 表格。${SAVE_AS}`,
  ],
  [
    'a CSV in UTF-8',
    Buffer.from('编号,实际完成值\n1.1,300\n'),
    `text: 这是文本文件（如 CSV），不是 Excel 表格。${SAVE_AS}`,
  ],
  [
    'a CSV in GBK',
    Buffer.from('b1e0bac52cb5c3b7d60d0a312e312c33', 'hex'),
    `text: 这是文本文件（如 CSV），不是 Excel 表格。${SAVE_AS}`,
  ],
  [
    'a text in UTF-16',
    Buffer.from('\ufeff编号\t300', 'utf16le'),
    `text: 这是文本文件（如 CSV），不是 Excel 表格。${SAVE_AS}`,
  ],
  ...['%TSD-Header-###%', 'b\u0014#e\u0002\u0000E-SafeNet\u0000LOCK'].map(
    (head) =>
      [
        `a file that an office’s own program encrypted, ${head.slice(0, 4)}`,
        Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from('9f01d3a40088c2ff', 'hex')]),
        'encrypted: 文件被单位的文档加密软件加了密，在这里打不开。请填报单位解密后重新报送。',
      ] as const,
  ),
  [
    'random bytes',
    Buffer.from('9f01d3a40088c2ff7e1b', 'hex'),
    `unknown: 认不出这是什么文件，可能已损坏、被加密软件加密，或本来就不是表格。${FILL_IN}`,
  ],
  [
    'a workbook cut in half',
    buildSheet('<row><c><v>1</v></c></row>').subarray(0, 700),
    'cut: 文件不完整，可能没有传完或拷贝中断。请向填报单位重新索取，或用 Excel、WPS 表格打开后另存一份再报送。',
  ],
  [
    'a workbook without its list of parts',
    buildZip([{ name: 'xl/workbook.xml', data: '<workbook/>' }]),
    'damaged: 文件已损坏：缺少部件 [Content_Types].xml。请用 Excel 或 WPS 表格打开检查，另存为 .xlsx 后重新报送。',
  ],
]

async function showRefusal(bytes: Uint8Array): Promise<string> {
  const outcome = await readForeignBytes(bytes)
  return outcome.ok ? 'read' : `${outcome.refusal.code}: ${outcome.refusal.message}`
}

describe('what is no .xlsx is told by its bytes, each with its own sentence', () => {
  test.each(KINDS)('%s', async (_kind, bytes, message) => {
    expect(await showRefusal(bytes)).toBe(message)
  })

  test('whatever their names end in, through the reader’s own process', async () => {
    const folder = scratchFolder()
    const reader = createWorkbookReader()
    const wrong: string[] = []
    for (const [kind, bytes, message] of KINDS) {
      for (const ending of ['.xlsx', '.xls', '.et', '.xlsm']) {
        const path = join(folder, `自评表${ending}`)
        writeFileSync(path, bytes)
        const file = await openReturnFile(path)
        if (!file.ok) throw new Error(file.refusal.message)
        const outcome = await reader.read(file.bytes)
        const said = outcome.ok ? 'read' : `${outcome.refusal.code}: ${outcome.refusal.message}`
        if (said !== message) wrong.push(`${kind} as ${ending}: ${said}`)
      }
    }
    await reader.close()
    expect(wrong).toEqual([])
    expect(KINDS.length * 4).toBeGreaterThanOrEqual(60)
  })

  test('no sentence has words of a programmer', () => {
    const wrong = KINDS.filter(([, , message]) =>
      /异常|非法|校验失败|[,;:!?] |undefined/.test(message.replace(/^[\w-]+: /, '')),
    )
    expect(wrong).toEqual([])
  })

  test('a Word document that holds a workbook is a Word document', async () => {
    const parts = [
      { name: '[Content_Types].xml', data: types('vnd.openxmlformats-officedocument.spreadsheetml.sheet') },
      { name: 'word/document.xml', data: '<x/>' },
    ]
    expect(await showRefusal(buildZip(parts))).toBe(
      `other-office: 这是 Word 文档，不是表格。${FILL_IN_SHORT}`,
    )
  })

  test('a broken OLE file is refused, wherever it breaks', async () => {
    const whole = buildOle(['Workbook', 'a', 'b', 'c'])
    for (let cut = 8; cut < whole.length; cut += 7) {
      expect(await showRefusal(whole.subarray(0, cut))).toMatch(/^(ole-document|damaged): /)
    }
  })

  test('random bytes never pass for a workbook', async () => {
    for (let count = 0; count < 200; count += 1) {
      expect(await showRefusal(randomBytes(1 + count * 7))).not.toBe('read')
    }
  })
})
