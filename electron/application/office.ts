import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Actor } from '#db/log.ts'
import { closeDatabase, openDatabase, type Database, type OpenResult } from '#db/open.ts'
import { describeDatabaseFailure } from '#db/failure.ts'
import { createWorkbookReader, type WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { describeDamage, type Damage } from './damage.ts'
import { finishRestore } from './backup/finish-restore.ts'
import { backupStem } from './backup/list-backups.ts'
import { evidenceFolder, sweepEvidence } from './evidence/store.ts'
import { fail, type Outcome } from './outcome.ts'
import { sweepDataFolder } from './sweep-leftovers.ts'
import { sweepTemporaryFolders } from './temporary-folder.ts'

/** The office at work: its open database, and who acts when. Every use case gets one. */
export interface Office {
  readonly db: Database
  /** The acting officer with the time of now (ISO, UTC). */
  readonly act: () => Actor
  /** Not null: the data are not as the program wrote them, and whatever would change them fails. */
  readonly damage: Damage | null
  /** Starts a reader of foreign workbooks; the use case that starts one closes it. */
  readonly startReader: () => WorkbookReader
}

export const DATABASE_NAME = 'kaoping.db'

export interface OpenOfficeOptions {
  readonly mode: 'create' | 'open' | 'open-or-create'
  readonly operator: string
  /** The clock; injected so that tests and sample years are repeatable. */
  readonly now: () => Date
  /** Whether a path lies on another computer; given by tests. */
  readonly isOnShare?: (path: string) => boolean
  /** For a host whose child processes are not Node's own. */
  readonly startReader?: () => WorkbookReader
}

/** Opens the database of a data folder. The caller closes it with {@link closeOffice}. */
export function openOffice(folder: string, options: OpenOfficeOptions): Outcome<Office> {
  const path = join(folder, DATABASE_NAME)
  if (existsSync(folder) && !statSync(folder).isDirectory())
    return fail('no-folder', `“${folder}”是一个文件，不是文件夹，不能用来存放数据。请改指一个文件夹。`)
  const unfinished = finishBegun(path, options)
  if (!unfinished.ok) return unfinished
  const opened = openOrCreate(path, options)
  if (!opened.ok) return fail(opened.failure.code, describeDatabaseFailure(opened.failure))
  const damage = opened.damage === null ? null : describeDamage(opened.damage)
  if (damage === null) {
    sweepEvidence(evidenceFolder(opened.db))
    sweepDataFolder(path)
    sweepTemporaryFolders()
  }
  const act = (): Actor => ({ operator: options.operator, at: options.now().toISOString() })
  const startReader = options.startReader ?? createWorkbookReader
  return { ok: true, value: { db: opened.db, damage, act, startReader } }
}

function openOrCreate(path: string, { mode, isOnShare }: OpenOfficeOptions): OpenResult {
  const where = isOnShare === undefined ? {} : { isOnShare }
  const opened = openDatabase(path, { mode: mode === 'create' ? 'create' : 'open', ...where })
  if (opened.ok || opened.failure.code !== 'missing' || mode !== 'open-or-create') return opened
  const created = openDatabase(path, { mode: 'create', ...where })
  // Another program was faster.
  const late = !created.ok && created.failure.code === 'exists'
  return late ? openDatabase(path, { mode: 'open', ...where }) : created
}

/** A restore that a power cut broke off is finished before anything is opened. */
function finishBegun(path: string, { now }: OpenOfficeOptions): Outcome<null> {
  if (!existsSync(dirname(path))) return { ok: true, value: null }
  try {
    finishRestore(path, backupStem(now().toISOString()))
    return { ok: true, value: null }
  } catch {
    return fail(
      'file-in-use',
      '上次从备份恢复没有做完，现在数据文件正被别的程序占用。备份和原来的数据都在。请关闭其他程序后再试。',
    )
  }
}

export function closeOffice(office: Office): void {
  closeDatabase(office.db)
}
