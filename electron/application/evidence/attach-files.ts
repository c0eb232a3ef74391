import { basename } from 'node:path'
import { loadEvidenceFiles, storeEvidenceFile } from '#db/evidence.ts'
import { appendLog } from '#db/log.ts'
import { loadYear } from '#db/years.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import type { Progress } from '../export-forms.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { formOf, type YearBook } from '../year-book.ts'
import { findOpenUnit } from '../year-state.ts'
import { evidenceFolder, storeEvidence } from './store.ts'

export interface FileToAttach {
  readonly path: string
  /** As it was called where it came from; kept for the record. */
  readonly name: string
  readonly indicator: string | null
  /** In the 目录; '' where it has none. */
  readonly number: string
}

export interface AttachedResult {
  readonly name: string
  readonly result: 'attached' | 'known' | 'refused'
  /** Why not; null where it was attached. */
  readonly message: string | null
}

export interface AttachOptions {
  readonly progress: Progress
  /** Asked between files and between the pieces of one; what is done by then is kept. */
  readonly stopped: () => boolean
  /** Told when a file is kept, so that a copy of it can go. */
  readonly kept: (path: string) => Promise<void>
}

/** Keeps files and attaches them to a unit's items, one by one; the others go on where one is refused. */
export async function attachFiles(
  office: Office,
  book: YearBook,
  unit: UnitId,
  files: readonly FileToAttach[],
  { progress, stopped, kept }: AttachOptions,
): Promise<Outcome<{ readonly results: readonly AttachedResult[]; readonly notTried: number }>> {
  const open = findOpenUnit(book, unit)
  if (!open.ok) return open
  const known = new Set(formOf(book, open.value).rows.map(({ indicatorId }) => indicatorId))
  if (files.some(({ indicator }) => indicator !== null && !known.has(indicator))) {
    return fail('unknown-indicator', `${open.value.name}没有所选的指标，没有添加任何文件。请重新选择。`)
  }
  const results: AttachedResult[] = []
  for (const file of files) {
    if (stopped()) break
    progress(results.length + 1, files.length, file.name)
    const result = await attachOne(office, book.year.year, unit, file, stopped)
    if (result === null) break
    results.push(result)
    if (result.result !== 'refused') await kept(file.path)
  }
  return { ok: true, value: { results, notTried: files.length - results.length } }
}

/** null: 取消 was pressed while it was taken in. */
async function attachOne(
  { db, act }: Office,
  year: number,
  unit: UnitId,
  { path, name, indicator, number }: FileToAttach,
  stopped: () => boolean,
): Promise<AttachedResult | null> {
  const fileName = name === '' ? basename(path) : name.toWellFormed()
  const shown = removeControls(fileName)
  const stored = await storeEvidence(evidenceFolder(db), path, stopped)
  if (!stored.ok) {
    return stored.error.code === 'cancelled'
      ? null
      : { name: shown, result: 'refused', message: stored.error.message }
  }
  const { sha256, size } = stored.value
  const again = loadEvidenceFiles(db, year).some(
    (file) =>
      file.unit === unit &&
      file.sha256 === sha256 &&
      file.indicator === indicator &&
      file.number === number &&
      file.removed === null,
  )
  if (again) return { name: shown, result: 'known', message: '这里已有内容完全相同的文件，没有重复添加。' }
  // It may have been closed while the file was being taken in.
  if (loadYear(db, year)?.state === '归档') {
    return { name: shown, result: 'refused', message: '年度刚刚归档，没有添加。' }
  }
  const actor = act()
  db.transaction(() => {
    storeEvidenceFile(db, actor, { year, unit, indicator, number, sha256, size, fileName })
    appendLog(db, actor, {
      action: '添加佐证',
      object: unit,
      detail: { year, indicator, number, file: fileName, sha256, size },
    })
  })()
  return { name: shown, result: 'attached', message: null }
}
