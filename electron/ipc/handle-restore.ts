import {
  backupFolder,
  loadBackupSettings,
  ownBackupFolder,
} from '#electron/application/backup/backup-settings.ts'
import { listBackups } from '#electron/application/backup/list-backups.ts'
import type { EvidenceOfBackup } from '#electron/application/backup/carry-evidence.ts'
import { inspectBackup, restoreEvidence } from '#electron/application/backup/restore-backup.ts'
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
  if (!path.ok) return path
  const inspected = await inspectBackup(path.value, office?.db ?? null, desk.dataFolder)
  if (!inspected.ok) return inspected
  return { ok: true, value: { ...inspected.value, evidence: shown(inspected.value.evidence) } }
}

export async function restoreBackupAt(
  desk: Desk,
  office: Office | null,
  source: Source,
): Promise<Outcome<ValueOf<'restoreBackup'>>> {
  const path = findBackup(desk, office, source)
  if (!path.ok) return path
  const inspected = await inspectBackup(path.value, office?.db ?? null, desk.dataFolder)
  if (!inspected.ok) return inspected
  const { name, lost } = inspected.value
  const restored = desk.restore(path.value, { name, lost }, office?.act().operator ?? null)
  if (!restored.ok) return restored
  const now = desk.office()
  if (!now.ok) return now
  return { ok: true, value: { evidence: shown(await restoreEvidence(now.value, path.value)) } }
}

const SHOWN = 20

function shown(evidence: EvidenceOfBackup | null): ValueOf<'restoreBackup'>['evidence'] {
  if (evidence === null) return null
  const { total, beside, missing } = evidence
  return { total, beside, missing: missing.slice(0, SHOWN), missingCount: missing.length }
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
