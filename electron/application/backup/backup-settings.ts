import { join } from 'node:path'
import { BACKUP_FOLDER } from '#db/backup.ts'
import { appendLog } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { loadSetting, storeSetting } from '#db/settings.ts'
import type { Office } from '../office.ts'

const NAME = 'backup'

export interface BackupSettings {
  /** null: 备份 beside the database. */
  readonly folder: string | null
  /** One a day, when the program starts or has been running for a day. */
  readonly daily: boolean
}

export function loadBackupSettings(db: Database): BackupSettings {
  const stored = loadSetting(db, NAME)
  const kept = typeof stored === 'object' && stored !== null ? stored : {}
  return {
    folder: 'folder' in kept && typeof kept.folder === 'string' ? kept.folder : null,
    daily: !('daily' in kept) || kept.daily !== false,
  }
}

export function keepBackupSettings(
  { db, act }: Pick<Office, 'db' | 'act'>,
  change: Partial<BackupSettings>,
): BackupSettings {
  const before = loadBackupSettings(db)
  const after = { ...before, ...change }
  if (JSON.stringify(before) === JSON.stringify(after)) return after
  const actor = act()
  db.transaction(() => {
    storeSetting(db, actor, NAME, after)
    appendLog(db, actor, { action: '修改备份设置', object: '备份', detail: { before, after } })
  })()
  return after
}

/** Beside the database: always at hand. */
export function ownBackupFolder(dataFolder: string): string {
  return join(dataFolder, BACKUP_FOLDER)
}

/** The folder in which backups are made now. */
export function backupFolder(dataFolder: string, { folder }: BackupSettings): string {
  return folder ?? ownBackupFolder(dataFolder)
}
