import { decodeCodePage } from './code-page.ts'
import { damaged, type Refused } from '../refusal.ts'

/** Records of Excel's old binary format ([MS-XLS] 2.3) that matter to a reading. */
export const RECORD = {
  formula: 0x0006,
  endOfSubstream: 0x000a,
  externSheet: 0x0017,
  date1904: 0x0022,
  filePass: 0x002f,
  font: 0x0031,
  continue: 0x003c,
  codePage: 0x0042,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  vbaProject: 0x00d3,
  richString: 0x00d6,
  extendedFormat: 0x00e0,
  mergeCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelSst: 0x00fd,
  supBook: 0x01ae,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  array: 0x0221,
  table: 0x0236,
  rk: 0x027e,
  format: 0x041e,
  sharedFormula: 0x04bc,
  beginOfSubstream: 0x0809,
  connection: 0x0876,
} as const

export interface BiffRecord {
  readonly id: number
  /** Where the record begins in its stream. */
  readonly at: number
  readonly body: Buffer
}

/** 5: Excel 5 and 95; 8: Excel 97 to 2003. */
export type BiffVersion = 5 | 8

/** The records of a stream up to its end or to the padding behind the last substream. Throws `Refused` where one is cut. */
export function* recordsOf(stream: Buffer): Generator<BiffRecord> {
  let depth = 0
  for (let at = 0; at + 4 <= stream.length;) {
    const id = stream.readUInt16LE(at)
    const end = at + 4 + stream.readUInt16LE(at + 2)
    if (depth === 0 && id !== RECORD.beginOfSubstream) return
    if (end > stream.length) throw cutRecord()
    if (id === RECORD.beginOfSubstream) depth += 1
    if (id === RECORD.endOfSubstream) depth -= 1
    yield { id, at, body: stream.subarray(at + 4, end) }
    at = end
  }
  if (depth !== 0) throw cutRecord()
}

export function cutRecord(): Refused {
  return damaged('内容不完整，可能没有传完或拷贝中断')
}

/** Numbers of a record's body; a body that is too short is damage, never a zero. */
export function numberIn(body: Buffer, at: number, bytes: 1 | 2 | 4): number {
  if (at + bytes > body.length) throw cutRecord()
  return body.readUIntLE(at, bytes)
}

/** A text whose length in characters stands in front of it in `lengthBytes`; sheet names and number formats. */
export function textIn(
  body: Buffer,
  at: number,
  lengthBytes: 1 | 2,
  version: BiffVersion,
  codePage: number,
): string {
  if (version === 5) {
    const from = at + 1
    const to = from + numberIn(body, at, 1)
    if (to > body.length) throw cutRecord()
    return decodeCodePage(codePage, body.subarray(from, to))
  }
  const length = numberIn(body, at, lengthBytes)
  if (length === 0) return ''
  const wide = (numberIn(body, at + lengthBytes, 1) & 1) === 1
  const from = at + lengthBytes + 1
  const to = from + length * (wide ? 2 : 1)
  if (to > body.length) throw cutRecord()
  return body.toString(wide ? 'utf16le' : 'latin1', from, to)
}
