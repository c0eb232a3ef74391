import { crc32, inflateRawSync } from 'node:zlib'
import { fromRandomAccessReader, type Entry, type LocalFileHeader, type ZipFile } from 'yauzl'
import { memorySource, type ByteSource } from './byte-source.ts'
import { BytesReader } from './bytes-reader.ts'
import { MEGABYTE, RETURN_ZIP_LIMITS, type ZipLimits } from './limits.ts'
import { damaged, overLimits, Refused } from './refusal.ts'
import { withoutPadding } from './zero-padding.ts'

/** The parts of a zip file, by lower-case name: part names do not differ by case (ECMA-376 part 2, 6.2.2.3). */
export interface ZipArchive {
  has(name: string): boolean
  names(): Iterable<string>
  /** What the directory says of each part, in its order. */
  entries(): readonly Entry[]
  /** The part's bytes, inflated and checked; null where there is none. Throws `Refused`. */
  read(name: string): Uint8Array | null
  /** Every part as it lies there, in the order of the directory, for a copy of the archive. Throws `Refused`. */
  packed(): Iterable<PackedPart>
  /** Zeros stand behind its end, which are no part of it. */
  readonly padded: boolean
}

/** A part as it is stored: nothing is inflated. */
export interface PackedPart {
  /** As it is written there. */
  readonly name: string
  readonly method: typeof STORED | typeof DEFLATED
  readonly crc: number
  /** Of the content. */
  readonly size: number
  readonly data: Uint8Array
}

interface Part {
  readonly entry: Entry
  readonly name: string
  readonly start: number
}

const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 0x1
/** Sizes and checksum stand behind the data, so the local header may leave them out. */
const DATA_DESCRIPTOR = 0x8
const UNKNOWN_SIZE = 0xffff_ffff
const DIRECTORY_ENTRY = [0x50, 0x4b, 1, 2]
const ODD_DIRECTORY = '压缩包目录不完整或前后矛盾'
const ODD_METHOD = '部件的压缩方式不是表格文件所用的'
const OVERLAP = '压缩包内的部件互相重叠'

/**
 * Opens a zip file by its central directory. Throws `Refused` on anything that two readers could take differently.
 * `nameOf` reads names that are not of a package; left out, they are plain, without backslash, root or "..".
 */
export function openZip(
  bytes: Uint8Array | ByteSource,
  limits: ZipLimits = RETURN_ZIP_LIMITS,
  nameOf?: (entry: Entry) => string,
): ZipArchive {
  // What is read from a file is this program's own: nothing may stand behind it.
  const whole = bytes instanceof Uint8Array ? withoutPadding(bytes) : bytes
  const source = whole instanceof Uint8Array ? memorySource(whole) : whole
  const reader = new BytesReader(source)
  const zip = openDirectory(reader, source.size, nameOf === undefined)
  if (zip.entryCount > limits.entries) throw overLimits(`压缩包内有 ${zip.entryCount} 个部件`)
  reader.takeSpan()
  const entries = readDirectory(zip)
  const directory = entries.length === 0 ? { from: source.size, to: source.size } : reader.takeSpan()
  if (startsDirectoryEntry(source, directory.to)) throw damaged(ODD_DIRECTORY)
  const parts = locateParts(zip, entries, nameOf ?? ((entry) => entry.fileName))
  checkLayout([...parts.values()], directory.from)
  let inflated = 0
  return {
    has: (name) => parts.has(name.toLowerCase()),
    names: () => parts.keys(),
    entries: () => entries,
    read: (name) => {
      const part = parts.get(name.toLowerCase())
      if (part === undefined) return null
      const content = inflate(source, part, limits, limits.inflatedBytes - inflated)
      inflated += content.byteLength
      return content
    },
    padded: whole !== bytes,
    packed: () => [...parts.values()].map((part) => packedPart(source, part)),
  }
}

function packedPart(source: ByteSource, { entry, name, start }: Part): PackedPart {
  const { compressionMethod: method } = entry
  refuseEncrypted(entry)
  if (method !== STORED && method !== DEFLATED) throw damaged(ODD_METHOD)
  const data = source.read(start, start + entry.compressedSize)
  return { name, method, crc: entry.crc32, size: entry.uncompressedSize, data }
}

function openDirectory(reader: BytesReader, size: number, strictNames: boolean): ZipFile {
  let opened: ZipFile | null = null
  let failure: Error | null = null
  // Strict names: no backslash, no absolute path, no "..": one name must mean one part to every reader.
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, decodeStrings: strictNames }
  fromRandomAccessReader(reader, size, options, (error, zip) => {
    failure = error
    opened = zip
  })
  if (failure !== null || opened === null) {
    throw new Refused(
      'cut',
      '文件不完整，可能没有传完或拷贝中断。请向填报单位重新索取，或用 Excel、WPS 表格打开后另存一份再报送。',
    )
  }
  return opened
}

