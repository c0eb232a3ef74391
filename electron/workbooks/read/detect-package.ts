import { readContentTypes, readRelationships, type ContentTypes } from './package-parts.ts'
import { damaged, Refused } from './refusal.ts'
import type { ZipArchive } from './zip-archive.ts'

const SAVE_AS = '请用 Excel 或 WPS 表格打开后另存为 .xlsx 再报送。'

/** Names that only a document's package has; a zip without any of them is a bag of files. */
const MARKS = [
  '[content_types].xml',
  'xl/workbook.xml',
  'mimetype',
  'ofd.xml',
  'uof.xml',
  'index/document.iwa',
  'index.zip',
]

/** Whether a zip is a workbook or another document, rather than files that somebody packed. */
export function isPackage(archive: ZipArchive): boolean {
  return MARKS.some((name) => archive.has(name))
}

/** The content types of an .xlsx or .xlsm; throws `Refused`, with its own sentence, where a zip file is something else. */
export function detectPackage(archive: ZipArchive): ContentTypes {
  if (archive.has('mimetype') && archive.has('content.xml')) refuseOpenDocument(archive)
  if (archive.has('ofd.xml'))
    throw new Refused('other-office', '这是 OFD 版式文件，不是表格。请填写下发的 Excel 表格后报送。')
  if (archive.has('uof.xml')) throw new Refused('uof', `这是 UOF 标文通表格，不能直接读取。${SAVE_AS}`)
  if (archive.has('index/document.iwa') || archive.has('index.zip')) {
    throw new Refused(
      'numbers',
      `这是苹果 Numbers 表格，不能直接读取。请在 Numbers 中导出为 Excel（.xlsx）后报送。`,
    )
  }
  if (!archive.has('[content_types].xml')) {
    if (archive.has('xl/workbook.xml')) throw damaged('缺少部件 [Content_Types].xml')
    throw new Refused('zip', '这是压缩包，不是表格。请先解压，再逐个报送其中的 .xlsx 文件。')
  }
  const types = readContentTypes(archive)
  if (isBinary(archive, types)) {
    throw new Refused('xlsb', `这是 Excel 二进制工作簿（.xlsb），不能直接读取。${SAVE_AS}`)
  }
  if (types.some((type) => /spreadsheetml|ms-excel/.test(type)) && !isOtherMain(archive)) return types
  if (archive.has('word/document.xml')) {
    throw new Refused('other-office', '这是 Word 文档，不是表格。请填写下发的 Excel 表格后报送。')
  }
  if (archive.has('ppt/presentation.xml')) {
    throw new Refused('other-office', '这是演示文稿，不是表格。请填写下发的 Excel 表格后报送。')
  }
  throw new Refused('zip', '这是压缩包，不是表格。请先解压，再逐个报送其中的 .xlsx 文件。')
}

/**
 * SheetJS, with which many web systems write, gives the type of an .xlsb's workbook to all .bin files of its .xlsx, which
 * has none: what counts is the part that is the workbook.
 */
function isBinary(archive: ZipArchive, types: ContentTypes): boolean {
  if (!types.some((type) => type.includes('ms-excel.sheet.binary'))) return false
  const main = readRelationships(archive, '').find(({ kind }) => kind === 'officeDocument')?.part
  if (main === undefined || main === null || !archive.has(main)) return true
  return types.of(main).includes('ms-excel.sheet.binary')
}

/** A document or presentation may hold workbooks of its own, which then stand in its content types. */
function isOtherMain(archive: ZipArchive): boolean {
  return archive.has('word/document.xml') || archive.has('ppt/presentation.xml')
}

function refuseOpenDocument(archive: ZipArchive): never {
  const bytes = archive.read('mimetype')
  const type = bytes === null ? '' : String.fromCharCode(...bytes.subarray(0, 100))
  if (type.includes('spreadsheet')) {
    throw new Refused('ods', `这是 OpenDocument 表格（.ods），不能直接读取。${SAVE_AS}`)
  }
  throw new Refused('other-office', '这是 OpenDocument 文档，不是表格。请填写下发的 Excel 表格后报送。')
}
