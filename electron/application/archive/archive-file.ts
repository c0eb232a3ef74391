import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { fileSource, type ByteSource } from '#electron/workbooks/read/byte-source.ts'
import { damaged } from '#electron/workbooks/read/refusal.ts'
import { openZip, type ZipArchive } from '#electron/workbooks/read/zip-archive.ts'
import { storeEntry, zipChunks, type ZipEntry } from '#electron/workbooks/write/write-zip.ts'
import { CENTRAL_MARK, CENTRAL_SIZE, LOCAL_SIZE } from '#electron/workbooks/write/zip-format.ts'
import { fail, type Outcome } from '../outcome.ts'
import { ARCHIVE_LIMITS, MAX_ARCHIVE_BYTES } from './archive-limits.ts'
import { MANIFEST_NAME } from './manifest.ts'

export interface Content {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The archive's bytes, piece by piece: entries stored as they are, in their order, with the same date. What it holds determines every
 * byte of it, whatever zlib is at hand: so {@link verifyArchive} can also see what stands between the entries.
 */
export function packArchive(contents: Iterable<Content>, createdAt: string): Generator<Uint8Array> {
  return zipChunks(toEntries(contents), new Date(createdAt))
}

/** The same, for people: a zip whose Chinese names every program reads, and no archive that is verified byte by byte. */
export function packOpenly(contents: Iterable<Content>, createdAt: string): Generator<Uint8Array> {
  return zipChunks(toEntries(contents), new Date(createdAt), 'unix')
}

function* toEntries(contents: Iterable<Content>): Generator<ZipEntry> {
  const encoder = new TextEncoder()
  for (const { name, bytes } of contents) yield storeEntry(encoder.encode(name), bytes)
}

/** The directory of an archive with as many entries as may be begins within so much of its end. */
const TAIL_BYTES = 16 * 1024 * 1024

/** Whether a file that is no sound zip was an archive: its first entry is named as one, or its directory begins so. */
export function wasArchive(source: ByteSource): boolean {
  const first = Buffer.from(source.read(LOCAL_SIZE, LOCAL_SIZE + MANIFEST_NAME.length))
  if (first.toString('latin1') === MANIFEST_NAME) return true
  const tail = Buffer.from(source.read(Math.max(0, source.size - TAIL_BYTES), source.size))
  const at = tail.lastIndexOf(MANIFEST_NAME) - CENTRAL_SIZE
  return at >= 0 && tail.readUInt32LE(at) === CENTRAL_MARK
}

/**
 * Its entries, each as large as what it takes in the file: one that is packed small was not written so, and could be larger
 * than the memory. Throws `Refused`.
 */
export function openEntries(source: ByteSource): ZipArchive {
  const zip = openZip(source, ARCHIVE_LIMITS)
  const packed = zip.entries().some(({ compressionMethod }) => compressionMethod !== 0)
  if (packed) throw damaged('条目的存放方式与写入时不同')
  return zip
}

export interface OpenArchive {
  readonly source: ByteSource
  readonly close: () => void
}

/** Opens the file once, so that all checks are on the same file; it is never in memory as a whole. The caller closes it. */
export function openArchiveFile(path: string): Outcome<OpenArchive> {
  try {
    // A pipe must not block.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const opened = { close: () => closeSync(file) }
    const stats = fstatSync(file)
    if (stats.isFile() && stats.size <= MAX_ARCHIVE_BYTES) {
      return { ok: true, value: { ...opened, source: fileSource(file, stats.size) } }
    }
    opened.close()
    return stats.isFile()
      ? fail('no-archive', `“${path}”大于 4 GB，不是本程序的归档文件。请核对文件。`)
      : fail('no-archive', `“${path}”不是文件。请写明归档文件的路径。`)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return missing
      ? fail('not-found', `找不到“${path}”，可能已被移走或改名。请核对路径后再试。`)
      : fail('no-access', `不能读取“${path}”。请检查文件权限和磁盘，或复制到本机后再试。`)
  }
}
