import { createHash, randomBytes, type Hash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { mkdir, open, rename, rm, statfs, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Database } from '#db/open.ts'
import { fail, type Outcome } from '../outcome.ts'
import { codeOf, explainSource, openSource, type OpenSource } from './open-source.ts'
import { HEAD_BYTES } from './file-kind.ts'
import { MAX_EVIDENCE_BYTES } from '#shared/contract/evidence-limits.ts'

const MEGABYTE = 1024 * 1024
/** Room that is left for the database and for everybody else. */
const SPARE_BYTES = 64 * MEGABYTE
const CHUNK_BYTES = MEGABYTE
const LEFTOVER = /^\.[0-9a-f]{16}\.tmp$/

/** What is kept of a file: where it lies follows from its digest. */
export interface StoredEvidence {
  /** Lower-case hex. */
  readonly sha256: string
  readonly size: number
  /** The first bytes, as far as a kind of file is told by them. */
  readonly head: Uint8Array
}

/** What the folder of evidence is called, beside the data and beside a backup. */
export const EVIDENCE_FOLDER = '佐证'

/** The folder of evidence files, beside the database. */
export function evidenceFolder(db: Database): string {
  return join(dirname(db.name), EVIDENCE_FOLDER)
}

/** Neutral: no name, no ending, so that nothing of it can be started. */
export function evidencePath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256)
}

/** Takes away what a killed program left half-written. Called once at start, by the one owner of the folder. */
export function sweepEvidence(folder: string): void {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    // No folder yet: no evidence yet.
    return
  }
  for (const name of names) if (LEFTOVER.test(name)) rmSync(join(folder, name), { force: true })
}

/**
 * Keeps a file under its SHA-256: streamed to a temporary name, flushed, renamed, the folder flushed. When this has come
 * back well, the file is durable, and a row may speak of it. The same content is kept once.
 */
export async function storeEvidence(
  folder: string,
  path: string,
  stopped: () => boolean = () => false,
): Promise<Outcome<StoredEvidence>> {
  const opened = await openSource(path)
  if (!opened.ok) return opened
  const source = opened.value
  try {
    const refused = refuseSize(source.size) ?? (await makeRoom(folder, source.size))
    return refused ?? (await takeIn(folder, source, stopped))
  } finally {
    await source.file.close()
  }
}

function refuseSize(size: number): Outcome<never> | null {
  if (size === 0) return fail('empty', '文件是空的，没有内容可作佐证。请核对是否没有传完。')
  if (size <= MAX_EVIDENCE_BYTES) return null
  return fail(
    'too-large',
    `文件大于 ${MAX_EVIDENCE_BYTES / MEGABYTE} MB，没有添加。请压缩图片或视频，或拆成几个文件后再添加。`,
  )
}

async function makeRoom(folder: string, size: number): Promise<Outcome<never> | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize < size + SPARE_BYTES ? diskFull() : null
  } catch (error) {
    return explainStore(error, folder)
  }
}

