import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  /** The name's bytes where they are not UTF-8. */
  readonly rawName?: Uint8Array
  readonly data: string | Uint8Array
  /** Kept as it is instead of deflated. */
  readonly stored?: boolean
  /** Lies: what the headers say instead of the truth. */
  readonly says?: Partial<ZipHeader>
  /** What the local header alone says. */
  readonly locally?: Partial<ZipHeader> & { readonly name?: string }
}

interface ZipHeader {
  /** The upper half of the external attributes: Unix's kind of file and permissions. */
  readonly mode: number
  /** As DOS writes it: years from 1980, month and day in one word; hours, minutes and half seconds in another. */
  readonly date: number
  readonly time: number
  readonly extra: Uint8Array
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** A zip file of these parts, in this order, with whatever lies they ask for. */
export function buildZip(parts: readonly ZipPart[], entryCount = parts.length): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = Buffer.from(part.data)
    const packed = part.stored === true ? data : deflateRawSync(data)
    const header: ZipHeader = {
      flags: 0x800,
      method: part.stored === true ? 0 : 8,
      crc: crc32(data),
      packed: packed.length,
      size: data.length,
      offset,
      mode: 0,
      date: 0,
      time: 0,
      extra: new Uint8Array(),
      ...part.says,
    }
    const local = localHeader(part.locally?.name ?? part.rawName ?? part.name, { ...header, ...part.locally })
    pieces.push(local, packed)
    directory.push(directoryEntry(part.rawName ?? part.name, header))
    offset += local.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entryCount, 8)
  end.writeUInt16LE(entryCount, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, ...directory, end])
}

function localHeader(name: string | Uint8Array, header: ZipHeader): Buffer {
  const fixed = Buffer.alloc(30)
  const bytes = Buffer.from(name)
  fixed.writeUInt32LE(0x04034b50, 0)
  writeCommon(fixed, 4, bytes, header)
  return Buffer.concat([fixed, bytes])
}

function directoryEntry(name: string | Uint8Array, header: ZipHeader): Buffer {
  const fixed = Buffer.alloc(46)
  const bytes = Buffer.from(name)
  fixed.writeUInt32LE(0x02014b50, 0)
  writeCommon(fixed, 6, bytes, header)
  fixed.writeUInt16LE(header.extra.byteLength, 30)
  fixed.writeUInt16LE(header.mode, 40)
  fixed.writeUInt32LE(header.offset, 42)
  return Buffer.concat([fixed, bytes, header.extra])
}

function writeCommon(target: Buffer, at: number, name: Uint8Array, header: ZipHeader): void {
  target.writeUInt16LE(20, at)
  target.writeUInt16LE(header.flags, at + 2)
  target.writeUInt16LE(header.method, at + 4)
  target.writeUInt16LE(header.time, at + 6)
  target.writeUInt16LE(header.date, at + 8)
  target.writeUInt32LE(header.crc, at + 10)
  target.writeUInt32LE(header.packed, at + 14)
  target.writeUInt32LE(header.size, at + 18)
  target.writeUInt16LE(name.byteLength, at + 22)
}
