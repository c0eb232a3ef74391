import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyLog } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { openCopy } from '#db/read-copy.ts'
import { acceptSuggested } from '#electron/application/accept-suggested.ts'
import { registerLine } from '#electron/application/adjust/register-line.ts'
import { listIntactBackups } from '#electron/application/backup/list-backups.ts'
import { makeBackup } from '#electron/application/backup/make-backup.ts'
import { restoreBackup } from '#electron/application/backup/restore-backup.ts'
import { closeOffice, DATABASE_NAME, type Office } from '#electron/application/office.ts'
import { scoreBook } from '#electron/application/score-year.ts'
import { unitId } from '#shared/plan/unit.ts'
import type { Goal } from './goal.ts'
import { stateOf } from './inspect.ts'
import { copyPlace } from './kinds.ts'
import { bookOf, openPlace, preparePlace, UNITS, valueOf, type Place } from './place.ts'

const KEPT = 10

/**
 * G11: backups in the middle of work, each read again on its own: rows, chain and scores are those of its moment. Ten good
 * ones are kept, a spoilt one is none of them, and each gives the data back.
 */
export async function backupGoal(folder: string, count: number): Promise<Goal> {
  const place = await preparePlace(join(folder, 'office'))
  const office = valueOf(openPlace(place))
  const faults: string[] = []
  const made = new Map<string, Moment>()
  for (let n = 0; n < count; n += 1) {
    workOn(office, n)
    const now = momentOf(office)
    const { path, name } = valueOf(await makeBackup(office, place.data))
    made.set(name, now)
    faults.push(...compare(readFileSync(path), now, office).map((fault) => `${name}: ${fault}`))
    const kept = (await listIntactBackups(join(place.data, '备份'))).length
    if (kept !== Math.min(n + 1, KEPT)) faults.push(`${kept} are kept after ${n + 1}`)
  }
  closeOffice(office)
  const kept = await listIntactBackups(join(place.data, '备份'))
  for (const { path, name } of kept) {
    const moment = made.get(name)
    const fault =
      moment === undefined ? 'was never made' : rehearse(place, join(folder, 'rehearsal'), path, moment)
    if (fault !== null) faults.push(`${name}: ${fault}`)
  }
  const [spoilt] = kept
  if (spoilt !== undefined) {
    const bytes = readFileSync(spoilt.path)
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    writeFileSync(spoilt.path, bytes)
    const counted = (await listIntactBackups(join(place.data, '备份'))).some(
      ({ name }) => name === spoilt.name,
    )
    if (counted) faults.push('a spoilt one is counted')
  }
  return {
    name: 'G11',
    tried: `${count} backups read again, ${kept.length} restored`,
    figure: `${faults.length} not as the data were`,
    bound: '0',
    faults,
  }
}

interface Moment {
  readonly state: string
  readonly scores: string
}

function workOn(office: Office, n: number): void {
  const line = { kind: 'deduction', level: '', document: '', day: '2018-11-05', points: '0.5' } as const
  const unit = unitId(UNITS[n % UNITS.length] ?? '')
  valueOf(registerLine(office, bookOf(office), { ...line, unit, reason: `第 ${n} 次迟交` }, true))
  acceptSuggested(office, bookOf(office), unit)
}

function momentOf(office: Office): Moment {
  return { state: stateOf(office), scores: writeOut(scoreBook(office, bookOf(office))) }
}

function compare(bytes: Uint8Array, moment: Moment, office: Office): readonly string[] {
  const copy = openCopy(bytes)
  if (!copy.ok) return [copy.detail]
  try {
    return [
      ...(verifyLog(copy.db).ok ? [] : ['its chain is broken']),
      ...differences(copy.db, moment, office),
    ]
  } finally {
    copy.db.close()
  }
}

function differences(db: Database, moment: Moment, office: Office): readonly string[] {
  const then = momentOf({ ...office, db })
  return [
    ...(then.state === moment.state ? [] : ['other rows']),
    ...(then.scores === moment.scores ? [] : ['other scores']),
  ]
}

/** null: the data are again what they were. */
function rehearse(from: Place, root: string, backup: string, moment: Moment): string | null {
  const place = copyPlace(from, root)
  const restored = restoreBackup(backup, join(place.data, DATABASE_NAME), '2019-03-02T02:00:00Z')
  if (!restored.ok) return restored.error.message
  const opened = openPlace(place)
  if (!opened.ok) return opened.error.message
  const found = differences(opened.value.db, moment, opened.value)
  closeOffice(opened.value)
  return found[0] ?? null
}

function writeOut(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`
    return part instanceof Map ? [...part] : part
  })
}
