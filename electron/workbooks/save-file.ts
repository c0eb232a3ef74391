import { randomBytes } from 'node:crypto'
import { link, open, rename, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { crashpoint } from '#shared/crashpoint.ts'

export type SaveFailureCode =
  | 'disk-full'
  | 'no-permission'
  | 'path-too-long'
  | 'no-folder'
  | 'file-in-use'
  | 'save-failed'

export type SavedFile =
  | {
      readonly ok: true
      /** Where the file stands now. */
      readonly path: string
      /** The name was taken or held by another program; the file stands beside it under a numbered name. */
      readonly renamed: boolean
    }
  | { readonly ok: false; readonly error: { readonly code: SaveFailureCode; readonly message: string } }

export interface SaveOptions {
  /** true: a file of that name is replaced. Default: it stays, and the new one gets a numbered name. */
  readonly overwrite?: boolean
  /** Waits in ms between tries while another program holds the file; for tests. */
  readonly waits?: readonly number[]
}

/** Virus scanners and Excel hold a file for moments to seconds on Windows (reliability.md, section 2). */
const WAITS = [5, 20, 80, 250, 500, 1000, 2000]
const HELD = new Set(['EBUSY', 'EPERM', 'EACCES'])
const MAX_SIBLINGS = 999

/**
 * Writes a whole file or none: temporary name in the same folder, flushed, then given its name. A half-written report
 * never carries the final name. A name that is taken, or held by Excel, gives `名称(1).xlsx`, as `renamed` says. What is
 * too large for memory comes in pieces.
 */
export async function saveFile(
  path: string,
  bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: SaveOptions = {},
): Promise<SavedFile> {
  const temporary = join(dirname(path), `.kesu-${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeFlushed(temporary, bytes)
    crashpoint('export.flushed')
    const saved = await nameIt(temporary, path, options)
    crashpoint('export.named')
    await flushFolder(dirname(path))
    return { ok: true, path: saved, renamed: saved !== path }
  } catch (error) {
    return { ok: false, error: explain(error, path) }
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

async function writeFlushed(
  path: string,
  bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const file: FileHandle = await open(path, 'wx')
  try {
    await writeFile(file, bytes)
    crashpoint('export.written')
    await file.sync()
  } finally {
    await file.close()
  }
}

async function nameIt(temporary: string, path: string, options: SaveOptions): Promise<string> {
  const waits = options.waits ?? WAITS
  if (options.overwrite === true) {
    try {
      await patiently(() => rename(temporary, path), waits)
      return path
    } catch (error) {
      // The old file is open in Excel: it stays as it is, and the new one stands beside it.
      if (!HELD.has(codeOf(error))) throw error
    }
  } else if (await takeFreeName(temporary, path, waits)) {
    return path
  }
  for (let number = 1; number <= MAX_SIBLINGS; number += 1) {
    const sibling = numbered(path, number)
    if (await takeFreeName(temporary, sibling, waits)) return sibling
  }
  throw Object.assign(new Error('every numbered name is taken'), { code: 'EEXIST' })
}

/** A hard link never replaces a file, a rename does; where the file system has no links, an exclusive empty file holds the name. */
async function takeFreeName(temporary: string, path: string, waits: readonly number[]): Promise<boolean> {
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) === 'ENAMETOOLONG' || codeOf(error) === 'ENOENT') throw error
  }
  try {
    await (await open(path, 'wx')).close()
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    await patiently(() => rename(temporary, path), waits)
    return true
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function patiently(act: () => Promise<void>, waits: readonly number[]): Promise<void> {
  for (const pause of waits) {
    try {
      return await act()
    } catch (error) {
      if (!HELD.has(codeOf(error))) throw error
      await wait(pause)
    }
  }
  await act()
}

/** The new name is durable only with its folder; Windows can't open folders and needs no such flush. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function numbered(path: string, number: number): string {
  const extension = extname(path)
  return `${path.slice(0, path.length - extension.length)}(${number})${extension}`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function explain(error: unknown, path: string): { code: SaveFailureCode; message: string } {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    // Node has no name for a quota that is used up.
    case 'Unknown system error -122':
    case 'EFBIG':
      return {
        code: 'disk-full',
        message: `磁盘空间不足，文件未保存：${path}。请清理磁盘或换一个保存位置后重试。`,
      }
    case 'ENAMETOOLONG':
      return {
        code: 'path-too-long',
        message: `文件路径或文件名过长，文件未保存：${path}。请换一个路径较短的文件夹。`,
      }
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'no-folder', message: `文件夹不存在，文件未保存：${path}。请确认保存位置后重试。` }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'no-permission',
        message: `没有写入权限，文件未保存：${path}。请换一个有写入权限的文件夹。`,
      }
    case 'EBUSY':
      return {
        code: 'file-in-use',
        message: `文件正被其他程序占用，未能保存：${path}。请关闭占用该文件的程序后重试。`,
      }
    default:
      return {
        code: 'save-failed',
        message: `文件未能保存：${path}。请检查保存位置是否可用，或换一个文件夹后重试。`,
      }
  }
}
