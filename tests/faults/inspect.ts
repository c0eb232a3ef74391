import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isIntactBackup, isSigned } from '#db/backup.ts'
import { verifyLog } from '#db/log.ts'
import { digestTables } from '#db/table-digests.ts'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { closeOffice, type Office } from '#electron/application/office.ts'
import type { Starts } from './goal.ts'
import { openPlace, type Place } from './place.ts'

/** Files of a place by their path in it, each with its SHA-256; the open database itself is not among them. */
export function filesOf(place: Place): ReadonlyMap<string, string> {
  const files = readdirSync(place.root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(place.root, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [relative(place.root, path), sha256(readFileSync(path))] as const)
  return new Map(files.filter(([name]) => !/^data.kaoping\.db/.test(name)))
}

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** All that the data say. */
export function stateOf({ db }: Office): string {
  return sha256(JSON.stringify(digestTables(db)))
}

/** What half-written files the program makes are called. */
const TEMPORARY = /\.tmp(?:-journal|-wal)?$|\.restoring$/

/**
 * What is wrong with the files after something went wrong: one that was there is changed or gone, one is there under its
 * final name and not whole. `whole`: what a run without a fault makes.
 */
export async function compareFiles(
  place: Place,
  before: ReadonlyMap<string, string>,
  whole: ReadonlyMap<string, string>,
  leftovers: 'allowed' | 'none',
): Promise<readonly string[]> {
  const faults: string[] = []
  const after = filesOf(place)
  for (const [name, digest] of before) {
    // The oldest of more than ten backups goes when a new one stands.
    if (after.get(name) === undefined && /^data.备份/.test(name) && whole.get(name) === undefined) continue
    if (after.get(name) !== digest) faults.push(`${name} is ${after.has(name) ? 'changed' : 'gone'}`)
  }
  for (const [name, digest] of after) {
    if (before.get(name) === digest || whole.get(name) === digest) continue
    if (TEMPORARY.test(name)) {
      if (leftovers === 'none') faults.push(`${name} is left over`)
      continue
    }
    if (!(await isWhole(join(place.root, name)))) faults.push(`${name} is not whole`)
  }
  return faults
}

/** Whether a file of which other bytes are right as well is sound. */
export async function isWhole(path: string): Promise<boolean> {
  if (path.includes('恢复前的数据')) return true
  if (isSigned(path)) return isIntactBackup(path)
  if (/-v\d+(\(\d+\))?\.db$/.test(path)) return true
  const archive = path.endsWith('.zip') ? await verifyArchive(path) : null
  return archive !== null && archive.ok && archive.value.findings.length === 0
}

/** Opens a place as the next start does and looks at the data; what is wrong, and their state. */
export function inspectData(
  place: Place,
  starts: Starts,
): { readonly faults: readonly string[]; readonly state: string | null } {
  const began = performance.now()
  const opened = openPlace(place)
  starts.add(performance.now() - began)
  if (!opened.ok) return { faults: [opened.error.message], state: null }
  const { db, damage } = opened.value
  try {
    const health = String(db.pragma('integrity_check', { simple: true }))
    const chain = verifyLog(db)
    const faults = [
      ...(damage?.findings ?? []),
      ...(health === 'ok' ? [] : [health]),
      ...(chain.ok ? [] : [`the chain is broken at ${chain.sequence}`]),
      ...unlogged(opened.value),
    ]
    return { faults, state: stateOf(opened.value) }
  } finally {
    closeOffice(opened.value)
  }
}

/** Rows without their entry in the log, or entries without their row. */
function unlogged({ db }: Office): readonly string[] {
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
  return [
    ['导入', 'submission'],
    ['登记加减分', 'adjustment'],
    ['下发', 'form_issue'],
  ].flatMap(([action, table]) => {
    const told = count(`SELECT count(*) FROM log WHERE action = '${action}'`)
    const kept = count(`SELECT count(*) FROM ${table}`)
    return told === kept ? [] : [`${told} entries of ${action}, ${kept} rows in ${table}`]
  })
}

export function hasDatabase(place: Place): boolean {
  return existsSync(join(place.data, 'kaoping.db'))
}