async function takeIn(
  folder: string,
  source: OpenSource,
  stopped: () => boolean,
): Promise<Outcome<StoredEvidence>> {
  const temporary = join(folder, `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    const target = await open(temporary, 'wx', 0o600)
    let copied: Outcome<StoredEvidence>
    try {
      copied = await copy(source, target, stopped)
      if (copied.ok) await target.sync()
    } finally {
      await target.close()
    }
    if (copied.ok) await giveName(folder, temporary, copied.value)
    return copied
  } catch (error) {
    return explainStore(error, folder)
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

async function copy(
  { file, size, modified }: OpenSource,
  target: FileHandle,
  stopped: () => boolean,
): Promise<Outcome<StoredEvidence>> {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(Math.min(size, CHUNK_BYTES))
  let head: Uint8Array = new Uint8Array()
  let taken = 0
  for (;;) {
    if (stopped()) return fail('cancelled', '已取消，这个文件没有添加。')
    const chunk = await readChunk(file, buffer, taken)
    if (!chunk.ok) return chunk
    if (chunk.value.byteLength === 0) break
    taken += chunk.value.byteLength
    if (taken > size) break
    if (head.byteLength === 0) head = Uint8Array.from(chunk.value.subarray(0, HEAD_BYTES))
    hash.update(chunk.value)
    await writeFile(target, chunk.value)
  }
  const after = await file.stat()
  if (taken !== size || after.size !== size || after.mtimeMs !== modified) {
    return fail('no-access', '文件正在被其他程序改写，没有添加。请保存并关闭后再试。')
  }
  return { ok: true, value: { sha256: hash.digest('hex'), size, head } }
}

async function readChunk(file: FileHandle, buffer: Buffer, position: number): Promise<Outcome<Buffer>> {
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, position)
    return { ok: true, value: buffer.subarray(0, bytesRead) }
  } catch (error) {
    return explainSource(error)
  }
}

/** What stands there already stays, if it is still what its name says; else the sound copy takes its place. */
async function giveName(folder: string, temporary: string, { sha256, size }: StoredEvidence): Promise<void> {
  const path = evidencePath(folder, sha256)
  if ((await inspectStored(folder, sha256, size)) === 'sound') return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  await flushFolder(dirname(path))
  await flushFolder(folder)
}

async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folders and needs no such flush.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export type StoredState = 'sound' | 'missing' | 'changed'

/** Reads a kept file again, every byte. */
export async function inspectStored(folder: string, sha256: string, size: number): Promise<StoredState> {
  const opened = await openSource(evidencePath(folder, sha256))
  if (!opened.ok) return opened.error.code === 'not-found' ? 'missing' : 'changed'
  const { file } = opened.value
  try {
    if (opened.value.size !== size) return 'changed'
    const hash = createHash('sha256')
    await hashAll(file, hash)
    return hash.digest('hex') === sha256 ? 'sound' : 'changed'
  } catch {
    return 'changed'
  } finally {
    await file.close()
  }
}

async function hashAll(file: FileHandle, hash: Hash): Promise<void> {
  const buffer = Buffer.alloc(CHUNK_BYTES)
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, position)
    if (bytesRead === 0) return
    hash.update(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
}

/** The first bytes of a kept file; null: it is not there in its size. The rest of its content is not looked at. */
export function readHead(folder: string, sha256: string, size: number): Uint8Array | null {
  const path = evidencePath(folder, sha256)
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats?.isFile() !== true || stats.size !== size) return null
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES))
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}

/** Some bytes of a kept file; fewer at its end. */
export async function readStored(
  folder: string,
  sha256: string,
  from: number,
  length: number,
): Promise<Outcome<Uint8Array>> {
  const opened = await openSource(evidencePath(folder, sha256))
  if (!opened.ok)
    return fail('unreadable', '这份佐证材料的文件不在了，或打不开。请重新添加原件，或用备份恢复。')
  const { file } = opened.value
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, from)
    return { ok: true, value: buffer.subarray(0, bytesRead) }
  } catch (error) {
    return explainSource(error)
  } finally {
    await file.close()
  }
}

function diskFull(): Outcome<never> {
  return fail('disk-full', '磁盘空间不足，没有添加。请清理数据文件夹所在的磁盘后再试，已添加的不受影响。')
}

function explainStore(error: unknown, folder: string): Outcome<never> {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    // Node has no name for a quota that is used up.
    case 'Unknown system error -122':
    case 'EFBIG':
      return diskFull()
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fail('no-permission', `不能写入佐证文件夹“${folder}”，没有添加。请检查文件夹权限。`)
    default:
      return fail(
        'save-failed',
        `文件没能存入佐证文件夹“${folder}”，没有添加。请检查磁盘是否可用后再试，已添加的不受影响。`,
      )
  }
}
