import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadYears, type Year } from '#db/years.ts'
import type { Office } from './office.ts'

/** Every year of the database, from the earliest to the latest. */
export function listYears({ db }: Office): readonly Year[] {
  return loadYears(db)
}

/** The newest backup beside the database, with its time (ISO, UTC); null where there is none. */
export function findNewestBackup(folder: string): { readonly name: string; readonly at: string } | null {
  try {
    const backups = readdirSync(join(folder, '备份'))
      .filter((name) => name.endsWith('.db'))
      .map((name) => ({ name, modified: statSync(join(folder, '备份', name)).mtime }))
      .toSorted((a, b) => b.modified.getTime() - a.modified.getTime())
    const [newest] = backups
    return newest === undefined ? null : { name: newest.name, at: newest.modified.toISOString() }
  } catch {
    return null
  }
}
