import { mkdirSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Actor } from '#db/log.ts'
import { loadOperators, storeOperatorState } from '#db/operators.ts'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import type { ZipArchive } from '#electron/workbooks/read/zip-archive.ts'
import { keepBackupSettings } from '../backup/backup-settings.ts'
import { EVIDENCE_FOLDER, evidencePath } from '../evidence/store.ts'
import type { OpenedPlace } from '../exchange/opened-place.ts'
import { DATABASE_NAME } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { makeTemporaryFolder, removeTemporaryFolder } from '../temporary-folder.ts'
import { openArchiveFile, openEntries } from './archive-file.ts'
import { stopsAt, UNWATCHED, type LongWork } from '../long-work.ts'
import { evidenceContents } from './evidence-entries.ts'
import { DATABASE_ENTRY } from './manifest.ts'
import { verifyArchive, type ArchiveCheck } from './verify-archive.ts'

type ArchivePlace = Extract<OpenedPlace, { kind: 'archive' }>

interface ArchiveToOpen {
  readonly path: string
  /** As it is called on screen. */
  readonly name: string
  readonly now: Pick<Actor, 'at'>
  readonly work?: LongWork
}

/**
 * 打开归档: verifies an archive, then unpacks it into a temporary folder, where a database of an earlier version is brought up to
 * date. The file itself is only read. The folder goes when the archive is left (desk.ts), and at once where it is stopped.
 */
export async function openArchive({
  path,
  name,
  now,
  work = UNWATCHED,
}: ArchiveToOpen): Promise<Outcome<ArchivePlace>> {
  const checked = await verifyArchive(path, work)
  if (!checked.ok) {
    const { code, message } = checked.error
    return code === 'cancelled' ? cancelled() : fail(code, message.replace(path, name))
  }
  const { findings, manifest, code } = checked.value
  const [finding] = findings
  if (finding !== undefined || manifest === null || code === null) {
    return fail(
      'damaged',
      `“${name}”与归档时不一致，没有打开：${finding ?? '清单读不出'}${findings.length > 1 ? `等 ${findings.length} 处` : ''}。请改用另一份归档。`,
    )
  }
  const folder = makeTemporaryFolder()
  const place: ArchivePlace = {
    kind: 'archive',
    folder,
    year: manifest.year,
    fileName: name,
    archivedAt: manifest.createdAt,
    code,
  }
  try {
    const unpacked = await unpack(path, folder, manifest, { now, work })
    if (unpacked.ok) return { ok: true, value: place }
    removeTemporaryFolder(folder)
    return unpacked
  } catch {
    removeTemporaryFolder(folder)
    return fail('disk-full', '临时文件夹放不下这份归档，没有打开。请清理系统盘后再试。')
  }
}

function cancelled(): Outcome<never> {
  return fail('cancelled', '已取消，没有打开归档，什么都没有改动。')
}

async function unpack(
  path: string,
  folder: string,
  { entries, year }: NonNullable<ArchiveCheck['manifest']>,
  { now, work }: Required<Pick<ArchiveToOpen, 'now' | 'work'>>,
): Promise<Outcome<null>> {
  const file = openArchiveFile(path)
  if (!file.ok) return file
  try {
    const size = entries.reduce((sum, entry) => sum + entry.size, 0)
    const room = statfsSync(folder)
    if (room.bavail * room.bsize < size * 1.5) {
      return fail('disk-full', '临时文件夹放不下这份归档，没有打开。请清理系统盘后再试。')
    }
    if (await stopsAt(work, [0, 1, '解开数据库'])) return cancelled()
    const zip = openEntries(file.value.source)
    writeFileSync(join(folder, DATABASE_NAME), entryOf(zip, DATABASE_ENTRY), { mode: 0o600 })
    const opened = openDatabase(join(folder, DATABASE_NAME), { mode: 'open' })
    if (!opened.ok) return fail('damaged', '归档中的数据不能用本程序打开，没有改动归档。请把文件交技术人员。')
    try {
      if (opened.damage !== null)
        return fail('damaged', '归档中的数据与写入时的不一致，没有打开，归档没有改动。请把文件交技术人员。')
      settle(opened.db, now)
      const evidence = evidenceContents(opened.db, year)
      for (const [done, { sha256 }] of evidence.entries()) {
        if (await stopsAt(work, [done, evidence.length, '解开佐证材料'])) return cancelled()
        const target = evidencePath(join(folder, EVIDENCE_FOLDER), sha256)
        mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
        writeFileSync(target, entryOf(zip, `files/${sha256}`), { mode: 0o600 })
      }
    } finally {
      closeDatabase(opened.db)
    }
    return { ok: true, value: null }
  } finally {
    file.value.close()
  }
}

/** Its name only picks an entry of the file: none ever becomes a path. */
function entryOf(zip: ZipArchive, name: string): Uint8Array {
  const bytes = zip.read(name)
  if (bytes === null) throw new Error(`no ${name} in a verified archive`)
  return bytes
}

/** In the temporary copy alone: nobody need sign in only to look, and nothing is backed up there. */
function settle(db: Database, { at }: Pick<Actor, 'at'>): void {
  const actor: Actor = { operator: '查看归档', at }
  db.transaction(() => {
    for (const { id, name, roles } of loadOperators(db)) {
      storeOperatorState(db, actor, id, { name, roles, active: false })
    }
  })()
  keepBackupSettings({ db, act: () => actor }, { folder: null, daily: false })
}
