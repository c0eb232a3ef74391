import { crc32, deflateRawSync } from 'node:zlib'
import {
  CENTRAL_MARK,
  CENTRAL_SIZE,
  DEFLATED,
  END_MARK,
  END_SIZE,
  LOCAL_MARK,
  LOCAL_SIZE,
  STORED,
} from './zip-format.ts'

const UTF8_NAMES = 0x0800
/** "Version 2.0": deflate, which is all that is used here. */
const VERSION = 20
/** What the fields of the format hold without ZIP64. */
const MAX_ENTRIES = 0xffff
const MAX_BYTES = 0xffff_ffff

/** An entry as it goes into the file. */
export interface ZipEntry {
  readonly name: Uint8Array
  readonly method: typeof STORED | typeof DEFLATED
  /** Of the content, not of what is stored of it. */
  readonly crc: number
  readonly size: number
  readonly data: Uint8Array
}

/** What stands of an entry around its data. */
export interface ZipHead extends Omit<ZipEntry, 'data'> {
  /** Bytes of the data. */
  readonly stored: number
}

/** An entry deflated by zlib. */
export function deflateEntry(name: Uint8Array, bytes: Uint8Array): ZipEntry {
  const data = deflateRawSync(bytes)
  return { name, method: DEFLATED, crc: crc32(bytes), size: bytes.byteLength, data }
}

/** An entry as it is: the same content gives the same bytes in every version of zlib. */
export function storeEntry(name: Uint8Array, bytes: Uint8Array): ZipEntry {
  return { name, method: STORED, crc: crc32(bytes), size: bytes.byteLength, data: bytes }
}

/**
 * The system that a zip file says it was made on. dos: what archives and workbooks have always had. unix: for files with Chinese
 * names that people open, because the unzip of Debian, UOS and Kylin takes the names of a DOS file for an old code page.
 */
export type ZipOrigin = 'dos' | 'unix'

const MADE_ON = { dos: 0, unix: 3 << 8 } as const
/** A plain file that its owner may write and all may read; a DOS file has no such thing. */
const ATTRIBUTES = { dos: 0, unix: 0o100644 * 0x1_0000 } as const

/** A zip file of the entries in their order, all dated `created` (UTC). The same entries give the same bytes. */
export function writeZip(entries: Iterable<ZipEntry>, created: Date, origin: ZipOrigin = 'dos'): Uint8Array {
  return Buffer.concat([...zipChunks(entries, created, origin)])
}

/** As {@link writeZip}, piece by piece: an entry is asked for when the ones before it are given out. */
export function* zipChunks(
  entries: Iterable<ZipEntry>,
  created: Date,
  origin: ZipOrigin = 'dos',
): Generator<Uint8Array> {
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const head = { ...entry, stored: entry.data.byteLength }
    directory.push(centralHeader(head, at, created, origin))
    const header = localHeader(head, created)
    yield header
    yield entry.data
    at += header.byteLength + entry.data.byteLength
  }
  yield* closing(directory, at)
}

/** All of such a file that is not data, each piece with its place: from what is known of the entries it follows. */
export function* zipFrame(
  heads: Iterable<ZipHead>,
  created: Date,
): Generator<{ readonly at: number; readonly bytes: Uint8Array }> {
  const directory: Uint8Array[] = []
  let at = 0
  for (const head of heads) {
    directory.push(centralHeader(head, at, created, 'dos'))
    const bytes = localHeader(head, created)
    yield { at, bytes }
    at += bytes.byteLength + head.stored
  }
  for (const bytes of closing(directory, at)) {
    yield { at, bytes }
    at += bytes.byteLength
  }
}

/** Directory and end record behind the last entry. */
function* closing(directory: readonly Uint8Array[], at: number): Generator<Uint8Array> {
  const central = Buffer.concat(directory)
  if (directory.length > MAX_ENTRIES || at + central.byteLength > MAX_BYTES) {
    throw new Error('too much for a zip file without ZIP64')
  }
  yield central
  yield endRecord(directory.length, central.byteLength, at)
}

function localHeader(entry: ZipHead, created: Date): Uint8Array {
  const header = new Uint8Array(LOCAL_SIZE + entry.name.byteLength)
  const view = new DataView(header.buffer)
  view.setUint32(0, LOCAL_MARK, true)
  writeFields(view, 4, entry, created)
  header.set(entry.name, LOCAL_SIZE)
  return header
}

function centralHeader(entry: ZipHead, local: number, created: Date, origin: ZipOrigin): Uint8Array {
  const header = new Uint8Array(CENTRAL_SIZE + entry.name.byteLength)
  const view = new DataView(header.buffer)
  view.setUint32(0, CENTRAL_MARK, true)
  view.setUint16(4, MADE_ON[origin] + VERSION, true)
  writeFields(view, 6, entry, created)
  view.setUint32(38, ATTRIBUTES[origin], true)
  view.setUint32(42, local, true)
  header.set(entry.name, CENTRAL_SIZE)
  return header
}

function endRecord(entries: number, size: number, at: number): Uint8Array {
  const record = new Uint8Array(END_SIZE)
  const view = new DataView(record.buffer)
  view.setUint32(0, END_MARK, true)
  view.setUint16(8, entries, true)
  view.setUint16(10, entries, true)
  view.setUint32(12, size, true)
  view.setUint32(16, at, true)
  return record
}

/** The fields that local and central headers share, from "version needed" to the name's length. */
function writeFields(view: DataView, at: number, entry: ZipHead, created: Date): void {
  const time = (created.getUTCHours() << 11) | (created.getUTCMinutes() << 5) | (created.getUTCSeconds() >> 1)
  const date =
    (Math.max(created.getUTCFullYear() - 1980, 0) << 9) |
    ((created.getUTCMonth() + 1) << 5) |
    created.getUTCDate()
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, UTF8_NAMES, true)
  view.setUint16(at + 4, entry.method, true)
  view.setUint16(at + 6, time, true)
  view.setUint16(at + 8, date, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.stored, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.name.byteLength, true)
}