function readDirectory(zip: ZipFile): Entry[] {
  const entries: Entry[] = []
  let failed = false
  zip.on('entry', (entry: Entry) => entries.push(entry))
  zip.on('error', () => {
    failed = true
  })
  while (entries.length < zip.entryCount) {
    const before = entries.length
    zip.readEntry()
    if (failed || entries.length === before) throw damaged(ODD_DIRECTORY)
  }
  return entries
}

/** More entries than the end record counts: another reader would see parts that we don't. */
function startsDirectoryEntry(source: ByteSource, at: number): boolean {
  const bytes = source.read(at, at + DIRECTORY_ENTRY.length)
  return DIRECTORY_ENTRY.every((byte, index) => bytes[index] === byte)
}

function locateParts(
  zip: ZipFile,
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): Map<string, Part> {
  const parts = new Map<string, Part>()
  for (const entry of entries) {
    const name = nameOf(entry)
    const key = name.toLowerCase()
    if (parts.has(key)) throw damaged(`压缩包内有重名的部件 ${name}`)
    parts.set(key, { entry, name, start: checkLocalHeader(zip, entry, name) })
  }
  return parts
}

/** Where the part's data begins. What stands in front of the data must say the same as the directory. */
function checkLocalHeader(zip: ZipFile, entry: Entry, name: string): number {
  let header: LocalFileHeader | null = null
  zip.readLocalFileHeader(entry, (error, found) => {
    if (error === null || error === undefined) header = found
  })
  const local: LocalFileHeader | null = header
  if (local === null) throw damaged(ODD_DIRECTORY)
  return agreedStart(entry, local, name)
}

function agreedStart(entry: Entry, local: LocalFileHeader, name: string): number {
  const sizesLater = (local.generalPurposeBitFlag & DATA_DESCRIPTOR) !== 0
  const same = (here: number, there: number) =>
    here === there || here === UNKNOWN_SIZE || (sizesLater && here === 0)
  const agrees =
    local.fileName.equals(entry.fileNameRaw) &&
    local.compressionMethod === entry.compressionMethod &&
    (local.generalPurposeBitFlag & ENCRYPTED) === (entry.generalPurposeBitFlag & ENCRYPTED) &&
    same(local.crc32, entry.crc32) &&
    same(local.compressedSize, entry.compressedSize) &&
    same(local.uncompressedSize, entry.uncompressedSize)
  if (!agrees) throw damaged(`部件 ${name} 的头部与压缩包目录不一致`)
  return local.fileDataStart
}

/** No two parts share bytes and none runs into the directory. */
function checkLayout(parts: readonly Part[], directoryStart: number): void {
  const inOrder = parts.toSorted(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  )
  let free = 0
  for (const { entry, start } of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < free) throw damaged(OVERLAP)
    free = start + entry.compressedSize
  }
  if (free > directoryStart) throw damaged(OVERLAP)
}

function refuseEncrypted({ generalPurposeBitFlag }: Entry): void {
  if ((generalPurposeBitFlag & ENCRYPTED) === 0) return
  throw new Refused(
    'encrypted',
    '文件设有打开密码，无法读取。请用 Excel 或 WPS 表格打开，解除密码后另存为 .xlsx 重新报送。',
  )
}

function inflate(
  source: ByteSource,
  { entry, name, start }: Part,
  limits: ZipLimits,
  room: number,
): Uint8Array {
  refuseEncrypted(entry)
  // Before it is in memory.
  if (entry.compressedSize > limits.partBytes) throw tooMuch(limits, room)
  const stored = source.read(start, start + entry.compressedSize)
  const content = unpack(stored, { entry, name }, limits, room)
  // Neither exceljs nor SheetJS looks at the checksum: a changed digit would pass in silence.
  if (content.byteLength !== entry.uncompressedSize || crc32(content) !== entry.crc32) {
    throw damaged(`部件 ${name} 的校验值不符，内容已被改动或传输出错`)
  }
  return content
}

function unpack(
  stored: Uint8Array,
  { entry, name }: Omit<Part, 'start'>,
  limits: ZipLimits,
  left: number,
): Uint8Array {
  const room = Math.min(limits.partBytes, left)
  if (entry.compressionMethod === STORED) {
    if (stored.byteLength > room) throw tooMuch(limits, left)
    return stored
  }
  if (entry.compressionMethod !== DEFLATED) throw damaged(ODD_METHOD)
  // No further than the declared size: what is longer lies, and would be refused however far it went.
  const most = Math.min(room, entry.uncompressedSize + 1)
  try {
    // One chunk of that size saves the copy.
    return inflateRawSync(stored, { maxOutputLength: most, chunkSize: Math.max(64, most) })
  } catch (error) {
    if (error instanceof RangeError) {
      throw most === room ? tooMuch(limits, left) : damaged(`部件 ${name} 比压缩包目录所写的大`)
    }
    throw damaged(`部件 ${name} 无法解压`)
  }
}

function tooMuch(limits: ZipLimits, left: number): Refused {
  const limit = left < limits.partBytes ? limits.inflatedBytes : limits.partBytes
  return overLimits(`文件解压后超过 ${limit / MEGABYTE} MB`)
}
