import { inflateSync } from 'node:zlib'

const SIGNATURE = 0x774f4646
const HEADER_BYTES = 44
const ENTRY_BYTES = 20

/**
 * A WOFF 1.0 file as the plain font that it wraps (W3C, WOFF File Format 1.0, sections 4 to 6); any other file as it is.
 * The font parser reads WOFF too, but inflates the whole glyph table again for every glyph.
 */
export function unpackWoff(file: Buffer): Buffer {
  if (file.length < HEADER_BYTES || file.readUInt32BE(0) !== SIGNATURE) return file
  const count = file.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) =>
    readEntry(file, HEADER_BYTES + index * ENTRY_BYTES),
  )
  const head = Buffer.alloc(12 + count * 16)
  file.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(Math.max(count, 1)))
  head.writeUInt16BE(2 ** power * 16, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(count * 16 - 2 ** power * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const at = 12 + index * 16
    tag.copy(head, at)
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(bytes.length, at + 12)
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4)
    parts.push(bytes, padding)
    offset += bytes.length + padding.length
  }
  return Buffer.concat(parts)
}

function readEntry(file: Buffer, at: number): { tag: Buffer; checksum: number; bytes: Buffer } {
  const offset = file.readUInt32BE(at + 4)
  const packed = file.readUInt32BE(at + 8)
  const length = file.readUInt32BE(at + 12)
  const stored = file.subarray(offset, offset + packed)
  return {
    tag: file.subarray(at, at + 4),
    checksum: file.readUInt32BE(at + 16),
    bytes: packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored,
  }
}
