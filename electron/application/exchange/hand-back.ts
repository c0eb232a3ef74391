import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyDatabase } from '#db/copy.ts'
import { loadCopyOrigin, type CopyOrigin } from '#db/copy-origin.ts'
import { loadEvidenceFiles } from '#db/evidence.ts'
import { appendLog, verifyLog } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { loadUnits } from '#db/units.ts'
import { unitNameIn } from '#shared/plan/unit.ts'
import { cleanFileName } from '../clean-file-name.ts'
import { dayInChina } from '../china-time.ts'
import { ensureFolder } from '../ensure-folder.ts'
import { evidenceFolder, inspectStored } from '../evidence/store.ts'
import { shownName } from '../evidence/unit-check.ts'
import { UNWATCHED, type LongWork } from '../long-work.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { PROGRAM_VERSION } from '../program-version.ts'
import { cancelled, PACKAGE_ENDING, type PackedEvidence, type WrittenPackage } from './package-file.ts'
import { FORMAT } from './package-manifest.ts'
import { returnNote } from './package-note.ts'
import { writeChecked } from './write-checked.ts'

/** 导出交回包: all that was done in this copy, for the office that handed it out. May be done again as work goes on. */
export async function handBack(
  office: Office,
  folder: string,
  work: LongWork = UNWATCHED,
): Promise<Outcome<WrittenPackage>> {
  const { db } = office
  const origin = loadCopyOrigin(db)
  if (origin === null) return fail('no-copy', '这不是协作副本，没有要交回的内容。')
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const evidence = await newEvidence(db, origin, work)
  if (!evidence.ok) return evidence
  const chain = verifyLog(db)
  if (!chain.ok) return fail('log-broken', '协作副本的操作记录不完整，没有导出。请用备份恢复后再导出。')
  const database = copyBytes(db)
  if (!database.ok) return database
  const actor = office.act()
  const { year, colleague } = origin
  const names = new Map(loadUnits(db).map((unit) => [unit.id, unitNameIn(unit, year)]))
  const units = origin.units.map((unit) => names.get(unit) ?? unit)
  const fileName = cleanFileName(
    `交回包${year}_${colleague}_${dayInChina(Date.parse(actor.at)).replaceAll('-', '')}${PACKAGE_ENDING}`,
  )
  const written = await writeChecked(
    join(folder, fileName),
    {
      head: {
        format: FORMAT,
        kind: 'return',
        program: PROGRAM_VERSION,
        createdAt: actor.at,
        package: origin.package,
        copy: origin.copy,
        year,
        colleague,
        by: actor.operator,
        office: '',
        note: '',
        units,
        chain: { entries: chain.entries, head: chain.head },
        key: '',
      },
      key: origin.key,
      database: database.value,
      note: returnNote({ year, colleague, units, at: actor.at }),
      evidence: evidence.value,
      evidenceFolder: evidenceFolder(db),
    },
    work,
  )
  if (!written.ok) return written
  db.transaction(() => {
    appendLog(db, actor, {
      action: '导出交回包',
      object: `${year}年度`,
      detail: { year, file: fileName, code: written.value.code, entries: chain.entries },
    })
  })()
  return written
}

/** The evidence that came to the copy; what went out with it the office has. */
async function newEvidence(
  db: Database,
  { year, marks }: CopyOrigin,
  { progress, stopped }: LongWork,
): Promise<Outcome<readonly PackedEvidence[]>> {
  const files = new Map<string, PackedEvidence>()
  const came = loadEvidenceFiles(db, year).filter(({ id }) => id > (marks['evidence_file'] ?? 0))
  const total = new Set(came.map(({ sha256 }) => sha256)).size
  for (const file of came) {
    if (files.has(file.sha256)) continue
    if (stopped()) return cancelled('导出')
    progress(files.size, total * 2, '核对佐证材料')
    if ((await inspectStored(evidenceFolder(db), file.sha256, file.size)) !== 'sound') {
      return fail(
        'damaged',
        `佐证材料“${shownName(file)}”的文件不在了或已改变，没有导出。请到“佐证材料”页重新添加原件后再导出。`,
      )
    }
    files.set(file.sha256, { sha256: file.sha256, size: file.size })
  }
  return { ok: true, value: [...files.values()].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)) }
}

function copyBytes(db: Database): Outcome<Uint8Array> {
  const path = `${db.name}-return.tmp`
  try {
    rmSync(path, { force: true })
    const problem = copyDatabase(db, path)
    if (problem === null) return { ok: true, value: readFileSync(path) }
  } catch {
    // Told below.
  } finally {
    rmSync(path, { force: true })
  }
  return fail('copy-failed', '没能做好数据副本，没有导出，数据没有改动。请检查磁盘空间后重试。')
}
