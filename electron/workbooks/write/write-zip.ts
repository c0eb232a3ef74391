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

/** An entry deflated by zlib. */
export function deflateEntry(name: Uint8Array, bytes: Uint8Array): ZipEntry {
  const data = deflateRawSync(bytes)
  return { name, method: DEFLATED, crc: crc32(bytes), size: bytes.byteLength, data }
}

/** An entry as it is: the same content gives the same bytes in every version of zlib. */
export function storeEntry(name: Uint8Array, bytes: Uint8Array): ZipEntry {
  return { name, method: STORED, crc: crc32(bytes), size: bytes.byteLength, data: bytes }
}

/** A zip file of the entries in their order, all dated `created` (UTC). The same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[], created: Date): Uint8Array {
  const named = entries.reduce((sum, entry) => sum + entry.name.byteLength, 0)
  const stored = entries.reduce((sum, entry) => sum + entry.data.byteLength, 0)
  const size = stored + 2 * named + entries.length * (LOCAL_SIZE + CENTRAL_SIZE) + END_SIZE
  if (entries.length > MAX_ENTRIES || size > MAX_BYTES)
    throw new Error('too much for a zip file without ZIP64')
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
function writeFields(view: DataView, at: number, entry: ZipEntry, created: Date): void {
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
  view.setUint32(at + 14, entry.data.byteLength, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.name.byteLength, true)
}
