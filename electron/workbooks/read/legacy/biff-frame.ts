import type { Sheet } from '#shared/returns/workbook.ts'
import type { ContentCounts } from '../cell-list.ts'
import { damaged, Refused } from '../refusal.ts'
import { boundSheetRecord, recordOf, type BiffContents } from './biff-contents.ts'
import { BiffGlobalsScan } from './biff-globals.ts'
import { RECORD, recordsOf, type BiffRecord, type BiffVersion } from './biff-records.ts'
import { BiffSheetScan } from './biff-sheet.ts'

/** A workbook stream's frame: all that is known of its cells but what they hold. */
export interface BiffFrame {
  /** Worksheets in the workbook's order; their cells have no content yet. */
  readonly sheets: readonly Sheet[]
  readonly externalLinks: boolean
  readonly macros: boolean
  /** The stream anew, with nothing but what the cells hold; the sheets are called "1", "2" … */
  readonly contents: Buffer
}

const WORKSHEET = 0
const GLOBALS_TYPE = 0x0005
const WORKSHEET_TYPE = 0x0010

/** Throws `Refused` where the stream is cut, encrypted, too old, or contradicts itself. */
export function readFrame(stream: Buffer, counts: ContentCounts): BiffFrame {
  const version = versionOf(stream)
  const globals = new BiffGlobalsScan(version, stream)
  const scans = new Map<number, BiffSheetScan>()
  let substream: { take(record: BiffRecord): void } | undefined = globals
  let depth = 0
  for (const record of recordsOf(stream)) {
    if (record.id === RECORD.beginOfSubstream) {
      // A chart within a sheet is a substream of its own.
      if (depth === 0 && record.at > 0) substream = openSheet(record.at, globals, scans, stream, counts)
      depth += 1
    } else if (record.id === RECORD.endOfSubstream) depth -= 1
    else if (depth === 1) substream?.take(record)
  }
  const worksheets = [...globals.sheets].filter(([, entry]) => entry.kind === WORKSHEET)
  const found = worksheets.map(([position, entry]) => {
    const scan = scans.get(position)
    if (scan === undefined) throw damaged(`找不到工作表“${entry.name}”的内容`)
    return { entry, scan }
  })
  return {
    sheets: found.map(({ entry: { name, state }, scan }) => {
      const sheet = { name, state, ...scan.finish() }
      return globals.date1904 ? { ...sheet, date1904: true } : sheet
    }),
    externalLinks: globals.externalLinks,
    macros: globals.macros,
    contents: assemble(
      version,
      globals,
      found.map(({ scan }) => scan.contents),
    ),
  }
}

function versionOf(stream: Buffer): BiffVersion {
  if (stream.length < 8 || stream.readUInt16LE(0) !== RECORD.beginOfSubstream)
    throw damaged('找不到工作簿的开头')
  const version = stream.readUInt16LE(4)
  if (version === 0x0600) return 8
  if (version === 0x0500) return 5
  throw new Refused(
    'legacy',
    '这是 Excel 5.0 以前的表格，格式太旧，不能读取。请用 Excel 或 WPS 表格打开后另存为 .xlsx 再报送。',
  )
}

/** Nothing where the substream is no worksheet: a chart, a macro sheet, or what no sheet is said to be. */
function openSheet(
  at: number,
  globals: BiffGlobalsScan,
  scans: Map<number, BiffSheetScan>,
  stream: Buffer,
  counts: ContentCounts,
): BiffSheetScan | undefined {
  const entry = globals.sheets.get(at)
  if (entry?.kind !== WORKSHEET) return undefined
  const scan = new BiffSheetScan(entry.name, stream, globals, counts)
  scans.set(at, scan)
  return scan
}

function assemble(
  version: BiffVersion,
  { codePage, strings }: BiffGlobalsScan,
  sheets: readonly BiffContents[],
): Buffer {
  const end = recordOf(RECORD.endOfSubstream, Buffer.alloc(0))
  const bodies = sheets.map((contents) => [beginRecord(version, WORKSHEET_TYPE), ...contents.finish(), end])
  const codePageBody = Buffer.alloc(2)
  codePageBody.writeUInt16LE(codePage)
  const head = [beginRecord(version, GLOBALS_TYPE), recordOf(RECORD.codePage, codePageBody)]
  const texts = [...strings.finish(), end]
  const directory = (positions: readonly number[]): readonly Buffer[] =>
    positions.map((position, index) => boundSheetRecord(position, String(index + 1), version))
  let next = lengthOf([...head, ...directory(bodies.map(() => 0)), ...texts])
  const positions = bodies.map((body) => {
    const position = next
    next += lengthOf(body)
    return position
  })
  return Buffer.concat([...head, ...directory(positions), ...texts, ...bodies.flat()])
}

function beginRecord(version: BiffVersion, type: number): Buffer {
  const body = Buffer.alloc(version === 8 ? 16 : 8)
  body.writeUInt16LE(version === 8 ? 0x0600 : 0x0500, 0)
  body.writeUInt16LE(type, 2)
  return recordOf(RECORD.beginOfSubstream, body)
}

function lengthOf(pieces: readonly Buffer[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}
