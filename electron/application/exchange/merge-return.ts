import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendLog } from '#db/log.ts'
import { loadChain, storeMerge, storeMergedLog, storeMergedRows, type MergedRow } from '#db/merges.ts'
import type { Database } from '#db/open.ts'
import type { ExchangePreview } from '#shared/contract/exchange.ts'
import { evidenceFolder, storeEvidence } from '../evidence/store.ts'
import type { Office } from '../office.ts'
import { UNWATCHED, type LongWork } from '../long-work.ts'
import { fail, type Outcome } from '../outcome.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporary-folder.ts'
import type { YearBook } from '../year-book.ts'
import { advanceYear, refuseArchived, refuseFixed } from '../year-state.ts'
import { findConflicts } from './find-conflicts.ts'
import { mergeRemovals, mergeUnit, type Choice, type MergeWork } from './merge-unit.ts'
import { openReturn, type OpenReturn, type ReturnFile } from './open-return.ts'
import { cancelled } from './package-file.ts'
import type { OpenPackage } from './read-package.ts'
import { previewReturn } from './preview-return.ts'
import { openSides } from './sides.ts'

/** What merging a package would bring; nothing is written. */
export async function inspectReturn(
  { db }: Office,
  book: YearBook,
  file: ReturnFile,
  work: LongWork = UNWATCHED,
): Promise<Outcome<ExchangePreview>> {
  const open = refuseClosed(book)
  if (!open.ok) return open
  const opened = await openReturn(db, book.year.year, file, work)
  if (!opened.ok) return opened
  try {
    return previewReturn(db, book, opened.value)
  } finally {
    opened.value.close()
  }
}

function refuseClosed(book: YearBook): Outcome<null> {
  const open = refuseArchived(book.year)
  return open.ok ? refuseFixed(book.year) : open
}

export interface MergedReturn {
  readonly colleague: string
  readonly counts: Readonly<Record<string, number>>
}

/**
 * 合并交回包: takes in all that the copy has and that is not here yet, in one transaction. Where both sides changed a thing, both
 * stay as rows, and the chosen one stands. The copy's log is kept with it. `choices` names every conflict of the preview.
 */
export async function mergeReturn(
  office: Office,
  book: YearBook,
  file: ReturnFile,
  choices: ReadonlyMap<string, Choice>,
  work: LongWork = UNWATCHED,
): Promise<Outcome<MergedReturn>> {
  const open = refuseClosed(book)
  if (!open.ok) return open
  const opened = await openReturn(office.db, book.year.year, file, work)
  if (!opened.ok) return opened
  try {
    const chosen = checkChoices(office.db, opened.value, choices)
    if (!chosen.ok) return chosen
    const kept = await keepEvidence(office.db, opened.value.pack, work)
    if (!kept.ok) return kept
    return office.db.transaction(() => merge(office, book, opened.value, { name: file.name, choices }))()
  } finally {
    opened.value.close()
  }
}

/** Every conflict is decided, and there is none that was not shown: else things have moved on since the preview. */
function checkChoices(db: Database, opened: OpenReturn, choices: ReadonlyMap<string, Choice>): Outcome<null> {
  const sides = openSides(db, opened)
  if (!sides.ok) return sides
  const keys = findConflicts(sides.value).map(({ key }) => key)
  const undecided = keys.filter((key) => !choices.has(key)).length
  if (undecided > 0) {
    return fail(
      'undecided',
      `还有 ${undecided} 处双方都改过的没有选定以哪边为准，没有合并。请逐处选定后再合并。`,
    )
  }
  if (choices.size === keys.length) return { ok: true, value: null }
  return fail('changed-meanwhile', '查看以后本机的内容又有变化，没有合并。请重新查看后再选定。')
}

/** The files first: a row may speak of them only when they are durable. */
async function keepEvidence(
  db: Database,
  pack: OpenPackage,
  { progress, stopped }: LongWork,
): Promise<Outcome<null>> {
  const folder = makeTemporaryFolder()
  try {
    for (const [done, { sha256 }] of pack.evidence.entries()) {
      // What is kept by then stays in the folder, and no row speaks of it.
      if (stopped()) return cancelled('合并')
      progress(done, pack.evidence.length, '存入佐证材料')
      const path = join(folder, sha256)
      writeFileSync(path, pack.readEvidence(sha256), { mode: 0o600 })
      const stored = await storeEvidence(evidenceFolder(db), path)
      rmSync(path)
      if (!stored.ok) return fail(stored.error.code, `佐证材料没能存入，没有合并：${stored.error.message}`)
    }
    return { ok: true, value: null }
  } finally {
    removeTemporaryFolder(folder)
  }
}

function merge(
  { db, act }: Office,
  book: YearBook,
  opened: OpenReturn,
  { name, choices }: { readonly name: string; readonly choices: ReadonlyMap<string, Choice> },
): Outcome<MergedReturn> {
  const { handout, origin, earlier, pack, theirs } = opened
  const sides = openSides(db, opened)
  if (!sides.ok) return sides
  const actor = act()
  const conflicts = findConflicts(sides.value)
  const preview = previewReturn(db, book, opened)
  if (!preview.ok) return preview
  const work: MergeWork = { sides: sides.value, actor, conflicts, choices, merged: [] }
  for (const unit of handout.units) mergeUnit(work, unit)
  const removals = mergeRemovals(work)
  const counts = countsOf(work, removals)
  if ((counts['submission'] ?? 0) > 0) advanceYear(db, actor, book.year, '收表', '合并交回包')
  if ((counts['review'] ?? 0) > 0) advanceYear(db, actor, book.year, '审核', '合并交回包')
  const { chain } = pack.manifest
  const id = storeMerge(db, actor, {
    handoutId: handout.id,
    copy: origin.copy,
    sha256: pack.sha256,
    fileName: name,
    entries: chain.entries,
    head: chain.head,
    counts,
    choices: Object.fromEntries(choices),
  })
  storeMergedRows(db, id, work.merged)
  storeMergedLog(db, id, loadChain(theirs, earlier.at(-1)?.entries ?? 0))
  appendLog(db, actor, {
    action: '合并交回包',
    object: `${book.year.year}年度`,
    detail: {
      year: book.year.year,
      colleague: origin.colleague,
      units: handout.units,
      file: name,
      code: pack.code,
      package: handout.package,
      entries: chain.entries,
      head: chain.head,
      counts,
      conflicts: preview.value.conflicts.map(({ key, unit, indicator, mine, theirs: their }) => ({
        unit,
        indicator,
        mine,
        theirs: their,
        chosen: choices.get(key) ?? null,
      })),
    },
  })
  return { ok: true, value: { colleague: origin.colleague, counts } }
}

function countsOf(
  { merged, conflicts, choices }: MergeWork,
  removals: number,
): Readonly<Record<string, number>> {
  const written = merged.filter((row: MergedRow) => row.written)
  const of = (table: string): number => written.filter((row) => row.table === table).length
  return {
    submission: of('submission'),
    known: merged.filter((row) => row.table === 'submission' && !row.written).length,
    check: of('cell_decision'),
    review: of('review'),
    question: of('review_question'),
    evidence: of('evidence_file') + removals,
    conflicts: conflicts.length,
    mine: conflicts.filter(({ key }) => choices.get(key) === 'mine').length,
  }
}
