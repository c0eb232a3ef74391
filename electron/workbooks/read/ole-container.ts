import { damaged, type Refused } from './refusal.ts'

const HEADER = 512
const ENTRY = 128
const NO_STREAM = 0xffff_ffff
const LAST_REGULAR_SECTOR = 0xffff_fffa
/** The first of them stand in the header; the others in sectors of their own. */
const TABLES_IN_HEADER = 109
/** Streams smaller than this lie in the small sectors of the root's own stream. */
const SMALL_STREAM = 4_096
const SMALL_SHIFT = 6
/** A directory of more sectors than this is no office document. */
const MAX_DIRECTORY_SECTORS = 2_000
const STREAM = 2

/** An OLE compound file ([MS-CFB]). Opening one never throws: of a broken file it knows as much as can be found. */
export interface OleContainer {
  /** Names (lower case) of what stands at the top. Only the top: a Word document may hold a workbook. */
  readonly names: ReadonlySet<string>
  /** The stream of that name at the top, whole; null where there is none. Throws `Refused` where a piece is missing. */
  read(name: string): Buffer | null
}

export function openOle(bytes: Uint8Array): OleContainer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < HEADER) return { names: new Set(), read: () => null }
  const sectors = openSectors(buffer)
  const directory = readDirectory(sectors)
  const top = entriesAtTop(directory)
  return {
    names: new Set(top.keys()),
    read: (name) => {
      const entry = top.get(name.toLowerCase())
      return entry === undefined || entry.kind !== STREAM ? null : readStream(sectors, directory[0], entry)
    },
  }
}

interface DirectoryEntry {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

interface Sectors {
  readonly file: Buffer
  readonly shift: number
  /** What follows the sector; NO_STREAM where nothing does or the table has no place for it. */
  readonly next: (sector: number) => number
}

function openSectors(file: Buffer): Sectors {
  const shift = file.readUInt16LE(30) === 12 ? 12 : 9
  const tables = allocationTables(file, shift)
  const perSector = 1 << (shift - 2)
  return {
    file,
    shift,
    next: (sector) => {
      const table = tables[Math.floor(sector / perSector)]
      return table === undefined
        ? NO_STREAM
        : numberAt(file, sectorStart(table, shift) + (sector % perSector) * 4)
    },
  }
}

/** The sectors of the allocation table. */
function allocationTables(file: Buffer, shift: number): readonly number[] {
  const tables: number[] = []
  const take = (at: number): void => {
    const table = numberAt(file, at)
    if (table < LAST_REGULAR_SECTOR) tables.push(table)
  }
  for (let index = 0; index < TABLES_IN_HEADER; index += 1) take(76 + index * 4)
  const perSector = (1 << (shift - 2)) - 1
  let sector = numberAt(file, 68)
  // As many as the file has room for: a chain that bites its own tail ends too.
  for (let left = file.length >> shift; left > 0 && sector < LAST_REGULAR_SECTOR; left -= perSector) {
    const start = sectorStart(sector, shift)
    for (let index = 0; index < perSector; index += 1) take(start + index * 4)
    sector = numberAt(file, start + perSector * 4)
  }
  return tables
}

function sectorStart(sector: number, shift: number): number {
  return (sector + 1) * (1 << shift)
}

function numberAt(file: Buffer, at: number): number {
  return at + 4 > file.length ? NO_STREAM : file.readUInt32LE(at)
}

function readDirectory(sectors: Sectors): readonly DirectoryEntry[] {
  const { file, shift } = sectors
  const entries: DirectoryEntry[] = []
  let sector = numberAt(file, 48)
  for (let count = 0; count < MAX_DIRECTORY_SECTORS && sector < LAST_REGULAR_SECTOR; count += 1) {
    const start = sectorStart(sector, shift)
    const end = start + (1 << shift)
    if (end > file.length) break
    for (let at = start; at < end; at += ENTRY) entries.push(readEntry(file, at))
    sector = sectors.next(sector)
  }
  return entries
}

function readEntry(file: Buffer, at: number): DirectoryEntry {
  const length = Math.min(file.readUInt16LE(at + 64), 64)
  return {
    name: file.toString('utf16le', at, at + Math.max(0, length - 2)),
    kind: file.readUInt8(at + 66),
    left: file.readUInt32LE(at + 68),
    right: file.readUInt32LE(at + 72),
    child: file.readUInt32LE(at + 76),
    start: file.readUInt32LE(at + 116),
    size: file.readUInt32LE(at + 120),
  }
}

function entriesAtTop(directory: readonly DirectoryEntry[]): ReadonlyMap<string, DirectoryEntry> {
  const found = new Map<string, DirectoryEntry>()
  const pending = [directory[0]?.child ?? NO_STREAM]
  const seen = new Set<number>()
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const entry = directory[index]
    if (entry === undefined || seen.has(index)) continue
    seen.add(index)
    found.set(entry.name.toLowerCase(), entry)
    pending.push(entry.left, entry.right)
  }
  return found
}

function readStream(sectors: Sectors, root: DirectoryEntry | undefined, entry: DirectoryEntry): Buffer {
  if (entry.size >= SMALL_STREAM) return readChain(sectors, entry.start, entry.size)
  const small = openSmallSectors(sectors, root)
  const pieces: Buffer[] = []
  let sector = entry.start
  for (let left = entry.size; left > 0; left -= 1 << SMALL_SHIFT) {
    const from = sector << SMALL_SHIFT
    if (sector >= LAST_REGULAR_SECTOR || from >= small.stream.length) throw incomplete()
    pieces.push(small.stream.subarray(from, from + Math.min(left, 1 << SMALL_SHIFT)))
    sector = numberAt(small.table, sector * 4)
  }
  return wholeOf(pieces, entry.size)
}

/** The root's own stream and the table that says which small sector follows which. */
function openSmallSectors(
  sectors: Sectors,
  root: DirectoryEntry | undefined,
): { readonly stream: Buffer; readonly table: Buffer } {
  const tableSectors = Math.min(numberAt(sectors.file, 64), sectors.file.length >> sectors.shift)
  return {
    stream: readChain(sectors, root?.start ?? NO_STREAM, root?.size ?? 0),
    table: readChain(sectors, numberAt(sectors.file, 60), tableSectors << sectors.shift),
  }
}

function readChain({ file, shift, next }: Sectors, first: number, size: number): Buffer {
  if (size > file.length) throw incomplete()
  const pieces: Buffer[] = []
  let sector = first
  for (let left = size; left > 0; left -= 1 << shift) {
    if (sector >= LAST_REGULAR_SECTOR) throw incomplete()
    const from = sectorStart(sector, shift)
    pieces.push(file.subarray(from, from + Math.min(left, 1 << shift)))
    sector = next(sector)
  }
  return wholeOf(pieces, size)
}

function wholeOf(pieces: readonly Buffer[], size: number): Buffer {
  const whole = Buffer.concat(pieces)
  if (whole.length !== size) throw incomplete()
  return whole
}

function incomplete(): Refused {
  return damaged('内容不完整，可能没有传完或拷贝中断')
}
