import { closeSync, constants, fstatSync, open, read, readSync, type Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { basename, dirname } from 'node:path'
import { MAX_FILE_BYTES, MEGABYTE } from './limits.ts'
import type { PackedFile } from './packed-files.ts'
import { Refused, type Refusal } from './refusal.ts'

export type OpenedFile =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly modified: Date }
  | { readonly ok: false; readonly refusal: Refusal }

/*
 * Finding and opening may wait for a network, so they never block. What is open and small is read at once: each way
 * through the thread pool costs more than the reading (spec speed.md, P1).
 */
const AT_ONCE_BYTES = MEGABYTE
const openAsync = promisify(open)
const readAsync = promisify(read)

/**
 * Takes in a return's bytes once, so that all work is on the same copy. Only regular files, never through a link. A zip is a
 * folder here: "包.zip/市教育局.xlsx" is the file in it.
 */
export async function openReturnFile(path: string): Promise<OpenedFile> {
  try {
    const zip = await findZipAbove(path)
    if (zip !== null) return await openInZip(zip.path, zip.name)
    const opened = await openOnDisk(path)
    // A zip that cannot be opened as a folder says why itself; what is in one that can, others ask for.
    if (isZipName(path)) await listPackedFiles(opened.bytes)
    return { ok: true, ...opened }
  } catch (error) {
    return { ok: false, refusal: error instanceof Refused ? error.refusal : explain(error) }
  }
}

/** The files of a zip as `openPackedFiles` gives them; what it takes is loaded when the first zip comes. */
export async function listPackedFiles(bytes: Uint8Array): Promise<readonly PackedFile[] | null> {
  const { openPackedFiles } = await import('./packed-files.ts')
  return openPackedFiles(bytes)
}

export function isZipName(path: string): boolean {
  return path.toLowerCase().endsWith('.zip')
}

/** The zip on the way to a path that is none on the disk; null where there is none. */
async function findZipAbove(path: string): Promise<{ readonly path: string; readonly name: string } | null> {
  if (!/\.zip[\\/]/i.test(path) || (await exists(path))) return null
  const steps = [basename(path)]
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    if (await exists(above)) return isZipName(above) ? { path: above, name: steps.join('/') } : null
    steps.unshift(basename(above))
  }
  return null
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null
}

async function openInZip(path: string, name: string): Promise<OpenedFile> {
  const { bytes, modified } = await openOnDisk(path)
  const file = (await listPackedFiles(bytes))?.find((packed) => packed.name === name && !packed.link)
  if (file === undefined)
    throw new Refused('not-found', '压缩包里找不到这个文件，压缩包可能已被更换。请重新选择。')
  return { ok: true, bytes: file.read(), modified: file.modified === 0 ? modified : new Date(file.modified) }
}

async function openOnDisk(path: string): Promise<{ readonly bytes: Uint8Array; readonly modified: Date }> {
  const named = await lstat(path)
  if (named.isSymbolicLink()) throw new Refused('link', '这是链接，不是文件本身。请改选它所指向的文件。')
  if (!named.isFile()) throw notAFile()
  // Between the look and the opening the name may come to mean a link or a pipe: neither may be followed or block.
  const file = await openAsync(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  )
  try {
    return await readOpened(file)
  } finally {
    closeSync(file)
  }
}

async function readOpened(file: number): Promise<{ readonly bytes: Uint8Array; readonly modified: Date }> {
  const { size, mtime, mtimeMs } = checkOpened(file)
  const buffer = Buffer.alloc(size)
  let filled = 0
  while (filled < size) {
    const bytesRead =
      size <= AT_ONCE_BYTES
        ? readSync(file, buffer, filled, size - filled, filled)
        : (await readAsync(file, buffer, filled, size - filled, filled)).bytesRead
    if (bytesRead === 0) break
    filled += bytesRead
  }
  const after = checkOpened(file)
  if (filled < size || after.size !== size || after.mtimeMs !== mtimeMs) {
    throw new Refused('no-access', '文件正在被其他程序改写。请保存并关闭文件后再试。')
  }
  return { bytes: buffer, modified: mtime }
}

function checkOpened(file: number): Stats {
  const stats = fstatSync(file)
  if (!stats.isFile()) throw notAFile()
  if (stats.size > MAX_FILE_BYTES) {
    throw new Refused(
      'too-large',
      `文件大于 ${MAX_FILE_BYTES / MEGABYTE} MB。请删去图片和与自评无关的内容，另存为 .xlsx 后重新报送。`,
    )
  }
  return stats
}

function notAFile(): Refused {
  return new Refused('not-a-file', '这不是普通文件，可能是文件夹、管道或设备。请选择填好的 .xlsx 文件。')
}

function explain(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'not-found', message: '找不到文件，可能已被移走或改名。请核对位置后再试。' }
    case 'ELOOP':
      return { code: 'link', message: '这是链接，不是文件本身。请改选它所指向的文件。' }
    case 'ENXIO':
      return notAFile().refusal
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'no-access',
        message: '没有读取这个文件的权限。请检查文件权限，或复制到自己的文件夹后再试。',
      }
    case 'EBUSY':
      return { code: 'no-access', message: '文件正被其他程序占用。请在 Excel 或 WPS 表格中关闭后再试。' }
    default:
      return {
        code: 'no-access',
        message: '读取文件时出错，磁盘或网络位置可能不可用。请把文件复制到本机后再试。',
      }
  }
}
