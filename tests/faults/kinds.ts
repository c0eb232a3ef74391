import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { registerLine } from '#electron/application/adjust/register-line.ts'
import { makeBackup } from '#electron/application/backup/make-backup.ts'
import { fixGrades } from '#electron/application/grades/fix-grades.ts'
import { closeOffice, DATABASE_NAME } from '#electron/application/office.ts'
import { unitId } from '#shared/plan/unit.ts'
import { makeOldVersion } from './old-version.ts'
import type { Operation } from './operations.ts'
import { bookOf, openPlace, placeIn, preparePlace, valueOf, type Place } from './place.ts'

/** The version that `migrate` begins with: five steps are still to be made. */
const OLD_VERSION = 32

/** Offices in the states in which operations begin, made once and copied for each trial. */
export interface Kinds {
  readonly copyFor: (operation: Operation, root: string) => Place
}

/** @param backups how many there are already; with ten, the next one takes the oldest's place. */
export async function prepareKinds(folder: string, backups = 10): Promise<Kinds> {
  const usual = await preparePlace(join(folder, 'usual'))
  await addBackups(usual, backups)
  const fixed = copyPlace(usual, join(folder, 'fixed'))
  fixYear(fixed)
  const old = copyPlace(usual, join(folder, 'old'))
  makeOldVersion(join(usual.data, DATABASE_NAME), join(old.data, DATABASE_NAME), OLD_VERSION)
  const cut = leftOpen(usual, join(folder, 'open'), join(folder, 'cut'))
  const fresh = placeIn(join(folder, 'fresh'))
  for (const part of [fresh.data, fresh.incoming, fresh.out]) mkdirSync(part, { recursive: true })
  const of = (operation: Operation): Place => {
    if (operation === 'close') return fixed
    if (operation === 'migrate') return old
    if (operation === 'open') return cut
    return operation === 'create' ? fresh : usual
  }
  return { copyFor: (operation, root) => copyPlace(of(operation), root) }
}

export function copyPlace(from: Place, root: string): Place {
  if (existsSync(root)) rmSync(root, { recursive: true })
  cpSync(from.root, root, { recursive: true, preserveTimestamps: true })
  return placeIn(root)
}

/** Backups, and then something that the last of them does not have. */
async function addBackups(place: Place, count: number): Promise<void> {
  const office = valueOf(openPlace(place))
  for (let n = 0; n < count; n += 1) valueOf(await makeBackup(office, place.data))
  const line = { kind: 'deduction', level: '', document: '', day: '2018-11-05', points: '0.5' } as const
  valueOf(registerLine(office, bookOf(office), { ...line, unit: unitId('D02'), reason: '备份以后' }, true))
  closeOffice(office)
}

function fixYear(place: Place): void {
  const office = valueOf(openPlace(place))
  acceptSuggested(office, bookOf(office))
  valueOf(fixGrades(office, bookOf(office)))
  closeOffice(office)
}

/** As a program leaves it that was killed after its last commit: with a log that is not written back. */
function leftOpen(from: Place, root: string, target: string): Place {
  const place = copyPlace(from, root)
  const office = valueOf(openPlace(place))
  const line = { kind: 'deduction', level: '', document: '', day: '2018-11-05', points: '0.5' } as const
  valueOf(registerLine(office, bookOf(office), { ...line, unit: unitId('D02'), reason: '断电以前' }, true))
  const cut = copyPlace(place, target)
  closeOffice(office)
  return cut
}
