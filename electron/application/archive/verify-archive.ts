import { sha256Of } from '#db/stored-files.ts'
import { Refused } from '#electron/workbooks/read/refusal.ts'
import { openZip, type ZipArchive } from '#electron/workbooks/read/zip-archive.ts'
import { LOCAL_SIZE } from '#electron/workbooks/write/zip-format.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { fail, type Outcome } from '../outcome.ts'
import { ARCHIVE_LIMITS, wasArchive, packArchive, readArchiveFile, type Content } from './archive-file.ts'
import { checkDatabase } from './check-database.ts'
import {
  DATABASE_ENTRY,
  decodeManifest,
  MANIFEST_NAME,
  type ArchiveEntry,
  type ArchiveManifest,
} from './manifest.ts'

/** Each a Chinese line without full stop: which entry, what is wrong. None: every byte is as it was archived. */
export type Findings = readonly string[]

export interface ArchiveCheck {
  readonly findings: Findings
  /** null: it could not be read. */
  readonly manifest: ArchiveManifest | null
  /** Over the manifest, hence over all that it lists; null without one. */
  readonly code: string | null
}

/**
 * Reads an archive again, every byte, and checks it against its manifest, and the database copy against itself. Writes
 * nothing. Fails with `no-archive` where the file is none. A manifest made anew for other contents can only be told by
 * its code: that has to be compared with the one noted when it was archived.
 */
export async function verifyArchive(path: string): Promise<Outcome<ArchiveCheck>> {
  const file = await readArchiveFile(path)
  if (!file.ok) return file
  const bytes = file.value
  const zip = openEntries(bytes)
  const isArchive = zip.ok ? zip.archive.has(MANIFEST_NAME) : wasArchive(bytes)
  if (!isArchive) return fail('no-archive', `“${path}”不是本程序的归档文件。请核对文件。`)
  if (!zip.ok) return damagedCheck(`压缩包：${zip.found}`)
  const listed = readEntry(zip.archive, MANIFEST_NAME)
  if (!listed.ok) return damagedCheck(`${MANIFEST_NAME}：${listed.found}`)
  const decoded = decodeManifest(listed.bytes)
  if (!decoded.ok) {
    return decoded.code === 'newer'
      ? fail('newer', `“${path}”由更新版本的程序归档，本程序不能核对。请升级程序后再试。`)
      : damagedCheck(`${MANIFEST_NAME}：清单内容被改动，不能按它核对`)
  }
  const { manifest } = decoded
  const entries = checkEntries(zip.archive, manifest.entries)
  const contents = [{ name: MANIFEST_NAME, bytes: listed.bytes }, ...entries.contents]
  const layout = entries.findings.length === 0 ? checkLayout(bytes, contents, manifest.createdAt) : []
  const database = entries.contents.find(({ name }) => name === DATABASE_ENTRY)
  const inside = database === undefined ? [] : checkDatabase(database.bytes, manifest)
  const code = checkCode(sha256Of(listed.bytes))
  return { ok: true, value: { findings: [...entries.findings, ...layout, ...inside], manifest, code } }
}

function damagedCheck(finding: string): Outcome<ArchiveCheck> {
  return { ok: true, value: { findings: [finding], manifest: null, code: null } }
}

type Opened =
  | { readonly ok: true; readonly archive: ZipArchive }
  | { readonly ok: false; readonly found: string }

function openEntries(bytes: Uint8Array): Opened {
  try {
    return { ok: true, archive: openZip(bytes, ARCHIVE_LIMITS) }
  } catch (error) {
    return { ok: false, found: describe(error) }
  }
}

type Read = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly found: string }

function readEntry(archive: ZipArchive, name: string): Read {
  try {
    const bytes = archive.read(name)
    return bytes === null ? { ok: false, found: '缺少这一条目' } : { ok: true, bytes }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, found: '内容已损坏或被改动（与压缩包内的校验值不符）' }
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Refused)) throw error
  if (error.refusal.code === 'cut') return '文件不完整，可能没有拷贝完'
  return (error.found ?? '条目过多或过大').replaceAll(/\p{C}/gu, '?')
}

function checkEntries(
  archive: ZipArchive,
  entries: readonly ArchiveEntry[],
): { findings: Findings; contents: readonly Content[] } {
  const findings: string[] = []
  const contents: Content[] = []
  const listed = new Set([MANIFEST_NAME])
  for (const { name, size, sha256 } of entries) {
    if (listed.has(name.toLowerCase())) findings.push(`${name}：清单里列了两次`)
    listed.add(name.toLowerCase())
    const read = readEntry(archive, name)
    if (!read.ok) {
      findings.push(`${name}：${read.found}`)
    } else if (read.bytes.byteLength !== size || sha256Of(read.bytes) !== sha256) {
      findings.push(`${name}：内容与清单所列的大小或校验值不符`)
    } else {
      contents.push({ name, bytes: read.bytes })
    }
  }
  for (const name of archive.names()) {
    if (!listed.has(name)) findings.push(`${name.replaceAll(/\p{C}/gu, '?')}：清单里没有这一条目`)
  }
  return { findings, contents }
}

/** What stands between the contents: order, names, dates, nothing hidden. All of it follows from the contents. */
function checkLayout(bytes: Uint8Array, contents: readonly Content[], createdAt: string): Findings {
  let at = 0
  let same = true
  for (const piece of packArchive(contents, createdAt)) {
    same = Buffer.compare(bytes.subarray(at, at + piece.byteLength), piece) === 0
    if (!same) break
    at += piece.byteLength
  }
  if (same && at === bytes.byteLength) return []
  const encoder = new TextEncoder()
  let end = 0
  const place = contents.find(({ name, bytes: content }) => {
    end += LOCAL_SIZE + encoder.encode(name).byteLength + content.byteLength
    return at < end
  })
  return [`${place?.name ?? '压缩包目录'}：条目的头部、次序或夹带内容与归档时不同`]
}
