import { readFileSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { copyDatabase } from '#db/copy.ts'
import { detailOf } from '#db/failure.ts'
import { verifyLog } from '#db/log.ts'
import { openCopy } from '#db/read-copy.ts'
import { isIntact, iterateStoredFiles, sha256Of } from '#db/stored-files.ts'
import type { Database } from '#db/open.ts'
import { loadStoredFile } from '#db/submissions.ts'
import { digestTables } from '#db/table-digests.ts'
import { loadYear } from '#db/years.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import { ensureFolder } from '../ensure-folder.ts'
import { evidenceFolder, evidencePath, inspectStored } from '../evidence/store.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { PROGRAM_VERSION } from '../program-version.ts'
import { packArchive, type Content } from './archive-file.ts'
import { ARCHIVE_LIMITS, MAX_ARCHIVE_BYTES } from './archive-limits.ts'
import { archiveNote } from './archive-note.ts'
import { UNWATCHED, unlessStopped, type LongWork } from '../long-work.ts'
import { encodeScores, freezeScores, SCORES_ENTRY } from './frozen-scores.ts'
import { evidenceContents, type EvidenceContent } from './evidence-entries.ts'
import {
  DATABASE_ENTRY,
  encodeManifest,
  FORMAT,
  MANIFEST_NAME,
  NOTE_ENTRY,
  type ArchiveEntry,
  type ArchiveManifest,
} from './manifest.ts'
import type { ArchiveCheck } from './verify-archive.ts'

export interface ArchivedYear {
  /** Where the archive stands: under a numbered name where the one asked for was taken. */
  readonly path: string
  readonly check: ArchiveCheck
}

/**
 * Writes one file with everything: a verified copy of the database, every kept file, the year's evidence, and a manifest of them. Read
 * again and checked after it is written. The database and its folder stay as they are; a damaged one is refused.
 */
export async function archiveYear(
  office: Office,
  year: number,
  path: string,
  work: LongWork = UNWATCHED,
): Promise<Outcome<ArchivedYear>> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    return fail('usage', `--out 要写文件名，“${path}”是文件夹。`)
  }
  const ready = await ensureFolder(dirname(path))
  if (!ready.ok) return ready
  const saved = await writeArchive(office, year, path, work)
  if (!saved.ok) return saved
  // What reads zip files comes with the first archive, not with the program's start.
  crashpoint('archive.saved')
  const { verifyArchive } = await import('./verify-archive.ts')
  const check = await verifyArchive(saved.value, work)
  if (!check.ok) {
    if (check.error.code !== 'cancelled') return check
    await rm(saved.value, { force: true })
    return cancelled()
  }
  const [finding] = check.value.findings
  if (finding === undefined) return { ok: true, value: { path: saved.value, check: check.value } }
  await rm(saved.value, { force: true })
  return fail(
    'not-verified',
    `归档文件写好后重读不符（${finding}），已删去：${saved.value}。请换一个磁盘重新归档。`,
  )
}

async function writeArchive(
  office: Office,
  year: number,
  path: string,
  work: LongWork,
): Promise<Outcome<string>> {
  const copied = copyBytes(office.db)
  if (!copied.ok) return copied
  const opened = openCopy(copied.value)
  if (!opened.ok) {
    return fail('damaged', `不能归档：${opened.detail}。请用备份文件夹中最近的备份恢复后再归档。`)
  }
  try {
    const { db } = opened
    const folder = evidenceFolder(office.db)
    const createdAt = office.act().at
    const evidence = await soundEvidence(db, folder, year)
    if (!evidence.ok) return evidence
    const described = describeCopy(db, copied.value, { year, createdAt, evidence: evidence.value })
    if (!described.ok) return described
    const contents = watched(allContents(db, folder, described.value), described.value, work)
    const saved = await saveFile(path, unlessStopped(packArchive(contents, createdAt), work))
    if (!saved.ok && work.stopped()) return cancelled()
    return saved.ok ? { ok: true, value: saved.path } : saved
  } finally {
    opened.db.close()
  }
}

/** Says what comes next, by what a person calls it. */
function* watched(
  contents: Iterable<Content>,
  { manifest }: Described,
  { progress }: LongWork,
): Generator<Content> {
  const total = manifest.entries.length + 1
  let done = 0
  for (const content of contents) {
    progress(done, total, content.name.startsWith('files/') ? '报送原件和佐证材料' : '数据库副本和清单')
    yield content
    crashpoint('archive.entry')
    done += 1
  }
}

function cancelled(): Outcome<never> {
  return fail('cancelled', '已取消，没有写归档文件，数据没有改动。')
}

/** One original at a time is in memory. */
function* allContents(
  db: Database,
  folder: string,
  { manifest, fixed, beside }: Described,
): Generator<Content> {
  yield { name: MANIFEST_NAME, bytes: encodeManifest(manifest) }
  yield* fixed
  for (const { name, sha256 } of manifest.entries.slice(fixed.length)) {
    const bytes = beside.has(sha256) ? readFileSync(evidencePath(folder, sha256)) : loadStoredFile(db, sha256)
    yield { name, bytes }
  }
}

