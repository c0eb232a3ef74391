import { openOle } from './ole-container.ts'
import { looksLikeText } from './plain-text.ts'
import { Refused } from './refusal.ts'

const FILL_IN = '请填写下发的 Excel 表格，保存为 .xlsx 后报送。'
const SAVE_AS = '请用 Excel 或 WPS 表格打开后另存为 .xlsx 再报送。'
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const IMAGES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
]
const ARCHIVES = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
]

/** Whether the bytes are an .xls or .et: an OLE file with a workbook at its top. */
export function isLegacyWorkbook(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, OLE)) return false
  const { names } = openOle(bytes)
  return !names.has('encryptedpackage') && (names.has('workbook') || names.has('book'))
}

/** Throws `Refused`, with its own sentence, where the first bytes are not those of a zip file. The name says nothing. */
export function refuseByMagic(bytes: Uint8Array): void {
  if (bytes.byteLength === 0)
    throw new Refused('empty', '文件是空的（0 字节）。请重新保存或重新传送后再报送。')
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return
  if (startsWith(bytes, [0x50, 0x4b, 5, 6])) {
    throw new Refused('zip', '这是空的压缩包，不是表格。请先解压，再逐个报送其中的 .xlsx 文件。')
  }
  if (startsWith(bytes, OLE)) throw refuseOle(bytes)
  if (bytes[0] === 9 && [0, 2, 4, 8].includes(bytes[1] ?? -1)) {
    throw new Refused('legacy', `这是 Excel 5.0 以前的表格，格式太旧，不能读取。${SAVE_AS}`)
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) {
    throw new Refused('pdf', `这是 PDF 文件，不是表格。${FILL_IN}`)
  }
  if (IMAGES.some((magic) => startsWith(bytes, magic)) || isWebp(bytes)) {
    throw new Refused('image', `这是图片，不是表格。${FILL_IN}`)
  }
  if (isSealed(bytes)) {
    throw new Refused('encrypted', '文件被单位的文档加密软件加了密，在这里打不开。请填报单位解密后重新报送。')
  }
  if (ARCHIVES.some((magic) => startsWith(bytes, magic))) {
    throw new Refused(
      'archive',
      '这是压缩包（RAR、7z 或 gz），不是表格。请先解压，再逐个报送其中的 .xlsx 文件。',
    )
  }
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) {
    throw new Refused('rtf', `这是 RTF 文档，不是表格。${FILL_IN}`)
  }
  throw refuseText(bytes)
}

function refuseOle(bytes: Uint8Array): Refused {
  if (isLegacyWorkbook(bytes)) throw new Error('an .xls or .et belongs to readLegacyBytes')
  const streams = openOle(bytes).names
  if (streams.has('encryptedpackage')) {
    return new Refused(
      'encrypted',
      '文件设有打开密码，无法读取。请用 Excel 或 WPS 表格打开，解除密码后另存为 .xlsx 重新报送。',
    )
  }
  if (streams.has('worddocument'))
    return new Refused('ole-document', `这是 Word 或 WPS 文字文档，不是表格。${FILL_IN}`)
  if (streams.has('powerpoint document'))
    return new Refused('ole-document', `这是演示文稿，不是表格。${FILL_IN}`)
  return new Refused('ole-document', `这是旧版 Office 格式的其他文件，里面没有表格，或文件已损坏。${FILL_IN}`)
}

function refuseText(bytes: Uint8Array): Refused {
  const text = looksLikeText(bytes)
  if (text === null) {
    return new Refused(
      'unknown',
      `认不出这是什么文件，可能已损坏、被加密软件加密，或本来就不是表格。${FILL_IN}`,
    )
  }
  const head = text.trimStart().toLowerCase()
  if (/^<\?xml|^<workbook/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return new Refused('xml', `这是 XML 表格（Excel 2003），不能直接读取。${SAVE_AS}`)
  }
  if (/^<(\?xml[^>]*>\s*<)?(\w+:)?uof\b/.test(head)) {
    return new Refused('uof', `这是 UOF 标文通表格，不能直接读取。${SAVE_AS}`)
  }
  if (
    head.startsWith('mime-version:') ||
    (head.startsWith('<') && /<(!doctype html|html|head|body|table|meta)\b/.test(head))
  ) {
    return new Refused('html', `这是网页文件，只是改了扩展名，不是真正的表格。${SAVE_AS}`)
  }
  if (head.startsWith('<')) return new Refused('xml', `这是 XML 文件，不是 Excel 表格。${SAVE_AS}`)
  return new Refused('text', `这是文本文件（如 CSV），不是 Excel 表格。${SAVE_AS}`)
}

/** Offices' programs against leaks encrypt every document that is saved; outside of the office it is noise with this head. */
const SEALS = ['%TSD-Header-###%', 'E-SafeNet']

function isSealed(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  return SEALS.some((seal) => head.includes(seal))
}

function isWebp(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])
  )
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
