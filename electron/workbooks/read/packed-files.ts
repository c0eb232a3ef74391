import type { Entry } from 'yauzl'
import { isPackage } from './detect-package.ts'
import { MAX_ENTRIES, MAX_FILE_BYTES, MAX_INFLATED_BYTES, MEGABYTE } from './limits.ts'
import { packedName } from './packed-name.ts'
import { Refused } from './refusal.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

/** A file in a zip of returns. */
export interface PackedFile {
  /** With the folders that it is in: "区县/德城区.xlsx". */
  readonly name: string
  /** A link instead of a file. */
  readonly link: boolean
  /** Milliseconds since 1970; 0 where the zip does not say. */
  readonly modified: number
  /** Inflated and checked. Throws `Refused`. */
  read(): Uint8Array
}

const LIMITS = { entries: MAX_ENTRIES, partBytes: MAX_FILE_BYTES, inflatedBytes: MAX_INFLATED_BYTES }
const UNZIP = '请解压后选择文件夹导入。'

/**
 * The files of a zip that is opened as a folder; null where the bytes are no zip, or a workbook or other document, which
 * is a zip too. Nothing is inflated yet. Throws `Refused` where the zip is none that can be opened.
 */
export function openPackedFiles(bytes: Uint8Array): readonly PackedFile[] | null {
  const magic = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, 4)
  if (magic === 'PK\u0005\u0006') throw new Refused('zip', '这是空的压缩包，里面没有文件。请核对是否选错。')
  if (magic !== 'PK\u0003\u0004') return null
  const archive = orBetterWords(() => openZip(bytes, LIMITS, packedName))
  if (isPackage(archive)) return null
  const entries = archive.entries().filter((entry) => !packedName(entry).endsWith('/'))
  const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (size > MAX_INFLATED_BYTES) {
    const most = MAX_INFLATED_BYTES / MEGABYTE
    throw new Refused('over-limits', `压缩包里的文件合计超过 ${most} MB，没有打开。${UNZIP}`)
  }
  return entries.map((entry) => toFile(archive, entry))
}

function toFile(archive: ZipArchive, entry: Entry): PackedFile {
  const name = packedName(entry)
  return {
    name,
    link: ((entry.externalFileAttributes >>> 16) & 0o170_000) === 0o120_000,
    modified: modifiedAt(entry),
    read: () =>
      orBetterWords(() => {
        const content = archive.read(name)
        if (content === null) throw new Error(`${name} is in the directory`)
        return content
      }),
  }
}

/** Zips hold the time of the clock on the wall: China's, as the days of the office are. */
function modifiedAt(entry: Entry): number {
  const wall = entry.lastModFileDate
  if (entry.extraFields.some(({ id }) => id === 0x5455 || id === 0x000a))
    return entry.getLastModDate().getTime()
  const [year, month, day] = [(wall >> 9) + 1980, (wall >> 5) & 15, wall & 31]
  if (month < 1 || month > 12 || day < 1 || year === 1980) return 0
  const time = entry.lastModFileTime
  return Date.UTC(year, month - 1, day, (time >> 11) - 8, (time >> 5) & 63, (time & 31) * 2)
}

/** What a workbook's parts are told of is told of a zip and its files. */
function orBetterWords<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code } = error.refusal
    throw new Refused(
      code,
      WORDS[code] ??
        `压缩包已损坏：${error.found ?? '读不出来'}。请向报送单位重新索取，或请其把表格单独报送。`,
    )
  }
}

const WORDS: Partial<Record<Refused['refusal']['code'], string>> = {
  cut: '压缩包不完整，可能没有传完或拷贝中断。请向报送单位重新索取，或请其把表格单独报送。',
  encrypted: `压缩包设有密码，无法读取。${UNZIP}`,
  'over-limits': `压缩包里的文件过多（多于 ${MAX_ENTRIES} 个），或单个文件解压后大于 ${MAX_FILE_BYTES / MEGABYTE} MB，没有打开。${UNZIP}`,
}
