import { sha256Of } from '#db/stored-files.ts'
import type { ByteSource } from '#electron/workbooks/read/byte-source.ts'
import { Refused } from '#electron/workbooks/read/refusal.ts'
import type { ZipArchive } from '#electron/workbooks/read/zip-archive.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { fail, type Outcome } from '../outcome.ts'
import { openArchiveFile, openEntries, wasArchive } from './archive-file.ts'
import { stopsAt, UNWATCHED, type LongWork } from '../long-work.ts'
import { checkDatabase } from './check-database.ts'
import { SCORES_ENTRY } from './frozen-scores.ts'
import { checkLayout, headOf, type NamedHead } from './layout.ts'
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
  /** How many of its files are evidence; null where the database copy cannot tell. */
  readonly evidence: number | null
}

/**
 * Reads an archive again, every byte, and checks it against its manifest, the database copy against itself, and every score
 * against the one worked out anew. Writes nothing but a temporary copy of a database of an earlier version. Fails with `no-archive` where the file is none. A manifest made anew for other contents can only be told by
 * its code: that has to be compared with the one noted when it was archived. Stopped, it fails with `cancelled`.
 */
export async function verifyArchive(
  path: string,
  work: LongWork = UNWATCHED,
): Promise<Outcome<ArchiveCheck>> {
  const file = openArchiveFile(path)
  if (!file.ok) return file
  try {
    return await verifySource(path, file.value.source, work)
  } finally {
    file.value.close()
  }
}

async function verifySource(
  path: string,
  source: ByteSource,
  work: LongWork,
): Promise<Outcome<ArchiveCheck>> {
  const zip = tryEntries(source)
  const isArchive = zip.ok ? zip.archive.has(MANIFEST_NAME) : wasArchive(source)
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
  const entries = await checkEntries(zip.archive, manifest.entries, work)
  if (entries === null || (await stopsAt(work, [0, 1, '核对数据库和得分']))) return cancelled()
  const heads = [headOf(MANIFEST_NAME, listed.bytes), ...entries.heads]
  const layout = entries.findings.length === 0 ? checkLayout(source, heads, manifest.createdAt) : []
  const inside = entries.database === null ? null : checkDatabase(entries.database, manifest, entries.scores)
  const findings = [
    ...entries.findings.map(({ entry, found }) => named(entry, found, inside?.names ?? NO_NAMES)),
    ...layout,
    ...(inside?.findings ?? []),
  ]
  const code = checkCode(sha256Of(listed.bytes))
  return { ok: true, value: { findings, manifest, code, evidence: inside?.names.size ?? null } }
}

function cancelled(): Outcome<never> {
  return fail('cancelled', '已取消，没有核对完。')
}

const NO_NAMES: ReadonlyMap<string, string> = new Map()

/** An evidence file is said by what it is evidence of: its digest tells nobody anything. */
function named(entry: string, found: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(entry)
  return name === undefined ? `${entry}：${found}` : `${entry}：${found}（佐证材料：${name}）`
}

function damagedCheck(finding: string): Outcome<ArchiveCheck> {
  return { ok: true, value: { findings: [finding], manifest: null, code: null, evidence: null } }
}

type Opened =
  | { readonly ok: true; readonly archive: ZipArchive }
  | { readonly ok: false; readonly found: string }

function tryEntries(source: ByteSource): Opened {
  try {
    return { ok: true, archive: openEntries(source) }
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

interface EntryFinding {
  readonly entry: string
  readonly found: string
}

interface CheckedEntries {
  readonly findings: readonly EntryFinding[]
  readonly heads: readonly NamedHead[]
  readonly database: Uint8Array | null
  /** null: of an archive made before scores were frozen in it. */
  readonly scores: Uint8Array | null
}

/** Reads every entry once; of the sound ones only what stands around them is kept, and the database. null: it was stopped. */
async function checkEntries(
  archive: ZipArchive,
  entries: readonly ArchiveEntry[],
  work: LongWork,
): Promise<CheckedEntries | null> {
  const findings: EntryFinding[] = []
  const heads: NamedHead[] = []
  let database: Uint8Array | null = null
  let scores: Uint8Array | null = null
  const listed = new Set([MANIFEST_NAME])
  for (const [done, { name, size, sha256 }] of entries.entries()) {
    if (await stopsAt(work, [done, entries.length, '逐字节核对'])) return null
    if (listed.has(name.toLowerCase())) findings.push({ entry: name, found: '清单里列了两次' })
    listed.add(name.toLowerCase())
    const read = readEntry(archive, name)
    if (!read.ok) {
      findings.push({ entry: name, found: read.found })
    } else if (read.bytes.byteLength !== size || sha256Of(read.bytes) !== sha256) {
      findings.push({ entry: name, found: '内容与清单所列的大小或校验值不符' })
    } else {
      heads.push(headOf(name, read.bytes))
      if (name === DATABASE_ENTRY) database = read.bytes
      if (name === SCORES_ENTRY) scores = read.bytes
    }
  }
  for (const name of archive.names()) {
    if (listed.has(name)) continue
    findings.push({ entry: name.replaceAll(/\p{C}/gu, '?'), found: '清单里没有这一条目' })
  }
  return { findings, heads, database, scores }
}
