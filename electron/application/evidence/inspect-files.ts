import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { loadEvidence } from '#db/readings.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { NO_PROPOSAL, proposeEvidence, type EvidenceProposal } from '#shared/returns/propose-evidence.ts'
import type { Office } from '../office.ts'
import type { Outcome } from '../outcome.ts'
import { formOf, type YearBook } from '../year-book.ts'
import { findOpenUnit } from '../year-state.ts'
import { detectFileKind, HEAD_BYTES, type FileKind } from './file-kind.ts'
import { openSource } from './open-source.ts'
import { MAX_EVIDENCE_BYTES } from '#shared/contract/evidence-limits.ts'

/** More at once is no evidence of one unit but a wrong folder. */
const MOST_FILES = 2000
const DEEPEST = 12

/** A file that was picked, before anything is kept of it. */
export interface InspectedFile {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly kind: FileKind
  readonly proposal: EvidenceProposal
  /** Why it cannot be taken; null: it can. */
  readonly refused: string | null
}

export interface PickedPath {
  readonly path: string
  /** As it was called where it came from. */
  readonly name: string
}

/** Looks at picked files, folders opened to the bottom, and says what each seems to be evidence of. */
export async function inspectFiles(
  office: Office,
  book: YearBook,
  unit: UnitId,
  picked: readonly PickedPath[],
): Promise<Outcome<{ readonly files: readonly InspectedFile[]; readonly leftOut: number }>> {
  const open = findOpenUnit(book, unit)
  if (!open.ok) return open
  const stands = loadStandingOf(office.db, book.year.year, unit)
  const entries = stands === null ? [] : loadEvidence(office.db, stands.id)
  const indicators = formOf(book, open.value).rows.map(({ indicatorId }) => indicatorId)
  const found: PickedPath[] = []
  for (const one of picked) await walk(one, 0, found)
  const files: InspectedFile[] = []
  for (const one of found.slice(0, MOST_FILES)) {
    files.push(await inspect(one, (name) => proposeEvidence(name, entries, indicators)))
  }
  return { ok: true, value: { files, leftOut: Math.max(0, found.length - MOST_FILES) } }
}

/** Links are not followed, so a folder cannot contain itself. */
async function walk(one: PickedPath, depth: number, found: PickedPath[]): Promise<void> {
  if (found.length > MOST_FILES) return
  const stats = await lstat(one.path).catch(() => null)
  if (stats?.isDirectory() !== true || depth > DEEPEST) {
    found.push(one)
    return
  }
  const names = await readdir(one.path).catch((): string[] => [])
  for (const name of names.toSorted(COLLATOR.compare)) {
    // What file managers and office programs leave about.
    if (/^(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i.test(name)) continue
    await walk({ path: join(one.path, name), name }, depth + 1, found)
  }
}

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true })

async function inspect(
  { path, name }: PickedPath,
  propose: (name: string) => EvidenceProposal,
): Promise<InspectedFile> {
  const shown = name === '' ? basename(path) : name
  const opened = await openSource(path)
  if (!opened.ok) {
    const kind = detectFileKind(shown, new Uint8Array())
    return { path, name: shown, size: 0, kind, proposal: NO_PROPOSAL, refused: opened.error.message }
  }
  const { file, size } = opened.value
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, head.byteLength, 0)
    const kind = detectFileKind(shown, head.subarray(0, bytesRead))
    return { path, name: shown, size, kind, proposal: propose(shown), refused: reasonToRefuse(size) }
  } catch {
    const kind = detectFileKind(shown, new Uint8Array())
    return {
      path,
      name: shown,
      size,
      kind,
      proposal: NO_PROPOSAL,
      refused: '读取文件时出错，请把文件复制到本机后再试。',
    }
  } finally {
    await file.close()
  }
}

function reasonToRefuse(size: number): string | null {
  if (size === 0) return '文件是空的，没有内容可作佐证。'
  return size > MAX_EVIDENCE_BYTES
    ? `文件大于 ${MAX_EVIDENCE_BYTES / 1024 / 1024} MB，请压缩或拆分后再添加。`
    : null
}
