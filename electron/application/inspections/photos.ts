import { basename } from 'node:path'
import { findPhoto, loadPhotos, storePhoto } from '#db/inspections.ts'
import { appendLog } from '#db/log.ts'
import { loadYear } from '#db/years.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import { detectFileKind, HEAD_BYTES } from '../evidence/file-kind.ts'
import { openSource } from '../evidence/open-source.ts'
import { evidenceFolder, storeEvidence } from '../evidence/store.ts'
import type { PickedPath } from '../evidence/inspect-files.ts'
import type { Progress } from '../export-forms.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { openYear, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { findInspection, noInspection, objectOf } from './save-inspection.ts'

export interface AttachedPhotos {
  readonly attached: number
  /** Those that were not, each with the reason. */
  readonly refused: readonly string[]
}

/** Keeps pictures (and scanned PDF) with a record, one by one; the others go on where one is refused. */
export async function attachPhotos(
  office: Office,
  book: YearBook,
  number: number,
  files: readonly PickedPath[],
  run: {
    readonly progress: Progress
    readonly stopped: () => boolean
    readonly kept: (path: string) => Promise<void>
  },
): Promise<Outcome<AttachedPhotos>> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const inspection = findInspection(office, book.year.year, number)
  if (inspection === null || inspection.kind === 'withdrawn') return noInspection()
  let attached = 0
  const refused: string[] = []
  for (const [index, { path, name }] of files.entries()) {
    if (run.stopped()) break
    const fileName = name === '' ? basename(path) : name.toWellFormed()
    const shown = removeControls(fileName)
    run.progress(index + 1, files.length, shown)
    const done = await attachOne(office, book.year.year, number, objectOf(inspection), { path, fileName })
    if (done.ok) attached += 1
    else refused.push(`${shown}：${done.error.message}`)
    if (done.ok) await run.kept(path)
  }
  return { ok: true, value: { attached, refused } }
}

async function attachOne(
  { db, act }: Office,
  year: number,
  inspection: number,
  object: string,
  { path, fileName }: { readonly path: string; readonly fileName: string },
): Promise<Outcome<null>> {
  const looked = await isShown(path, fileName)
  if (!looked.ok) return looked
  const stored = await storeEvidence(evidenceFolder(db), path)
  if (!stored.ok) return stored
  const { sha256, size } = stored.value
  const known = loadPhotos(db, year).some(
    (photo) => photo.inspection === inspection && photo.sha256 === sha256 && photo.kind === 'attached',
  )
  if (known) return fail('known', '这次记录里已有内容完全相同的照片，没有重复添加。')
  // It may have been closed while the file was being taken in.
  if (loadYear(db, year)?.state === '归档') return fail('archived', '年度刚刚归档，没有添加。')
  const actor = act()
  db.transaction(() => {
    const photo = { year, inspection, kind: 'attached', sha256, size, fileName, reason: '' } as const
    storePhoto(db, actor, photo)
    appendLog(db, actor, {
      action: '添加督导照片',
      object,
      detail: { year, inspection, file: fileName, sha256, size },
    })
  })()
  return { ok: true, value: null }
}

/** Only what the program can show itself is a photo of a record. */
async function isShown(path: string, fileName: string): Promise<Outcome<null>> {
  const opened = await openSource(path)
  if (!opened.ok) return opened
  const { file } = opened.value
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, head.byteLength, 0)
    const { preview } = detectFileKind(fileName, head.subarray(0, bytesRead))
    if (preview !== null) return { ok: true, value: null }
    return fail('not-a-picture', '不是程序能显示的图片或 PDF，没有添加。请另存为 JPG、PNG 或 PDF 后再添加。')
  } finally {
    await file.close()
  }
}

/** Takes a photo off its record, with the reason; the file stays. In a transaction of its own. */
export function removePhoto(office: Office, id: number, because: string): Outcome<null> {
  const { db, act } = office
  const photo = findPhoto(db, id)
  const stands = loadPhotos(db, photo?.year ?? 0).some(
    (known) => known.id === id && known.kind === 'attached',
  )
  if (photo === null || !stands) {
    return fail('inspection', '没有找到这张照片，或它已经移除。请刷新后再看。')
  }
  const book = openYear(office, photo.year)
  if (!book.ok) return book
  const open = refuseArchived(book.value.year)
  if (!open.ok) return open
  const inspection = findInspection(office, photo.year, photo.inspection)
  if (inspection === null) return noInspection()
  const reason = because.trim()
  if (reason === '') return fail('inspection', '请写明移除的原因，例如“放错了记录”。文件本身仍会保留。')
  const { year, sha256, size, fileName } = photo
  const actor = act()
  db.transaction(() => {
    const removed = {
      year,
      inspection: photo.inspection,
      kind: 'removed',
      sha256,
      size,
      fileName,
      reason,
    } as const
    storePhoto(db, actor, removed)
    appendLog(db, actor, {
      action: '移除督导照片',
      object: objectOf(inspection),
      detail: { year, inspection: photo.inspection, file: fileName, sha256, reason },
    })
  })()
  return { ok: true, value: null }
}
