import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ZipLimits } from '#electron/workbooks/read/limits.ts'
import { storeEntry, zipChunks, type ZipEntry } from '#electron/workbooks/write/write-zip.ts'
import { CENTRAL_MARK, CENTRAL_SIZE, LOCAL_SIZE } from '#electron/workbooks/write/zip-format.ts'
import { fail, type Outcome } from '../outcome.ts'
import { MANIFEST_NAME } from './manifest.ts'

/** An archive is checked in memory. Sizes in bytes. */
export const MAX_ARCHIVE_BYTES = 1024 * 1024 * 1024

export const ARCHIVE_LIMITS: ZipLimits = {
  entries: 60_000,
  partBytes: MAX_ARCHIVE_BYTES,
  inflatedBytes: MAX_ARCHIVE_BYTES,
}

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

function* toEntries(contents: Iterable<Content>): Generator<ZipEntry> {
  const encoder = new TextEncoder()
  for (const { name, bytes } of contents) yield storeEntry(encoder.encode(name), bytes)
}

/** Whether a file that is no sound zip was an archive: its first entry is named as one, or its directory begins so. */
export function wasArchive(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = whole.lastIndexOf(MANIFEST_NAME) - CENTRAL_SIZE
  return (
    whole.toString('latin1', LOCAL_SIZE, LOCAL_SIZE + MANIFEST_NAME.length) === MANIFEST_NAME ||
    (at >= 0 && whole.readUInt32LE(at) === CENTRAL_MARK)
  )
}

/** Takes in the file once, so that all checks are on the same bytes. */
export async function readArchiveFile(path: string): Promise<Outcome<Uint8Array>> {
  try {
    // A pipe must not block.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = await file.stat()
      if (!stats.isFile()) return fail('no-archive', `“${path}”不是文件。请写明归档文件的路径。`)
      if (stats.size > MAX_ARCHIVE_BYTES) {
        return fail('no-archive', `“${path}”大于 1 GB，不是本程序的归档文件。请核对文件。`)
      }
      return { ok: true, value: await file.readFile() }
    } finally {
      await file.close()
    }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return missing
      ? fail('not-found', `找不到“${path}”，可能已被移走或改名。请核对路径后再试。`)
      : fail('no-access', `不能读取“${path}”。请检查文件权限和磁盘，或复制到本机后再试。`)
  }
}
