import { buildOle, type OleStream } from './build-ole.ts'

/** A record of Excel's binary format: its number and its body. */
export type BiffRecordSpec = readonly [id: number, body: Uint8Array | string]

export interface BiffSheetSpec {
  readonly name?: string
  /** 0 visible, 1 hidden, 2 hidden for good. */
  readonly state?: number
  /** 0 worksheet, 1 macro sheet, 2 chart, 6 module. */
  readonly kind?: number
  readonly records?: readonly BiffRecordSpec[]
  /** Where the directory says the sheet begins, instead of where it does. */
  readonly at?: number
}

export interface BiffSpec {
  readonly version?: 5 | 8
  readonly codePage?: number
  /** Number formats of the styles, in order: an id, or an id with its own code. */
  readonly styles?: readonly (number | readonly [id: number, code: string])[]
  readonly strings?: readonly string[]
  readonly globals?: readonly BiffRecordSpec[]
  readonly sheets?: readonly BiffSheetSpec[]
  readonly streams?: readonly OleStream[]
}

/** An .xls that holds just this: hand-made, so that every byte is known. */
export function buildBiff(spec: BiffSpec): Buffer {
  const name = spec.version === 5 ? 'Book' : 'Workbook'
  return buildOle([{ name, content: buildBiffStream(spec) }, ...(spec.streams ?? [])])
}

export function buildBiffStream(spec: BiffSpec): Buffer {
  const { version = 8, sheets = [{}] } = spec
  const bodies = sheets.map((sheet) =>
    Buffer.concat([
      begin(version, sheet.kind === 2 ? 0x20 : sheet.kind === 1 ? 0x40 : 0x10),
      ...(sheet.records ?? []).map(([id, body]) => record(id, bytesOf(body))),
      record(0x0a, Buffer.alloc(0)),
    ]),
  )
  const globals = (positions: readonly number[]): Buffer =>
    Buffer.concat([
      begin(version, 0x05),
      ...globalRecords(spec, version).map(([id, body]) => record(id, bytesOf(body))),
      ...sheets.map((sheet, index) => boundSheet(sheet, index, positions[index] ?? 0, version)),
      record(0x0a, Buffer.alloc(0)),
    ])
  let next = globals([]).length
  const positions = bodies.map((body) => {
    const position = next
    next += body.length
    return position
  })
  return Buffer.concat([globals(positions), ...bodies])
}

export function record(id: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(body.byteLength, 2)
  return Buffer.concat([head, body])
}

/** Numbers of two bytes each, as one body. */
export function words(...numbers: readonly number[]): Buffer {
  const body = Buffer.alloc(numbers.length * 2)
  for (const [index, number] of numbers.entries()) body.writeUInt16LE(number, index * 2)
  return body
}

export function double(value: number): Buffer {
  const body = Buffer.alloc(8)
  body.writeDoubleLE(value)
  return body
}

/** A cell with a number, by row, column and style from 0. */
export function numberCell(row: number, column: number, style: number, value: number): BiffRecordSpec {
  return [0x0203, Buffer.concat([words(row, column, style), double(value)])]
}

/** A cell with a number in four bytes, as they are. */
export function rkCell(row: number, column: number, style: number, rk: string): BiffRecordSpec {
  return [0x027e, Buffer.concat([words(row, column, style), Buffer.from(rk, 'hex')])]
}

/** A cell with a text of its own, in version 5 in the bytes of the code page. */
export function labelCell(row: number, column: number, text: string | Uint8Array): BiffRecordSpec {
  const body = typeof text === 'string' ? wideText(text, 2) : Buffer.concat([words(text.byteLength), text])
  return [0x0204, Buffer.concat([words(row, column, 0), body])]
}

/** A formula; its result as eight bytes. */
export function formulaCell(
  row: number,
  column: number,
  result: Buffer,
  expression = '1e0100',
): BiffRecordSpec {
  const tokens = Buffer.from(expression, 'hex')
  return [
    0x0006,
    Buffer.concat([words(row, column, 0), result, Buffer.alloc(6), words(tokens.length), tokens]),
  ]
}

/** A formula's result that is no number: kind 0 a text that follows, 1 a boolean, 2 an error, 3 an empty text. */
export function specialResult(kind: number, value = 0): Buffer {
  return Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff])
}

export function wideText(text: string, lengthBytes: 1 | 2): Buffer {
  const length = lengthBytes === 2 ? words(text.length) : Buffer.from([text.length])
  return Buffer.concat([length, Buffer.from([1]), Buffer.from(text, 'utf16le')])
}

function bytesOf(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body, 'hex') : body
}

function begin(version: 5 | 8, type: number): Buffer {
  const body = Buffer.alloc(version === 8 ? 16 : 8)
  body.writeUInt16LE(version === 8 ? 0x0600 : 0x0500, 0)
  body.writeUInt16LE(type, 2)
  return record(0x0809, body)
}

function globalRecords(spec: BiffSpec, version: 5 | 8): readonly BiffRecordSpec[] {
  const styles = spec.styles ?? [0]
  const formats = styles.flatMap((style): BiffRecordSpec[] =>
    typeof style === 'number'
      ? []
      : [[0x041e, Buffer.concat([words(style[0]), shortText(style[1], 2, version)])]],
  )
  const xfs = styles.map((style): BiffRecordSpec => [
    0x00e0,
    Buffer.concat([words(0, typeof style === 'number' ? style : style[0]), Buffer.alloc(16)]),
  ])
  const codePage: readonly BiffRecordSpec[] =
    spec.codePage === undefined ? [] : [[0x0042, words(spec.codePage)]]
  return [...(spec.globals ?? []), ...codePage, ...formats, ...xfs, ...sharedStrings(spec.strings ?? [])]
}

function sharedStrings(strings: readonly string[]): readonly BiffRecordSpec[] {
  if (strings.length === 0) return []
  const counts = Buffer.alloc(8)
  counts.writeUInt32LE(strings.length, 0)
  counts.writeUInt32LE(strings.length, 4)
  return [[0x00fc, Buffer.concat([counts, ...strings.map((text) => wideText(text, 2))])]]
}

function shortText(text: string, lengthBytes: 1 | 2, version: 5 | 8): Buffer {
  if (version === 5) return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')])
  return wideText(text, lengthBytes)
}

function boundSheet(sheet: BiffSheetSpec, index: number, position: number, version: 5 | 8): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(sheet.at ?? position, 0)
  head.writeUInt8(sheet.state ?? 0, 4)
  head.writeUInt8(sheet.kind ?? 0, 5)
  return record(0x0085, Buffer.concat([head, shortText(sheet.name ?? `s${index + 1}`, 1, version)]))
}
