import { isIntactBackup as isIntactFile } from '#db/backup.ts'
import type { Backup } from './list-backups.ts'

/** Reads the backup whole: whether it is still what was verified when it was made. */
export function isIntactBackup({ path }: Backup): Promise<boolean> {
  return isIntactFile(path)
}
