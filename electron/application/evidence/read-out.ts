import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findEvidence, type Evidence } from '#db/evidence.ts'
import { findPhoto } from '#db/inspections.ts'
import type { Database } from '#db/open.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { cleanFileName } from '../clean-file-name.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { detectFileKind } from './file-kind.ts'
import { MAX_PREVIEW_BYTES } from '#shared/contract/evidence-limits.ts'
import { evidenceFolder, inspectStored, readHead, readStored } from './store.ts'
import { shownName } from './unit-check.ts'

const MEGABYTE = 1024 * 1024

/** A kept file: of a unit's evidence, or a photo of a 督导检查. */
export interface KeptFile {
  readonly of: 'evidence' | 'photo'
  readonly id: number
}

type Kept = Pick<Evidence, 'sha256' | 'size' | 'fileName'>

function findKept(db: Database, { of, id }: KeptFile): Kept | null {
  return of === 'evidence' ? findEvidence(db, id) : findPhoto(db, id)
}

/** A piece of a file that the program may show itself: a picture or a PDF by its bytes and its name. */
export async function readForPreview(
  { db }: Office,
  file: KeptFile,
  from: number,
  length: number,
): Promise<Outcome<{ readonly size: number; readonly type: string; readonly bytes: Uint8Array }>> {
  const evidence = findKept(db, file)
  if (evidence === null) return unknown()
  const { sha256, size, fileName } = evidence
  const folder = evidenceFolder(db)
  const head = readHead(folder, sha256, size)
  if (head === null) return gone(evidence)
  const { preview, type } = detectFileKind(fileName, head)
  if (preview === null) return fail('unreadable', `“${shownName(evidence)}”只能另存后查看。`)
  if (size > MAX_PREVIEW_BYTES) {
    return fail('too-large', `文件大于 ${MAX_PREVIEW_BYTES / MEGABYTE} MB，请另存后查看。`)
  }
  const bytes = await readStored(folder, sha256, from, Math.max(0, Math.min(length, size - from)))
  return bytes.ok ? { ok: true, value: { size, type, bytes: bytes.value } } : bytes
}

/** 另存: writes a copy under the file's own name, after every byte was held against its digest. */
export async function copyOut(
  { db }: Office,
  file: KeptFile,
  folder: string,
): Promise<Outcome<{ readonly path: string; readonly renamed: boolean }>> {
  const evidence = findKept(db, file)
  if (evidence === null) return unknown()
  const { sha256, size, fileName } = evidence
  const store = evidenceFolder(db)
  const state = await inspectStored(store, sha256, size)
  if (state === 'missing') return gone(evidence)
  if (state === 'changed') {
    return fail(
      'damaged',
      `“${shownName(evidence)}”已不是收到时的内容，没有另存。请重新添加原件，或用备份恢复。`,
    )
  }
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const saved = await saveFile(join(folder, cleanFileName(fileName)), pieces(store, sha256, size))
  if (saved.ok) await markAsForeign(saved.path, process.platform)
  return saved.ok ? { ok: true, value: { path: saved.path, renamed: saved.renamed } } : saved
}

/** What Windows notes of a file from outside, so that it asks before opening or running it. */
const FROM_OUTSIDE = '[ZoneTransfer]\r\nZoneId=3\r\n'

/** Marks a copy as one from outside. File systems without such marks, as on many USB sticks, keep the copy without. */
export async function markAsForeign(path: string, platform: NodeJS.Platform): Promise<void> {
  if (platform !== 'win32') return
  await writeFile(`${path}:Zone.Identifier`, FROM_OUTSIDE).catch(() => undefined)
}

async function* pieces(folder: string, sha256: string, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size;) {
    const piece = await readStored(folder, sha256, from, MEGABYTE)
    if (!piece.ok || piece.value.byteLength === 0)
      throw new Error('a kept file went away while it was copied')
    yield piece.value
    from += piece.value.byteLength
  }
}

function unknown(): Outcome<never> {
  return fail('unknown-evidence', '没有找到这份佐证材料，请刷新后重新选择。')
}

function gone(evidence: Kept): Outcome<never> {
  return fail(
    'unreadable',
    `“${shownName(evidence)}”的文件不在佐证文件夹中了，或大小不符。请重新添加原件，或用备份恢复。`,
  )
}
