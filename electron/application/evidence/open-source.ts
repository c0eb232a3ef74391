import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'
import { fail, type Outcome } from '../outcome.ts'

export interface OpenSource {
  readonly file: FileHandle
  readonly size: number
  readonly modified: number
}

/** Opens a file to be taken in: only a regular one, never through a link, and nothing that would wait for ever. The caller closes it. */
export async function openSource(path: string): Promise<Outcome<OpenSource>> {
  try {
    const named = await lstat(path)
    if (named.isSymbolicLink()) return fail('link', '这是链接，不是文件本身。请改选它所指向的文件。')
    if (!named.isFile()) return notAFile()
    // Between the look and the opening the name may come to mean a link or a pipe: neither is followed or waited for.
    const file = await open(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    const stats = await file.stat()
    if (stats.isFile()) return { ok: true, value: { file, size: stats.size, modified: stats.mtimeMs } }
    await file.close()
    return notAFile()
  } catch (error) {
    return explainSource(error)
  }
}

function notAFile(): Outcome<never> {
  return fail('not-a-file', '这不是普通文件，可能是文件夹、管道或设备。请选择文件本身。')
}

export function explainSource(error: unknown): Outcome<never> {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('not-found', '找不到文件，可能已被移走或改名。请核对位置后再试。')
    case 'ELOOP':
      return fail('link', '这是链接，不是文件本身。请改选它所指向的文件。')
    case 'ENXIO':
      return notAFile()
    case 'EACCES':
    case 'EPERM':
      return fail('no-access', '没有读取这个文件的权限。请检查文件权限，或复制到自己的文件夹后再试。')
    case 'EBUSY':
      return fail('no-access', '文件正被其他程序占用。请关闭后再试。')
    default:
      return fail('no-access', '读取文件时出错，磁盘或网络位置可能不可用。请把文件复制到本机后再试。')
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
