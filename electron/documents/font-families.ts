import { closeSync, openSync, readSync } from 'node:fs'

/** Names of the whole family in a font file, as OpenType numbers them. */
const FAMILY = 1
const TYPOGRAPHIC_FAMILY = 16
const MICROSOFT = 3
const UNICODE = 0
const LARGEST_TABLE = 1 << 20

const known = new Map<string, readonly string[]>()

/**
 * The family names that a font file gives itself, in every language that it has: "仿宋_GB2312", "FangSong_GB2312". A file that
 * is no single font has none. Read once for the process, the names alone.
 */
export function familiesOf(path: string): readonly string[] {
  const families = known.get(path) ?? readFamilies(path)
  known.set(path, families)
  return families
}

function readFamilies(path: string): readonly string[] {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const table = readNameTable(file)
    return table === null ? [] : namesIn(table)
  } catch {
    // A file that can't be read, or is cut off, is no font for us.
    return []
  } finally {
    if (file !== null) closeSync(file)
  }
}

function readNameTable(file: number): Buffer | null {
  const head = readAt(file, 0, 12)
  const kind = head.toString('latin1', 0, 4)
  if (kind !== '\0\x01\0\0' && kind !== 'OTTO' && kind !== 'true') return null
  const entries = readAt(file, 12, head.readUInt16BE(4) * 16)
  for (let at = 0; at < entries.length; at += 16) {
    if (entries.toString('latin1', at, at + 4) !== 'name') continue
    const length = entries.readUInt32BE(at + 12)
    return length > LARGEST_TABLE ? null : readAt(file, entries.readUInt32BE(at + 8), length)
  }
  return null
}

function namesIn(table: Buffer): readonly string[] {
  const strings = table.readUInt16BE(4)
  const names = new Set<string>()
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const at = 6 + index * 12
    const platform = table.readUInt16BE(at)
    const name = table.readUInt16BE(at + 6)
    if (platform !== MICROSOFT && platform !== UNICODE) continue
    if (name !== FAMILY && name !== TYPOGRAPHIC_FAMILY) continue
    const from = strings + table.readUInt16BE(at + 10)
    const text = Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
    if (text.length % 2 === 0) names.add(text.swap16().toString('utf16le').trim())
  }
  return [...names]
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, position) < length) throw new Error('the file ends too early')
  return bytes
}
