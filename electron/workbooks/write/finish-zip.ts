import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL_SIZE = 30
const CENTRAL_SIZE = 46
const END_SIZE = 22
const CENTRAL_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_MARK = 0x06054b50
const STORED = 0
const DEFLATED = 8
const SLASH = 0x2f
const UTF8_NAMES = 0x0800
/** "Version 2.0": deflate, which is all that is used here. */
const VERSION = 20

interface Entry {
  readonly name: Uint8Array
  readonly crc: number
  readonly size: number
  /** Deflated. */
  readonly data: Uint8Array
}

/**
 * Packs an archive that exceljs wrote unpacked (`STORED_ZIP`): every entry deflated by zlib, which is several times faster
 * than jszip's own, and dated `created` (UTC; jszip takes the clock's time, and the same form must give the same bytes).
 * The parts named in `edits` are changed as texts, for what exceljs can't be told to write.
 */
export function finishZip(
  archive: Uint8Array,
  created: Date,
  edits: ReadonlyMap<string, (xml: string) => string>,
): Uint8Array {
  const entries = readParts(archive).map(({ name, bytes }) => {
    const edit = edits.get(new TextDecoder().decode(name))
    return pack(
      name,
      edit === undefined ? bytes : new TextEncoder().encode(edit(new TextDecoder().decode(bytes))),
    )
  })
  return writeEntries(entries, created)
}

/** What exceljs is told about its archive. */
export const STORED_ZIP = { compression: 'STORE' } as const

function pack(name: Uint8Array, bytes: Uint8Array): Entry {
  return { name, crc: crc32(bytes), size: bytes.byteLength, data: deflateRawSync(bytes) }
}

interface Part {
  readonly name: Uint8Array
  readonly bytes: Uint8Array
}

function readParts(archive: Uint8Array): readonly Part[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.byteLength - END_SIZE
  expectMark(view, end, END_MARK)
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expectMark(view, at, CENTRAL_MARK)
    if (view.getUint16(at + 10, true) !== STORED) throw new Error('an entry is packed already')
    const nameLength = view.getUint16(at + 28, true)
    const name = archive.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)
    const local = view.getUint32(at + 42, true)
    expectMark(view, local, LOCAL_MARK)
    const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    // jszip also lists folders, which no workbook needs.
    if (name.at(-1) !== SLASH) {
      parts.push({ name, bytes: archive.subarray(start, start + view.getUint32(at + 24, true)) })
    }
    at += CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function expectMark(view: DataView, at: number, mark: number): void {
  if (view.getUint32(at, true) !== mark) throw new Error('the archive is not as jszip writes it')
}

function writeEntries(entries: readonly Entry[], created: Date): Uint8Array {
  const named = entries.reduce((sum, entry) => sum + entry.name.byteLength, 0)
  const stored = entries.reduce((sum, entry) => sum + entry.data.byteLength, 0)
  const size = stored + 2 * named + entries.length * (LOCAL_SIZE + CENTRAL_SIZE) + END_SIZE
  const archive = new Uint8Array(size)
  const view = new DataView(archive.buffer)
  const central = stored + named + entries.length * LOCAL_SIZE
  let local = 0
  let at = central
  for (const entry of entries) {
    view.setUint32(local, LOCAL_MARK, true)
    writeFields(view, local + 4, entry, created)
    archive.set(entry.name, local + LOCAL_SIZE)
    archive.set(entry.data, local + LOCAL_SIZE + entry.name.byteLength)
    view.setUint32(at, CENTRAL_MARK, true)
    view.setUint16(at + 4, VERSION, true)
    writeFields(view, at + 6, entry, created)
    view.setUint32(at + 42, local, true)
    archive.set(entry.name, at + CENTRAL_SIZE)
    local += LOCAL_SIZE + entry.name.byteLength + entry.data.byteLength
    at += CENTRAL_SIZE + entry.name.byteLength
  }
  view.setUint32(at, END_MARK, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - central, true)
  view.setUint32(at + 16, central, true)
  return archive
}

/** The fields that local and central headers share, from "version needed" to the name's length. */
function writeFields(view: DataView, at: number, entry: Entry, created: Date): void {
  const time = (created.getUTCHours() << 11) | (created.getUTCMinutes() << 5) | (created.getUTCSeconds() >> 1)
  const date =
    (Math.max(created.getUTCFullYear() - 1980, 0) << 9) |
    ((created.getUTCMonth() + 1) << 5) |
    created.getUTCDate()
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, UTF8_NAMES, true)
  view.setUint16(at + 4, DEFLATED, true)
  view.setUint16(at + 6, time, true)
  view.setUint16(at + 8, date, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.data.byteLength, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.name.byteLength, true)
}
