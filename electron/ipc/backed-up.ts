import { makeBackup } from '#electron/application/backup/make-backup.ts'
import type { Office } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import type { Desk } from './desk.ts'

/** A verified backup comes before every change of a year's state; without one nothing is changed. */
export async function backedUp<Value>(
  { dataFolder }: Desk,
  office: Office,
  work: () => Outcome<Value> | Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const made = await makeBackup(office, dataFolder)
  return made.ok ? work() : made
}
