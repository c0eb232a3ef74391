import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BACKUP_FOLDER } from '#db/backup.ts'
import { isUnfinished } from '#db/open.ts'
import { copiesFolder } from './exchange/copies.ts'

const HOUR_MS = 3_600_000

/** The temporary name of a file that goes out (save-file.ts). */
const UNSAVED = /^\.kesu-[0-9a-f]{12}\.tmp$/

/**
 * Takes away what a killed program left half-written in the data folder. Called with the database open: what only its
 * owner writes is nobody's now. A new database may be another program's at this moment, unless it is old.
 */
export function sweepDataFolder(database: string): void {
  const folder = dirname(database)
  removeThose(folder, (name) => name.startsWith(`${basename(database)}-archive.tmp`))
  removeThose(folder, (name) => isUnfinished(name) && isOld(join(folder, name)))
  // One is made while other data may be open, hence by someone else.
  removeThose(
    copiesFolder(folder),
    (name) => /^\..+\.tmp$/.test(name) && isOld(join(copiesFolder(folder), name)),
  )
  removeThose(join(folder, BACKUP_FOLDER), (name) => /\.db\.tmp(?:-journal)?$/.test(name))
}

/** What was being saved into a folder of the office when the program was killed, hours ago. */
export function sweepUnsaved(folder: string): void {
  removeThose(folder, (name) => UNSAVED.test(name) && isOld(join(folder, name)))
}

function removeThose(folder: string, isLeftOver: (name: string) => boolean): void {
  try {
    for (const name of readdirSync(folder))
      if (isLeftOver(name)) rmSync(join(folder, name), { recursive: true, force: true })
  } catch {
    // A folder that is not there holds nothing; what cannot be removed does no harm where it lies.
  }
}

function isOld(path: string): boolean {
  return Date.now() - statSync(path).mtimeMs > HOUR_MS
}