/** The year's evidence files, each read again: what is gone or changed is named, and nothing is archived without it. */
async function soundEvidence(
  db: Database,
  folder: string,
  year: number,
): Promise<Outcome<readonly EvidenceContent[]>> {
  const contents = evidenceContents(db, year)
  const wrong: string[] = []
  for (const { sha256, size, name } of contents) {
    const state = await inspectStored(folder, sha256, size)
    if (state !== 'sound') wrong.push(`${name}${state === 'missing' ? '不在了' : '已不是收到时的内容'}`)
  }
  if (wrong.length === 0) return { ok: true, value: contents }
  const shown = wrong.slice(0, 5).join('；') + (wrong.length > 5 ? `等 ${wrong.length} 份` : '')
  return fail(
    'damaged',
    `不能归档：佐证文件夹中的佐证材料，${shown}。请在“佐证材料”页重新添加原件，或用备份恢复佐证文件夹后再归档。`,
  )
}

interface Described {
  readonly manifest: ArchiveManifest
  /** What stands before the originals. */
  readonly fixed: readonly Content[]
  /** Digests of the files that lie beside the database, not in it. */
  readonly beside: ReadonlySet<string>
}

/** All is read from the copy, so that the manifest speaks of what lies beside it. */
function describeCopy(
  db: Database,
  database: Uint8Array,
  {
    year,
    createdAt,
    evidence,
  }: {
    readonly year: number
    readonly createdAt: string
    readonly evidence: readonly EvidenceContent[]
  },
): Outcome<Described> {
  const kept = loadYear(db, year)
  if (kept === null) return fail('no-year', `库中没有${year}年度，没有归档。请核对年度。`)
  const chain = verifyLog(db)
  if (!chain.ok) {
    return fail(
      'log-broken',
      `不能归档：操作记录第 ${chain.sequence} 条与前一条接不上，数据被其他程序改动过。请用备份恢复，或交技术人员查明。`,
    )
  }
  const fixed: readonly Content[] = [
    { name: DATABASE_ENTRY, bytes: database },
    { name: NOTE_ENTRY, bytes: archiveNote(db, kept) },
    { name: SCORES_ENTRY, bytes: encodeScores(freezeScores(db, year) ?? []) },
  ]
  const entries: ArchiveEntry[] = fixed.map(({ name, bytes }) => ({
    name,
    size: bytes.byteLength,
    sha256: sha256Of(bytes),
  }))
  const files = new Map<string, number>()
  for (const file of iterateStoredFiles(db)) {
    if (!isIntact(file)) {
      return fail('damaged', `不能归档：库中原件 ${file.sha256} 已不是收到时的内容。请用备份恢复后再归档。`)
    }
    files.set(file.sha256, file.size)
  }
  const beside = new Set(evidence.map(({ sha256 }) => sha256).filter((sha256) => !files.has(sha256)))
  for (const { sha256, size } of evidence) files.set(sha256, size)
  for (const [sha256, fileSize] of [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    entries.push({ name: `files/${sha256}`, size: fileSize, sha256 })
  }
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  // Room for headers and the manifest.
  if (size > MAX_ARCHIVE_BYTES * 0.95 || entries.length >= ARCHIVE_LIMITS.entries) {
    return fail(
      'too-large',
      '数据连同佐证材料超过 3.8 GB，不能归档为一个文件。请改为复制整个数据文件夹保存。',
    )
  }
  const { state, sample } = kept
  const manifest: ArchiveManifest = {
    format: FORMAT,
    program: PROGRAM_VERSION,
    createdAt,
    year,
    state,
    sample,
    chain: { entries: chain.entries, head: chain.head, code: checkCode(chain.head) },
    tables: digestTables(db),
    entries,
  }
  return { ok: true, value: { manifest, fixed, beside } }
}

/**
 * The copy stands beside the database for a moment, under one name: this process alone has the database open, so what is
 * found there is left from one that was killed.
 */
function copyBytes(db: Database): Outcome<Uint8Array> {
  const path = `${db.name}-archive.tmp`
  try {
    rmSync(path, { force: true })
    const problem = copyDatabase(db, path)
    crashpoint('archive.copied')
    if (problem !== null) return fail('copy-failed', `数据库副本核对不符（${problem}），没有归档。请重试。`)
    return { ok: true, value: readFileSync(path) }
  } catch (error) {
    return fail(
      'copy-failed',
      `不能在数据文件夹“${dirname(db.name)}”做数据库副本（${detailOf(error)}），没有归档。请检查磁盘空间和权限后重试。`,
    )
  } finally {
    for (const ending of ['', '-journal']) rmSync(path + ending, { force: true })
  }
}
