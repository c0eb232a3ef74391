import { isIntactBackup } from '#electron/application/backup/check-backup.ts'
import {
  backupFolder,
  keepBackupSettings,
  loadBackupSettings,
} from '#electron/application/backup/backup-settings.ts'
import { listBackups, type Backup } from '#electron/application/backup/list-backups.ts'
import { backUpIfDue as backUpDaily, copyInto, makeBackup } from '#electron/application/backup/make-backup.ts'
import type { Office } from '#electron/application/office.ts'
import { fail } from '#electron/application/outcome.ts'
import { reportProblems, writeProblemReport } from '#electron/application/settings/problem-report.ts'
import { headingNow, keepHeading } from '#electron/application/settings/heading.ts'
import { keepLetterhead } from '#electron/application/settings/letterhead.ts'
import { loadLetterhead } from '#electron/application/settings/load-letterhead.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { BackupState } from '#shared/contract/settings.ts'
import type { Desk } from './desk.ts'
import type { Handler } from './handler.ts'
import { saveThrough } from './save-through.ts'

export const officeHeading: Handler<'officeHeading'> = ({ office }) => ({
  ok: true,
  value: pickHeading(headingNow(office)),
})

function pickHeading({ heading, usual }: ReturnType<typeof headingNow>): ValueOf<'officeHeading'> {
  return { heading, usual }
}

export const keepOfficeHeading: Handler<'keepOfficeHeading'> = ({ office }, heading) => {
  const kept = keepHeading(office, heading)
  return kept.ok ? { ok: true, value: {} } : kept
}

export const officeLetterhead: Handler<'officeLetterhead'> = ({ office }) => {
  const { heading, usual, copied } = headingNow(office)
  const letterhead = loadLetterhead(office.db)
  return { ok: true, value: { letterhead, usual: heading.office === '' ? usual : heading.office, copied } }
}

export const keepOfficeLetterhead: Handler<'keepOfficeLetterhead'> = ({ office }, letterhead) => {
  const kept = keepLetterhead(office, letterhead)
  return kept.ok ? { ok: true, value: {} } : kept
}

export const listDocumentFonts: Handler<'listDocumentFonts'> = async ({ office }) => {
  // What knows fonts comes with the first question about them.
  const { listFontChoices } = await import('#electron/application/documents/font-choices.ts')
  return { ok: true, value: { roles: listFontChoices(office) } }
}

export const chooseDocumentFont: Handler<'chooseDocumentFont'> = async ({ office }, { role, font }) => {
  const { chooseFont } = await import('#electron/application/documents/font-choices.ts')
  const kept = chooseFont(office, role, font)
  return kept.ok ? { ok: true, value: {} } : kept
}

export const backups: Handler<'backups'> = ({ desk, office }) => ({ ok: true, value: stateOf(desk, office) })

function stateOf({ dataFolder, host }: Desk, { db }: Office): BackupState {
  const settings = loadBackupSettings(db)
  const folder = backupFolder(dataFolder, settings)
  const newest = listBackups(folder)[0]
  return {
    folder,
    own: settings.folder === null,
    daily: settings.daily,
    canChoose: host.pickFolder !== null,
    newest: newest === undefined ? null : toRow(newest),
  }
}

/** Where it lies is not for the page. */
function toRow({ name, at, size }: Backup): Omit<Backup, 'path'> {
  return { name, at, size }
}

export const checkBackups: Handler<'checkBackups'> = async ({ desk, office }) => {
  const found = listBackups(backupFolder(desk.dataFolder, loadBackupSettings(office.db)))
  const checked = []
  for (const backup of found) checked.push({ ...toRow(backup), intact: await isIntactBackup(backup) })
  return { ok: true, value: { backups: checked } }
}

export const backUpNow: Handler<'backUpNow'> = async ({ desk, office }) => {
  const made = await makeBackup(office, desk.dataFolder)
  return made.ok ? { ok: true, value: { ...toRow(made.value), note: made.value.note } } : made
}

export const backUpIfDue: Handler<'backUpIfDue'> = async ({ desk, office }) => {
  const { made, problem } = await backUpDaily(office, desk.dataFolder)
  return { ok: true, value: { made: made === null ? null : toRow(made), problem } }
}

export const keepDailyBackup: Handler<'keepDailyBackup'> = ({ desk, office }, { daily }) => {
  keepBackupSettings(office, { daily })
  return { ok: true, value: stateOf(desk, office) }
}

export const chooseBackupFolder: Handler<'chooseBackupFolder'> = async ({ desk, office }, { where }) => {
  if (where === 'own') {
    keepBackupSettings(office, { folder: null })
    return { ok: true, value: stateOf(desk, office) }
  }
  const { pickFolder } = desk.host
  if (pickFolder === null) {
    return fail(
      'not-in-this-host',
      '在浏览器中不能选择文件夹。备份放在数据文件夹中，需要另存请点“复制一份”。',
    )
  }
  const folder = await pickFolder('选择存放备份的文件夹')
  if (folder === null) return fail('cancelled', '没有选择文件夹，备份位置没有改动。')
  keepBackupSettings(office, { folder })
  return { ok: true, value: stateOf(desk, office) }
}

export const copyBackup: Handler<'copyBackup'> = ({ desk, office }) =>
  saveThrough(desk, { folder: '科素考评备份', archive: '科素考评备份' }, async (folder) => {
    const made = await copyInto(office, {
      dataFolder: desk.dataFolder,
      folder,
      evidence: desk.host.kind === 'electron',
    })
    if (!made.ok) return made
    const { path, note } = made.value
    return note === null
      ? { ok: true, value: { files: [{ path, renamed: false }] } }
      : fail('evidence-left', note)
  })

export const problemReport: Handler<'problemReport'> = ({ desk, office }) => ({
  ok: true,
  value: { text: reportProblems(office, desk) },
})

export const saveProblemReport: Handler<'saveProblemReport'> = ({ desk, office }) =>
  saveThrough(desk, { folder: '科素考评问题报告', archive: '问题报告' }, async (folder) => {
    const saved = await writeProblemReport(office, folder, desk)
    return saved.ok ? { ok: true, value: { files: [saved.value] } } : saved
  })
