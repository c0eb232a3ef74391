import { lstat, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { isZipName, listPackedFiles, openReturnFile } from '#electron/workbooks/read/open-return-file.ts'
import type { PackedFile } from '#electron/workbooks/read/packed-files.ts'

/** A file found under the paths given; `passedOver` says why it is not tried, null where it is. */
export interface FoundFile {
  readonly path: string
  readonly passedOver: string | null
  /** Milliseconds since 1970; 0 where the file cannot be looked at. */
  readonly modified: number
}

const WORKBOOK_ENDINGS = new Set(['.xlsx', '.xlsm', '.xls', '.et'])

/** A unit may have saved its return as one of these: passed over, but not in silence. */
const OTHER_TABLES = new Set(['.ods', '.fods', '.csv', '.xlsb', '.xltx', '.xltm', '.xlt', '.ett', '.numbers'])

/** Names that a mail program, a browser or a slip of the keyboard has spoilt: 自评表, 自评表.xlsx.download, 自评表。xlsx. */
const SPOILT_NAME = /^[^.]*$|xls|ｘｌｓ/iu

const OTHER_ARCHIVES = new Set(['.rar', '.7z', '.gz', '.tar'])

/** Files as given, folders and zips walked with their subfolders, by name. A path that is not there stays in the list. */
export async function collectFiles(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) found.push(...(await collect(path, true)))
  return found
}

async function collect(path: string, given: boolean): Promise<readonly FoundFile[]> {
  const stats = await lstat(path).catch(() => null)
  if (stats === null) return [{ path, passedOver: null, modified: 0 }]
  if (!stats.isDirectory()) {
    const packed = stats.isFile() && isZipName(path) ? await listZip(path) : null
    if (packed !== null) return packed.map((file) => foundInZip(path, stats.mtimeMs, file))
    return [{ path, passedOver: given ? null : reasonToPass(path, stats.isFile()), modified: stats.mtimeMs }]
  }
  if (!given && basename(path).startsWith('.'))
    return [{ path, passedOver: '隐藏文件夹', modified: stats.mtimeMs }]
  const listed = await readdir(path).catch(() => null)
  // A folder that can't be listed is tried as a file: the refusal keeps it in the result, and the others go on.
  if (listed === null) return [{ path, passedOver: null, modified: stats.mtimeMs }]
  const names = listed.toSorted(compareNames)
  const found: FoundFile[] = []
  for (const name of names) found.push(...(await collect(join(path, name), false)))
  return found
}

/** Null where it is no zip of files, or one that can't be opened: then it is tried as it is, and the refusal says why. */
async function listZip(path: string): Promise<readonly PackedFile[] | null> {
  if (basename(path).startsWith('.')) return null
  const opened = await openReturnFile(path)
  const files = opened.ok ? await listPackedFiles(opened.bytes) : null
  return files === null || files.length === 0 ? null : files.toSorted((a, b) => compareNames(a.name, b.name))
}

function foundInZip(zip: string, zipModified: number, { name, link, modified }: PackedFile): FoundFile {
  const steps = name.split('/')
  const folders = steps.slice(0, -1)
  const reason = folders.includes('__MACOSX')
    ? '苹果系统的附加文件'
    : folders.some((folder) => folder.startsWith('.'))
      ? '隐藏文件夹中的文件'
      : reasonToPass(name, !link)
  return {
    path: join(zip, ...steps),
    passedOver: reason,
    modified: modified === 0 ? zipModified : modified,
  }
}

function reasonToPass(path: string, isFile: boolean): string | null {
  const name = basename(path)
  if (name.startsWith('~$')) return '表格软件的临时文件'
  if (name.startsWith('.')) return '隐藏文件'
  if (!isFile) return '不是普通文件'
  const ending = extname(name).toLowerCase()
  // A zip within a zip is not opened, but refused with what to do: there may be returns in it.
  if (isWorkbookName(name) || ending === '.zip') return null
  if (OTHER_ARCHIVES.has(ending)) return '这种压缩包不能直接打开，里面有自评表的请先解压'
  if (OTHER_TABLES.has(ending)) return `这种表格（${ending}）不能直接读取，是自评表的请另存为 .xlsx 再导入`
  if (SPOILT_NAME.test(name)) return '文件名不是以 .xlsx、.xls 或 .et 结尾，是自评表的请改好文件名再导入'
  return '不是自评表所用的表格文件'
}

/** Whether the ending is one of the workbooks that are read. */
export function isWorkbookName(path: string): boolean {
  return WORKBOOK_ENDINGS.has(extname(path).toLowerCase())
}

/** By name without its ending, numbers by value: "表.xlsx" before "表(1).xlsx" before "表(2).xlsx" before "表(10).xlsx". */
function compareNames(a: string, b: string): number {
  const stem = (name: string): string => basename(name, extname(name))
  return COLLATOR.compare(stem(a), stem(b)) || (a < b ? -1 : a > b ? 1 : 0)
}

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true })
