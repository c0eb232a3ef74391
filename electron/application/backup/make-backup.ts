import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BACKUP_FOLDER, writeBackup, type BackupResult } from '#db/backup.ts'
import { loadYears } from '#db/years.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import { REFUSED_DAMAGED } from '../damage.ts'
import { EVIDENCE_FOLDER, evidenceFolder } from '../evidence/store.ts'
import { ensureFolder } from '../ensure-folder.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { backupFolder, loadBackupSettings } from './backup-settings.ts'
import { carryEvidence, describeCarried } from './carry-evidence.ts'
import { backupStem, isLeftOver, listBackups, listIntactBackups, type Backup } from './list-backups.ts'

/** So many good ones are kept; one that is no longer good never takes a good one's place. */
const KEPT = 10
const DAY = 24 * 3_600_000

/** Writes a verified backup into the office's backup folder, then removes what is over the ten newest good ones. */
export async function makeBackup(office: Office, dataFolder: string): Promise<Outcome<MadeBackup>> {
  if (office.damage !== null) return fail('damaged', REFUSED_DAMAGED)
  const folder = backupFolder(dataFolder, loadBackupSettings(office.db))
  if (folder === ownFolder(dataFolder)) mkdirSync(folder, { recursive: true })
  const made = backUpInto(office, folder)
  if (!made.ok) return made
  await thinOut(folder)
  return { ok: true, value: { ...made.value, note: await withEvidence(office, dataFolder, folder) } }
}

export interface MadeBackup extends Backup {
  /** What the office must know of evidence that did not come along; null: nothing. */
  readonly note: string | null
}

/** Beside the data their evidence lies already; in any other place it goes along, what is not there yet. */
async function withEvidence({ db }: Office, dataFolder: string, folder: string): Promise<string | null> {
  if (folder === ownFolder(dataFolder)) return null
  const carried = await carryEvidence(db, evidenceFolder(db), join(folder, EVIDENCE_FOLDER))
  return describeCarried(folder, carried)
}

/** Beside the database: always at hand. */
function ownFolder(dataFolder: string): string {
  return join(dataFolder, BACKUP_FOLDER)
}

/**
 * A verified backup in another place: onto a stick, say. The folder is made where it is not there. `evidence`: it goes along;
 * not into a folder that is only there for a download of one file.
 */
export async function copyInto(
  office: Office,
  {
    dataFolder,
    folder,
    evidence,
  }: { readonly dataFolder: string; readonly folder: string; readonly evidence: boolean },
): Promise<Outcome<MadeBackup>> {
  if (office.damage !== null) return fail('damaged', REFUSED_DAMAGED)
  const ready = await ensureFolder(folder)
  if (!ready.ok) return ready
  const made = backUpInto(office, folder)
  if (!made.ok) return made
  const note = evidence ? await withEvidence(office, dataFolder, folder) : null
  return { ok: true, value: { ...made.value, note } }
}

function backUpInto({ db, act }: Office, folder: string): Outcome<Backup> {
  const { at } = act()
  const written = writeBackup(db, folder, backupStem(at))
  if (!written.ok) return fail(CODES[written.why], describeFailure(folder, written))
  const { path } = written
  return { ok: true, value: { path, name: basename(path), at, size: statSync(path).size } }
}

async function thinOut(folder: string): Promise<void> {
  const good = await listIntactBackups(folder)
  for (const { path } of good.slice(KEPT)) {
    rmSync(path, { force: true })
    crashpoint('backup.thinned')
  }
  // What a power cut left half-written.
  for (const name of readdirSync(folder).filter(isLeftOver)) rmSync(join(folder, name), { force: true })
}

export interface DailyBackup {
  /** null: none was due. */
  readonly made: Backup | null
  /** What the office must know: it was made in another place, or not at all; null: nothing. */
  readonly problem: string | null
}

/** A backup where the newest is older than a day. Where the chosen folder fails, one is made beside the data all the same. */
export async function backUpIfDue(office: Office, dataFolder: string): Promise<DailyBackup> {
  const settings = loadBackupSettings(office.db)
  const own = ownFolder(dataFolder)
  const folder = backupFolder(dataFolder, settings)
  // A copy of damaged data would in time push out the good ones.
  if (office.damage !== null) return { made: null, problem: null }
  // Nothing to lose yet.
  if (loadYears(office.db).length === 0) return { made: null, problem: null }
  if (!settings.daily || isFresh(office, folder)) return { made: null, problem: null }
  const made = await makeBackup(office, dataFolder)
  if (made.ok) return { made: made.value, problem: made.value.note }
  if (folder === own || isFresh(office, own)) return { made: null, problem: made.error.message }
  mkdirSync(own, { recursive: true })
  const second = backUpInto(office, own)
  if (!second.ok) return { made: null, problem: `${made.error.message}${second.error.message}` }
  await thinOut(own)
  return {
    made: second.value,
    problem: `${made.error.message}已另外备份在数据文件夹的“${BACKUP_FOLDER}”中。`,
  }
}

/** One of the last day; a clock that was set back makes one due. */
function isFresh({ act }: Office, folder: string): boolean {
  const newest = listBackups(folder)[0]
  if (newest === undefined) return false
  const age = Date.parse(act().at) - Date.parse(newest.at)
  return age >= 0 && age < DAY
}

type Failed = Extract<BackupResult, { ok: false }>

const CODES = {
  full: 'disk-full',
  'read-only': 'no-permission',
  gone: 'no-folder',
  bad: 'backup-failed',
  other: 'backup-failed',
} as const satisfies Record<Failed['why'], string>

function describeFailure(folder: string, { why }: Failed): string {
  switch (why) {
    case 'full':
      return `“${folder}”所在的盘空间不足，没有备份成，原数据不受影响。请清理后再试，或换一个文件夹。`
    case 'read-only':
      return `“${folder}”不能写入，可能是只读的 U 盘或没有权限，没有备份成。请打开 U 盘的写保护开关，或换一个文件夹。`
    case 'gone':
      return `“${folder}”不在了，可能是 U 盘没有插上，没有备份成。请插上后再试，或换一个文件夹。`
    case 'bad':
      return `写到“${folder}”的副本与数据不一致，已删去，没有备份成。请换一个文件夹再试。`
    case 'other':
      return `没能备份到“${folder}”，原数据不受影响。请检查这个盘是否可用，或换一个文件夹再试。`
  }
}
