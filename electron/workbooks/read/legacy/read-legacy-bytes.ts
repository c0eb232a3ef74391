import { cellAddress, type Cell, type Sheet, type Workbook } from '#shared/returns/workbook.ts'
import type { ContentCounts } from '../cell-list.ts'
import { MAX_CELL_TEXT, MAX_FILE_BYTES, MEGABYTE } from '../limits.ts'
import { openOle } from '../ole-container.ts'
import { plainDecimal } from '../plain-decimal.ts'
import type { ReadOptions } from '../read-workbook-bytes.ts'
import { damaged, overLimits, Refused, type ReadOutcome } from '../refusal.ts'
import { readFrame } from './biff-frame.ts'
import { readBiffValues, type BiffValue, type BiffValues } from './biff-values.ts'

/**
 * Reads an .xls or .et ([MS-XLS], versions 5 and 8) as it is stored, into the same form as an .xlsx. Where its cells are
 * is our own finding, what they hold is SheetJS's; a cell that SheetJS does not give ends the reading. The format has no
 * checksum, so whatever comes of it is to be checked by a person.
 */
export function readLegacyBytes(bytes: Uint8Array, { contentLimits = true }: ReadOptions = {}): ReadOutcome {
  try {
    if (bytes.byteLength > MAX_FILE_BYTES) throw overLimits(`文件大于 ${MAX_FILE_BYTES / MEGABYTE} MB`)
    return { ok: true, workbook: readContainer(bytes, { cells: 0, rows: 0, limited: contentLimits }) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function readContainer(bytes: Uint8Array, counts: ContentCounts): Workbook {
  const container = openOle(bytes)
  // A file for Excel 95 and 97 at once has both; the later says more.
  const stream = container.read('workbook') ?? container.read('book')
  if (stream === null) throw damaged('找不到工作簿的内容')
  const frame = readFrame(stream, counts)
  const values = readBiffValues(frame.contents, frame.sheets.length)
  const sheets = frame.sheets.map((sheet, index) => fillSheet(sheet, values[index]))
  const macros =
    frame.macros || container.names.has('_vba_project_cur') || container.names.has('_vba_project')
  return { kind: 'xls', sheets, externalLinks: frame.externalLinks, macros }
}

function fillSheet(sheet: Sheet, values: BiffValues | undefined): Sheet {
  const cells = sheet.cells.map((cell) => {
    const filled = fillCell(cell, values?.(cell.row, cell.column))
    const place = `工作表“${sheet.name}”的 ${cellAddress(cell.row, cell.column)} 单元格`
    if (filled === null) throw damaged(`${place}的内容读不出来`)
    if (filled.text.length > MAX_CELL_TEXT) throw overLimits(`${place}的文字超过 ${MAX_CELL_TEXT} 个字符`)
    return filled
  })
  return { ...sheet, cells }
}

/** Null where there must be something and is not. A formula may be without a result. */
function fillCell(cell: Cell, value: BiffValue | undefined): Cell | null {
  if (value === undefined) return cell.formula ? { ...cell, type: 'blank' } : null
  switch (value.kind) {
    case 'text':
      return { ...cell, type: 'text', text: value.text, value: value.text }
    case 'boolean':
      return {
        ...cell,
        type: 'boolean',
        text: value.value ? '1' : '0',
        value: value.value ? 'TRUE' : 'FALSE',
      }
    case 'error': {
      const code = ERRORS.get(value.code)
      return code === undefined ? null : { ...cell, type: 'error', text: code, value: code }
    }
    case 'number':
      return fillNumber(cell, String(value.number))
  }
}

/** The shortest digits that mean the stored double: what an .xlsx of the same cell holds. */
function fillNumber(cell: Cell, text: string): Cell {
  const value = plainDecimal(text)
  if (value === null) return { ...cell, type: 'text', text, value: text }
  return { ...cell, type: cell.type === 'date' ? 'date' : 'number', text, value }
}

/** [MS-XLS] 2.5.10 */
const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])
