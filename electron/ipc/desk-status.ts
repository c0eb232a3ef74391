import {
  backupFolder,
  loadBackupSettings,
  ownBackupFolder,
} from '#electron/application/backup/backup-settings.ts'
import { listIntactBackups } from '#electron/application/backup/list-backups.ts'
import { listYears, type ListedYear } from '#electron/application/list-years.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { describeBrokenImport, findBrokenImport } from '#electron/application/staging/broken-import.ts'
import { yearEntry as yearEntrySchema, type AppStatus, type YearEntry } from '#shared/contract/app.ts'

/** For 运行记录. */
export function describeOpening(version: string, kind: string, opened: Outcome<Office>): string {
  const program = `程序 ${version}，${kind}，${process.platform} ${process.arch}`
  if (!opened.ok) return `没有打开 ${opened.error.code}，${program}`
  const { damage } = opened.value
  return `打开 ${program}${damage === null ? '' : `，只能查看：${damage.findings.join('；')}`}`
}

/** Those that are whole, where one may be wanted: read byte by byte, so that none is offered in vain. */
export async function goodBackups(dataFolder: string, now: Outcome<Office>): Promise<AppStatus['backups']> {
  if (now.ok ? now.value.damage === null : now.error.code === 'in-use') return []
  const own = ownBackupFolder(dataFolder)
  const chosen = now.ok ? backupFolder(dataFolder, loadBackupSettings(now.value.db)) : own
  const found = []
  for (const folder of new Set([chosen, own])) found.push(...(await listIntactBackups(folder)))
  return found.toSorted((a, b) => b.at.localeCompare(a.at)).map(({ name, at }) => ({ name, at }))
}

/** An import that the run before did not live to finish; while a job is at work the note may be its own. */
export function interruptedImport(office: Office, busy: boolean): AppStatus['interrupted'] {
  if (busy || office.damage !== null) return null
  const broken = findBrokenImport(office)
  return broken === null ? null : { year: broken.year, message: describeBrokenImport(broken) }
}

/** Of damaged data those that can be read; why some cannot is told beside them. */
export function yearsOf(office: Office): readonly YearEntry[] {
  if (office.damage === null) return listYears(office).map(yearEntry)
  try {
    return listYears(office)
      .map(yearEntry)
      .filter((entry) => yearEntrySchema.safeParse(entry).success)
  } catch {
    return []
  }
}

function yearEntry({ year: { year, sample, state }, unfinished }: ListedYear): YearEntry {
  return { year, sample, state, ...(unfinished === null ? {} : { unfinished }) }
}
