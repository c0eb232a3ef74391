import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isIntactBackup, isSigned } from '#db/backup.ts'
import { flushFolder } from '#db/flush-folder.ts'
import { appendLog, readLog, verifyLog } from '#db/log.ts'
import { movePatiently } from '#db/move-patiently.ts'
import { isBehind, type Database } from '#db/open.ts'
import { openCopy } from '#db/read-copy.ts'
import { checkSeals } from '#db/seals.ts'
import { loadYears } from '#db/years.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import { EVIDENCE_FOLDER, evidenceFolder } from '../evidence/store.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { removeTemporaryFolder } from '../temporary-folder.ts'
import { writeFlushed } from '../write-flushed.ts'
import { carryEvidence, findEvidence, type EvidenceOfBackup } from './carry-evidence.ts'
import { finishRestore, KEPT_BEFORE, restoringPath } from './finish-restore.ts'
import { backupStem } from './list-backups.ts'

/** What a backup holds, and what would be lost by going back to it. */
export interface BackupContent {
  readonly name: string
  readonly years: readonly number[]
  /** The moment of its last entry in the log (ISO, UTC); null: nothing was done in it yet. */
  readonly lastEntry: string | null
  /**
   * Entries of the data as they are now that the backup does not have. null: the data cannot be opened, so nobody knows;
   * 'other': the backup is not an earlier state of them, but of other data.
   */
  readonly lost: number | 'other' | null
  /** null: not asked for, or of an earlier version, whose evidence can be told only after going back to it. */
  readonly evidence: EvidenceOfBackup | null
}

/**
 * Reads a backup whole: its digest where its name carries one, the database, the chain of its log. `now` is the open
 * database that it would take the place of.
 */
export async function inspectBackup(
  path: string,
  now: Database | null,
  dataFolder: string | null = null,
): Promise<Outcome<BackupContent>> {
  const name = basename(path)
  if (!existsSync(path)) return fail('unknown-pick', `“${name}”不在了，没有恢复。请重新选择备份。`)
  if (isSigned(path) && !(await isIntactBackup(path))) {
    return fail('unreadable', `“${name}”已损坏，不能用来恢复。请换一份备份。`)
  }
  // Only a database that was not closed has one; what is in it would be missing.
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) {
    return fail(
      'unreadable',
      `“${name}”旁边还有没有写回的日志，直接恢复会少内容，没有恢复。请把整个文件夹交技术人员。`,
    )
  }
  const copy = openCopy(readFileSync(path))
  if (!copy.ok) return fail('unreadable', `“${name}”不能用来恢复：${copy.detail}。请换一份备份。`)
  try {
    const chain = verifyLog(copy.db)
    if (!chain.ok) {
      return fail('unreadable', `“${name}”中的操作记录被改动过，不能用来恢复。请换一份备份。`)
    }
    const [broken] = checkSeals(copy.db, isBehind(copy.db))
    if (broken !== undefined) {
      return fail(
        'unreadable',
        `“${name}”中有内容与程序写入的不一致（数据表 ${broken.table}），不能用来恢复。请换一份备份。`,
      )
    }
    const entries = readLog(copy.db)
    const years = loadYears(copy.db).map(({ year }) => year)
    return {
      ok: true,
      value: {
        name,
        years,
        lastEntry: entries.at(-1)?.at ?? null,
        lost: now === null ? null : lostBy(copy.db, now),
        evidence:
          dataFolder === null || isBehind(copy.db)
            ? null
            : findEvidence(copy.db, join(dataFolder, EVIDENCE_FOLDER), besideBackup(path)),
      },
    }
  } finally {
    copy.db.close()
  }
}

/** The chain tells whether the backup is an earlier state of the data: then its entries are the first of theirs. */
function lostBy(backup: Database, now: Database): number | 'other' {
  const [before, after] = [readLog(backup), readLog(now)]
  const last = before.at(-1)
  if (last === undefined) return after.length
  const same = JSON.stringify(after[before.length - 1]) === JSON.stringify(last)
  return same ? after.length - before.length : 'other'
}

/**
 * Puts a backup in the place of the data, which must be closed; they are kept beside it. From the moment on when the copy
 * is whole and has its name, a restore that was cut off goes on at the next start (finish-restore.ts).
 */
export function restoreBackup(path: string, database: string, at: string): Outcome<null> {
  const temporary = `${restoringPath(database)}.tmp`
  try {
    const bytes = readFileSync(path)
    const room = statfsSync(dirname(database))
    if (room.bavail * room.bsize < bytes.length * 2) {
      return fail('disk-full', '数据所在的盘空间不足，没有恢复，数据没有改动。请清理磁盘后再试。')
    }
    writeFlushed(temporary, bytes)
    crashpoint('restore.copied')
    movePatiently(temporary, restoringPath(database))
    flushFolder(dirname(database))
    crashpoint('restore.begun')
  } catch {
    removeTemporaryFolder(temporary)
    return fail('no-permission', '数据文件夹不能写入，没有恢复，数据没有改动。请检查磁盘是否可用后再试。')
  }
  try {
    finishRestore(database, backupStem(at))
    return { ok: true, value: null }
  } catch {
    return fail(
      'file-in-use',
      '数据文件正被别的程序占用，恢复还没有做完，备份和原来的数据都在。请关闭其他程序，再重新打开本程序，会接着做完。',
    )
  }
}

function besideBackup(path: string): string {
  return join(dirname(path), EVIDENCE_FOLDER)
}

/** Brings back the evidence that lies beside a backup; what is still missing then is told. */
export async function restoreEvidence({ db }: Office, path: string): Promise<EvidenceOfBackup> {
  const here = evidenceFolder(db)
  await carryEvidence(db, besideBackup(path), here)
  // What lay beside the backup and was not taken is no longer what it was: it is missing like the rest.
  return findEvidence(db, here, here)
}

/** In the log of the data that stand now. */
export function noteRestore(
  { db, act }: Office,
  { name, lost }: Pick<BackupContent, 'name' | 'lost'>,
  by: string | null,
): void {
  const actor = act()
  db.transaction(() => {
    appendLog(db, by === null ? actor : { ...actor, operator: by }, {
      action: '从备份恢复',
      object: '全部数据',
      detail: { backup: name, lost, keptIn: KEPT_BEFORE },
    })
    crashpoint('restore.logged')
  })()
}
