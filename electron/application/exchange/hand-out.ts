import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { loadCopyOrigin } from '#db/copy-origin.ts'
import { loadEvidenceFiles } from '#db/evidence.ts'
import { findHandout, loadHandouts, storeHandout, storeRecall, type Handout } from '#db/handouts.ts'
import { appendLog, verifyLog } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { lastIds, writeUnitCopy } from '#db/unit-copy.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { placeOf } from '../archive/evidence-entries.ts'
import { cleanFileName } from '../clean-file-name.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import { evidenceFolder, inspectStored } from '../evidence/store.ts'
import { UNWATCHED, type LongWork } from '../long-work.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { PROGRAM_VERSION } from '../program-version.ts'
import { findEvaluated, type EvaluatedUnit, type YearBook } from '../year-book.ts'
import { refuseArchived, refuseFixed } from '../year-state.ts'
import { cancelled, PACKAGE_ENDING, type PackedEvidence, type WrittenPackage } from './package-file.ts'
import { handoutNote } from './package-note.ts'
import { FORMAT } from './package-manifest.ts'
import { trimScheme } from './trim-scheme.ts'
import { writeChecked } from './write-checked.ts'

export interface NewHandOut {
  readonly units: readonly UnitId[]
  /** Who shall work on them. */
  readonly colleague: string
  /** What the colleague shall know; may be ''. */
  readonly note: string
  readonly folder: string
}

/**
 * 导出协作包: one file with some units' returns, reviews and evidence, and what it takes to work on them. Read again
 * after it is written; only then it stands on record that the units are out. Nothing of the year changes.
 */
export async function handOut(
  office: Office,
  book: YearBook,
  given: NewHandOut,
  work: LongWork = UNWATCHED,
): Promise<Outcome<WrittenPackage>> {
  const { db } = office
  const colleague = given.colleague.trim()
  const checked = checkHandOut(db, book, given.units, colleague)
  if (!checked.ok) return checked
  const units = checked.value
  const ready = await ensureFolder(given.folder)
  if (!ready.ok) return ready
  const evidence = await soundEvidence(db, book, units, work)
  if (!evidence.ok) return evidence
  const ids = units.map(({ unit }) => unit.id)
  const marks = lastIds(db)
  const chain = verifyLog(db)
  if (!chain.ok) return fail('log-broken', '操作记录不完整，没有导出。请先到“操作记录”查看，或用备份恢复。')
  const database = copyBytes(db, book, ids)
  if (!database.ok) return database
  const actor = office.act()
  const name = randomBytes(16).toString('hex')
  const key = randomBytes(32).toString('hex')
  const { year } = book.year
  const fileName = cleanFileName(
    `协作包${year}_${colleague}_${units.length}家_${dayInChina(Date.parse(actor.at)).replaceAll('-', '')}${PACKAGE_ENDING}`,
  )
  const written = await writeChecked(
    join(given.folder, fileName),
    {
      head: {
        format: FORMAT,
        kind: 'handout',
        program: PROGRAM_VERSION,
        createdAt: actor.at,
        package: name,
        copy: '',
        year,
        colleague,
        by: actor.operator,
        office: book.heading.office,
        note: given.note.trim(),
        units: units.map((unit) => unit.name),
        chain: { entries: chain.entries, head: chain.head },
        key,
      },
      key,
      database: database.value,
      note: handoutNote(book, units, { colleague, note: given.note, by: actor.operator, at: actor.at }),
      evidence: evidence.value,
      evidenceFolder: evidenceFolder(db),
    },
    work,
  )
  if (!written.ok) return written
  db.transaction(() => {
    storeHandout(db, actor, {
      year,
      package: name,
      colleague,
      units: ids,
      note: given.note.trim(),
      key,
      marks,
      schemeVersion: book.schemeVersion,
      fileName: basename(written.value.path),
      code: written.value.code,
    })
    appendLog(db, actor, {
      action: '分出协作包',
      object: `${year}年度`,
      detail: {
        year,
        colleague,
        units: ids,
        file: basename(written.value.path),
        code: written.value.code,
        package: name,
        note: given.note.trim(),
      },
    })
  })()
  return written
}

