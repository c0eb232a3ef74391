import { closeSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { registerLine } from '#electron/application/adjust/register-line.ts'
import { makeBackup } from '#electron/application/backup/make-backup.ts'
import { explainDisk } from '#electron/application/explain-disk.ts'
import { closeOffice } from '#electron/application/office.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import { unitId } from '#shared/plan/unit.ts'
import { countStarts } from './goal.ts'
import { compareFiles, filesOf, inspectData } from './inspect.ts'
import { prepareKinds, type Kinds } from './kinds.ts'
import { OPERATIONS, type Operation } from './operations.ts'
import { bookOf, openPlace, warmReader, type Place } from './place.ts'

/**
 * G5, on a small disk of its own: each operation where so many KB are left, then again where room was made, in the same
 * process. Says faults and figures as JSON. Arguments: folder on a usual disk, folder on the small one.
 */
const [folder = '', disk = ''] = process.argv.slice(2)
const TRIED: readonly Operation[] = [
  'import',
  'adjust',
  'score',
  'backup',
  'restore',
  'archive',
  'migrate',
  'open',
]
const LEFT_KB = [0, 16, 64, 256]
/** What a line more needs at the most: the pages that it changes, twice. */
const ENOUGH_KB = 512
const faults: string[] = []
const starts = countStarts()
const kinds = await prepareKinds(folder, 1)
const reader = createWorkbookReader()
await reader.read(readFileSync(join(kinds.copyFor('import', join(folder, 'first')).incoming, 'D03.xlsx')))
const ballast = join(disk, 'ballast')
let tried = 0
let refused = 0
let tooSmall = 0

async function attempt(work: () => Promise<Outcome<unknown>> | Outcome<unknown>): Promise<Outcome<unknown>> {
  try {
    return await work()
  } catch (error) {
    const told = explainDisk(error)
    if (told === null) throw error
    return { ok: false, error: told }
  }
}

function run(operation: Operation, place: Place): Promise<Outcome<unknown>> {
  return attempt(() =>
    OPERATIONS[operation]({ place, startReader: warmReader(reader), seen: () => {}, turn: 1 }),
  )
}

/** Fills the disk until so much is left. */
function leave(kilobytes: number): void {
  const { bavail, bsize } = statfsSync(disk)
  const file = openSync(ballast, 'w')
  for (let left = bavail * bsize - kilobytes * 1024; left > 0; left -= 65_536) {
    writeSync(file, Buffer.alloc(Math.min(left, 65_536), 1))
  }
  closeSync(file)
}

/** null: the disk is too small for the data alone. */
function copyOnto(operation: Operation, from: Kinds): Place | null {
  try {
    return from.copyFor(operation, join(disk, 'place'))
  } catch {
    rmSync(join(disk, 'place'), { recursive: true, force: true })
    return null
  }
}

function isForTheOffice(message: string): boolean {
  const words = message.replaceAll(/“[^”]*”/g, '').replaceAll(/\/[^：。，]*/g, '')
  return /空间不足/.test(words) && !/SQLITE|\bE[A-Z]{2,}\b|[a-z]{3,} [a-z]{3,}/.test(words)
}

async function tryOn(operation: Operation): Promise<void> {
  const unfilled = copyOnto(operation, kinds)
  const roomy = unfilled === null ? null : await run(operation, unfilled)
  if (roomy?.ok !== true) {
    tooSmall += 1
    if (roomy !== null && !isForTheOffice(roomy.error.message))
      faults.push(`${operation}: ${roomy.error.message}`)
    return
  }
  const whole = unfilled === null ? new Map<string, string>() : filesOf(unfilled)
  for (const kilobytes of LEFT_KB) {
    const place = copyOnto(operation, kinds)
    if (place === null) throw new Error('fitted before')
    const before = filesOf(place)
    tried += 1
    leave(kilobytes)
    const done = await run(operation, place)
    if (!done.ok) refused += 1
    const found = done.ok || isForTheOffice(done.error.message) ? [] : [`words: ${done.error.message}`]
    rmSync(ballast)
    found.push(...inspectData(place, starts).faults)
    found.push(...(await compareFiles(place, before, whole, 'none')))
    if (!done.ok) {
      const again = await run(operation, place)
      if (!again.ok) found.push(`not with room either: ${again.error.message}`)
    }
    faults.push(...found.map((fault) => `${operation} with ${kilobytes} KB left: ${fault}`))
  }
}

/** An office that stays open while its disk fills up, is full, and has room again. */
async function stayOpen(): Promise<void> {
  const place = copyOnto('adjust', kinds)
  if (place === null) return
  const opened = openPlace(place, { startReader: warmReader(reader) })
  if (!opened.ok) return
  const office = opened.value
  const line = { kind: 'deduction', level: '', document: '', day: '2018-11-05', points: '0.5' } as const
  const register = (n: number): Promise<Outcome<unknown>> =>
    attempt(() =>
      registerLine(office, bookOf(office), { ...line, unit: unitId('D02'), reason: `第 ${n} 行` }, true),
    )
  leave(64)
  let kept = 0
  let last = await register(0)
  while (last.ok && kept < 2_000) {
    kept += 1
    last = await register(kept)
  }
  const backup = await attempt(() => makeBackup(office, place.data))
  for (const told of [last, backup]) {
    if (told.ok) faults.push('stayed open: the disk was never full')
    else if (!isForTheOffice(told.error.message)) faults.push(`stayed open: ${told.error.message}`)
  }
  rmSync(ballast)
  const { bavail, bsize } = statfsSync(disk)
  const roomKb = (bavail * bsize) / 1024
  const again = await register(kept + 1)
  if (again.ok) kept += 1
  // A disk that hardly holds the data has no room without the ballast either.
  else if (roomKb > ENOUGH_KB || !isForTheOffice(again.error.message))
    faults.push(`stayed open, with ${roomKb} KB again: ${again.error.message}`)
  const lines = Number(
    office.db.prepare("SELECT count(*) FROM adjustment WHERE reason LIKE '第 %行'").pluck().get(),
  )
  if (lines !== kept) faults.push(`stayed open: ${kept} lines were kept, ${lines} are there`)
  closeOffice(office)
  faults.push(...inspectData(place, starts).faults.map((fault) => `stayed open: ${fault}`))
}

for (const operation of TRIED) await tryOn(operation)
await stayOpen()
await reader.close()
writeSync(1, `${JSON.stringify({ tried, refused, tooSmall, faults, slowest: starts.slowest() })}\n`)
