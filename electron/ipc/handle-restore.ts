import {
  backupFolder,
  loadBackupSettings,
  ownBackupFolder,
} from '#electron/application/backup/backup-settings.ts'
import { listBackups } from '#electron/application/backup/list-backups.ts'
import { inspectBackup } from '#electron/application/backup/restore-backup.ts'
import type { Office } from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import type { RequestOf, ValueOf } from '#shared/contract/calls.ts'
import type { Desk } from './desk.ts'
import type { Handler } from './handler.ts'

type Source = RequestOf<'previewRestore'>

export const previewRestore: Handler<'previewRestore'> = ({ desk, office }, source) =>
  previewRestoreAt(desk, office, source)

export const restoreBackup: Handler<'restoreBackup'> = ({ desk, office }, source) =>
  restoreBackupAt(desk, office, source)

/** `office`: null where the database cannot be opened. */
export async function previewRestoreAt(
  desk: Desk,
  office: Office | null,
  source: Source,
): Promise<Outcome<ValueOf<'previewRestore'>>> {
  const path = findBackup(desk, office, source)
  return path.ok ? inspectBackup(path.value, office?.db ?? null) : path
}

export async function restoreBackupAt(
  desk: Desk,
  office: Office | null,
  source: Source,
): Promise<Outcome<Record<string, never>>> {
  const path = findBackup(desk, office, source)
  if (!path.ok) return path
  const inspected = await inspectBackup(path.value, office?.db ?? null)
  if (!inspected.ok) return inspected
  const { name, lost } = inspected.value
  const restored = desk.restore(path.value, { name, lost }, office?.act().operator ?? null)
  return restored.ok ? { ok: true, value: {} } : restored
}

/** By the name that the list gave, in the folders where backups lie; the page names no path. */
function findBackup(desk: Desk, office: Office | null, { from }: Source): Outcome<string> {
  if (typeof from !== 'string') {
    const picked = desk.picks.find(from.pick)
    return picked === null
      ? fail('unknown-pick', '选择的文件已失效，没有恢复。请重新选择备份文件。')
      : { ok: true, value: picked }
  }
  const chosen = office === null ? [] : [backupFolder(desk.dataFolder, loadBackupSettings(office.db))]
  const folders = [...chosen, ownBackupFolder(desk.dataFolder)]
  const found = folders.flatMap(listBackups).find(({ name }) => name === from)
  if (found !== undefined) return { ok: true, value: found.path }
  return fail('unknown-pick', `“${from}”不在了，没有恢复。请重新选择备份。`)
}
