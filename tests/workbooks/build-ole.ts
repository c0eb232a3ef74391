/** A stream of an OLE file: a bare name stands for an empty one. */
export type OleStream = string | { readonly name: string; readonly content: Uint8Array }

const END = 0xffff_fffe
const FREE = 0xffff_ffff
const TABLE = 0xffff_fffd
const OVERFLOW = 0xffff_fffc
const IN_HEADER = 109
const SECTOR = 512
const SMALL = 64
const SMALL_STREAM = 4_096

/** An OLE compound file ([MS-CFB]) whose root holds these streams. */
export function buildOle(streams: readonly OleStream[]): Buffer {
  const sectors = new Sectors()
  const root = { name: 'Root Entry', kind: 5, start: END, size: 0 }
  const small = new SmallSectors()
  const entries = streams.map((stream) => {
    const { name, content } =
      typeof stream === 'string' ? { name: stream, content: new Uint8Array() } : stream
    const isSmall = content.byteLength < SMALL_STREAM
    const start = isSmall ? small.add(content) : sectors.add(content)
    return { name, kind: 2, start, size: content.byteLength }
  })
  root.start = sectors.add(small.stream())
  root.size = small.stream().length
  const smallTable = small.table()
  const smallTableStart = sectors.add(smallTable)
  const directoryStart = sectors.add(directory([root, ...entries]))
  return Buffer.concat([
    header(directoryStart, smallTableStart, Math.ceil(smallTable.length / SECTOR), sectors),
    ...sectors.finish(),
  ])
}

class Sectors {
  readonly #sectors: Buffer[] = []
  readonly #next: number[] = []

  /** The first sector of the chain; END where there is nothing to keep. */
  add(content: Uint8Array): number {
    const first = this.#sectors.length
    const count = Math.ceil(content.byteLength / SECTOR)
    const bytes = Buffer.from(content)
    for (let index = 0; index < count; index += 1) {
      const sector = Buffer.alloc(SECTOR)
      bytes.copy(sector, 0, index * SECTOR)
      this.#sectors.push(sector)
      this.#next.push(index === count - 1 ? END : first + index + 1)
    }
    return count === 0 ? END : first
  }

  /** Sectors that the allocation table takes, itself included. */
  tables(): readonly number[] {
    const used = this.#sectors.length
    // A few more than needed: the overflow has its own places in them.
    const count = Math.ceil(used / (SECTOR / 4 - 1)) + Math.ceil(used / 2_000_000)
    return Array.from({ length: count }, (_, index) => used + index)
  }

  /** Sectors for the numbers of tables that the header has no room for. */
  overflow(): readonly number[] {
    const first = this.#sectors.length + this.tables().length
    const count = Math.max(0, Math.ceil((this.tables().length - IN_HEADER) / (SECTOR / 4 - 1)))
    return Array.from({ length: count }, (_, index) => first + index)
  }

  finish(): readonly Buffer[] {
    const [tables, overflow] = [this.tables(), this.overflow()]
    const numbers = [...this.#next, ...tables.map(() => TABLE), ...overflow.map(() => OVERFLOW)]
    const table = Buffer.alloc(tables.length * SECTOR, 0xff)
    for (const [index, number] of numbers.entries()) table.writeUInt32LE(number, index * 4)
    const more = overflow.map((_, index) => {
      const sector = Buffer.alloc(SECTOR, 0xff)
      const from = IN_HEADER + index * (SECTOR / 4 - 1)
      for (const [at, number] of tables.slice(from, from + SECTOR / 4 - 1).entries())
        sector.writeUInt32LE(number, at * 4)
      sector.writeUInt32LE(overflow[index + 1] ?? END, SECTOR - 4)
      return sector
    })
    return [...this.#sectors, table, ...more]
  }
}

class SmallSectors {
  readonly #pieces: Buffer[] = []
  readonly #next: number[] = []

  add(content: Uint8Array): number {
    const first = this.#next.length
    const count = Math.ceil(content.byteLength / SMALL)
    const piece = Buffer.alloc(count * SMALL)
    Buffer.from(content).copy(piece)
    this.#pieces.push(piece)
    for (let index = 0; index < count; index += 1) {
      this.#next.push(index === count - 1 ? END : first + index + 1)
    }
    return count === 0 ? END : first
  }

  stream(): Buffer {
    return Buffer.concat(this.#pieces)
  }

  table(): Buffer {
    const table = Buffer.alloc(Math.ceil((this.#next.length * 4) / SECTOR) * SECTOR, 0xff)
    for (const [index, number] of this.#next.entries()) table.writeUInt32LE(number, index * 4)
    return table
  }
}

interface Entry {
  readonly name: string
  readonly kind: number
  readonly start: number
  readonly size: number
}

function directory(entries: readonly Entry[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(entries.length / 4) * SECTOR)
  for (const [index, { name, kind, start, size }] of entries.entries()) {
    const at = index * 128
    const last = entries.length - 1
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64)
    bytes.writeUInt8(kind, at + 66)
    bytes.writeUInt32LE(FREE, at + 68)
    // A chain to the right instead of a balanced tree: readers must not care.
    bytes.writeUInt32LE(index === 0 || index === last ? FREE : index + 1, at + 72)
    bytes.writeUInt32LE(index === 0 && last > 0 ? 1 : FREE, at + 76)
    bytes.writeUInt32LE(start, at + 116)
    bytes.writeUInt32LE(size, at + 120)
  }
  return bytes
}

function header(
  directoryStart: number,
  smallTableStart: number,
  smallTables: number,
  sectors: Sectors,
): Buffer {
  const bytes = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  const tables = sectors.tables()
  bytes.writeUInt32LE(tables.length, 44)
  bytes.writeUInt32LE(directoryStart, 48)
  bytes.writeUInt32LE(SMALL_STREAM, 56)
  bytes.writeUInt32LE(smallTableStart, 60)
  bytes.writeUInt32LE(smallTables, 64)
  const overflow = sectors.overflow()
  bytes.writeUInt32LE(overflow[0] ?? END, 68)
  bytes.writeUInt32LE(overflow.length, 72)
  bytes.fill(0xff, 76)
  for (const [index, sector] of tables.slice(0, IN_HEADER).entries())
    bytes.writeUInt32LE(sector, 76 + index * 4)
  return bytes
}