function checkHandOut(
  db: Database,
  book: YearBook,
  ids: readonly UnitId[],
  colleague: string,
): Outcome<readonly EvaluatedUnit[]> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const fixed = refuseFixed(book.year)
  if (!fixed.ok) return fixed
  if (loadCopyOrigin(db) !== null) {
    return fail('in-copy', '这是协作副本，不能再分给别人。请由分出的办公室另行分出。')
  }
  if (colleague === '') return fail('colleague-missing', '请写明分给谁，交回时按这个名字合并。')
  const units = ids.map((id) => findEvaluated(book, id))
  const known = units.filter((unit) => unit !== null)
  if (known.length === 0) return fail('unknown-unit', '请至少选一家单位。')
  if (known.length < units.length) {
    return fail('unknown-unit', `所选单位中有${book.year.year}年度不评价的，没有导出。请重新选择。`)
  }
  return { ok: true, value: known }
}

/** Each evidence file of the units, read again: nothing goes out that is gone or changed. */
async function soundEvidence(
  db: Database,
  book: YearBook,
  units: readonly EvaluatedUnit[],
  { progress, stopped }: LongWork,
): Promise<Outcome<readonly PackedEvidence[]>> {
  const names = new Map(units.map(({ unit, name }) => [unit.id, name]))
  const files = new Map<string, PackedEvidence>()
  const own = loadEvidenceFiles(db, book.year.year).filter(({ unit }) => names.has(unit))
  const total = new Set(own.map(({ sha256 }) => sha256)).size
  for (const file of own) {
    const unit = names.get(file.unit)
    if (unit === undefined || files.has(file.sha256)) continue
    if (stopped()) return cancelled('导出')
    progress(files.size, total * 2, '核对佐证材料')
    if ((await inspectStored(evidenceFolder(db), file.sha256, file.size)) !== 'sound') {
      return fail(
        'damaged',
        `${placeOf(file, unit)}在佐证文件夹中不在了或已改变，没有导出。请到“佐证材料”页重新添加原件后再导出。`,
      )
    }
    files.set(file.sha256, { sha256: file.sha256, size: file.size })
  }
  return { ok: true, value: [...files.values()].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)) }
}

/** The copy stands beside the database for a moment; what is found there is left from a program that was killed. */
function copyBytes(db: Database, book: YearBook, units: readonly UnitId[]): Outcome<Uint8Array> {
  const path = `${db.name}-handout.tmp`
  const sweep = (): void => {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(path + part, { force: true })
  }
  try {
    sweep()
    writeUnitCopy(db, path, {
      year: book.year.year,
      units,
      trimScheme: (content) => trimScheme(content, units),
    })
    return { ok: true, value: readFileSync(path) }
  } catch {
    return fail(
      'copy-failed',
      `不能在数据文件夹“${dirname(db.name)}”做数据副本，没有导出。请检查磁盘空间和权限后重试。`,
    )
  } finally {
    sweep()
  }
}

/** The packages of a year that the office waits for: neither merged nor called back. */
export function openHandouts(db: Database, year: number): readonly Handout[] {
  return loadHandouts(db, year).filter(({ recalled, mergedAt }) => recalled === null && mergedAt === null)
}

/** 收回: the office waits for a package no longer. What comes back all the same can still be merged. */
export function recallHandout({ db, act }: Office, name: string, given: string): Outcome<null> {
  const reason = given.trim()
  const handout = findHandout(db, name)
  if (handout === null) return fail('unknown-package', '没有找到这次分出，请刷新后重新选择。')
  if (handout.recalled !== null) return fail('unknown-package', '这次分出已经收回，没有再收回一遍。')
  if (reason === '') return fail('reason-missing', '请写明收回的原因，例如“改由本机办理”。')
  const actor = act()
  db.transaction(() => {
    storeRecall(db, actor, handout.id, reason)
    appendLog(db, actor, {
      action: '收回协作包',
      object: `${handout.year}年度`,
      detail: {
        year: handout.year,
        colleague: handout.colleague,
        units: handout.units,
        package: name,
        reason,
      },
    })
  })()
  return { ok: true, value: null }
}
