import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadYears, type Year } from '#db/years.ts'
import type { Office } from './office.ts'
import { unfinishedSample } from './sample/unfinished-sample.ts'

export interface ListedYear {
  readonly year: Year
  /** A sample year whose making was stopped: so many units are in, of so many. */
  readonly unfinished: ReturnType<typeof unfinishedSample>
}

/** Every year of the database, from the earliest to the latest. */
export function listYears(office: Office): readonly ListedYear[] {
  return loadYears(office.db).map((year) => ({ year, unfinished: unfinishedSample(office, year) }))
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
