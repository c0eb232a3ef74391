import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isIntactBackup } from '#db/backup.ts'
import { CHINA_AHEAD_MS, secondInChina } from '../china-time.ts'

/** A backup as its name tells; whether it is still what was verified takes reading it. */
export interface Backup {
  readonly name: string
  readonly path: string
  /** ISO, UTC. */
  readonly at: string
  readonly size: number
}

const NAME = /^kaoping-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-[0-9a-f]{16}(?:\(\d+\))?\.db$/

/** The temporary name of a backup that was never finished. */
export function isLeftOver(name: string): boolean {
  return /^kaoping-\d{8}-\d{6}\.db\.tmp(?:-journal)?$/.test(name)
}

/** "kaoping-20190120-100000": the time in China, as the office reads it in its folder. */
export function backupStem(at: string): string {
  return `kaoping-${secondInChina(at).replaceAll(/[-:]/g, '').replace(' ', '-')}`
}

/** The verified backups of a folder, the newest first; none where the folder is not there. */
export function listBackups(folder: string): readonly Backup[] {
  try {
    return readdirSync(folder)
      .flatMap((name): Backup[] => {
        const found = NAME.exec(name)
        if (found === null) return []
        const [, year, month, day, hour, minute, second] = found.map(Number)
        const path = join(folder, name)
        const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - CHINA_AHEAD_MS
        return [{ name, path, at: new Date(at).toISOString(), size: statSync(path).size }]
      })
      .toSorted((a, b) => (a.at === b.at ? b.name.localeCompare(a.name) : b.at.localeCompare(a.at)))
  } catch {
    return []
  }
}

/** Those that are byte for byte what was verified, the newest first. */
export async function listIntactBackups(folder: string): Promise<readonly Backup[]> {
  const intact: Backup[] = []
  for (const backup of listBackups(folder)) if (await isIntactBackup(backup.path)) intact.push(backup)
  return intact
}
