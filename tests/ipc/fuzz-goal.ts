import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import type { Database } from '#db/open.ts'
import { callError } from '#shared/contract/answer.ts'
import { CALLS, type CallName } from '#shared/contract/calls.ts'
import { ROOT } from '#tests/architecture/planted-tree.ts'
import type { Goal } from '#tests/faults/goal.ts'
import { makeTestDesk } from './desk.ts'
import { fillOffice, knownOf, NAMES, SHARE_MS } from './fuzz-office.ts'
import { watchOpenedFiles } from './opened-files.ts'
import { HUGE, JUNK, requestsOf } from './requests-of.ts'

/** So many requests an office gets before a new one is made: what they leave behind makes it slow. */
const ROUND = 20_000
/** They open an archived year, or put other data in place of these: that is what they are for. */
const APART: ReadonlySet<CallName> = new Set(['unlockYear', 'restoreBackup', 'createSampleYear'])

const refusal = z.strictObject({ ok: z.literal(false), error: callError })

interface Round {
  readonly junk: number
  readonly valid: number
  readonly done: number
  readonly faults: readonly string[]
}

/**
 * G13: so many requests over every call, by the schemas and not. Each call answers by the contract, nothing is thrown, no
 * foreign file is opened, and an archived year stays as it was.
 */
export async function fuzzGoal(folder: string, count: number, seed: number): Promise<Goal> {
  const rounds: Round[] = []
  for (let from = 0; from < count; from += ROUND) {
    const here = join(folder, `${from}`)
    mkdirSync(here)
    // A call's requests have a seed of their own: rounds must not meet.
    rounds.push(await fuzzOffice(here, Math.min(ROUND, count - from), seed + (from / ROUND) * 1000))
    rmSync(here, { recursive: true, force: true })
  }
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0)
  const done = sum((round) => round.done)
  const faults = rounds.flatMap((round) => round.faults)
  // Where hardly anything is done, nothing was tried.
  if (done <= NAMES.length * rounds.length) faults.push(`only ${done} were done`)
  return {
    name: 'G13',
    tried: `${sum(({ valid }) => valid)} requests by the schemas and ${sum(({ junk }) => junk)} of junk over ${NAMES.length} calls`,
    figure: `${done} done, ${faults.length} faults`,
    bound: '0',
    faults,
  }
}

async function fuzzOffice(folder: string, count: number, seed: number): Promise<Round> {
  const at = makeTestDesk(folder)
  const db = await fillOffice(at)
  const opened = watchOpenedFiles([folder, tmpdir(), '/dev/shm', ROOT])
  const before = rowsOfYear(db, 2018)
  const known = knownOf(at)
  const counts = { junk: 0, valid: 0, done: 0 }
  const faults: string[] = []
  let seen = at.faults.length
  const send = async (name: CallName, payload: unknown): Promise<void> => {
    const answer = await at.raw(name, payload)
    const shape = z.union([z.object({ ok: z.literal(true), value: CALLS[name].value }), refusal])
    const sound = shape.safeParse(answer)
    if (!sound.success) faults.push(`${name}: an answer out of the contract`)
    else if (sound.data.ok) counts.done += 1
    for (; seen < at.faults.length; seen += 2) {
      faults.push(`${name} ${shown(payload)}: ${String(at.faults[seen + 1])}`)
    }
  }
  for (const [index, name] of NAMES.entries()) {
    const shares = fc.sample(requestsOf(CALLS[name].request, known), { numRuns: 60, seed: seed + index })
    const began = performance.now()
    for (const payload of APART.has(name) ? [] : shares) {
      if (performance.now() - began > SHARE_MS) break
      counts.valid += 1
      await send(name, payload)
    }
  }
  const each = Math.max(Math.ceil((count - counts.valid) / NAMES.length), 1)
  for (const [index, name] of NAMES.entries()) {
    for (const make of fc.sample(JUNK, { numRuns: each, seed: seed + index })) {
      const payload = make()
      // Some of it is {}, which is a request for a sample year.
      if (APART.has(name) && CALLS[name].request.safeParse({}).success) continue
      counts.junk += 1
      await send(name, payload)
    }
  }
  for (const payload of HUGE) for (const name of NAMES.slice(0, 40)) await send(name, payload)
  for (const [table, rows] of rowsOfYear(db, 2018)) {
    // A further copy of its archive is noted there: that is no change of the year.
    if (table !== 'archive_file' && rows !== before.get(table))
      faults.push(`the archived year has other rows in ${table}`)
  }
  opened.stop()
  at.desk.close()
  // The machine's fonts, for documents; what the reader's child says of its own memory.
  const foreign = opened.outside.filter((path) => !/\/\.?fonts(\/|$)|^\/proc\/\d+\/status$/.test(path))
  faults.push(...[...new Set(foreign)].map((path) => `opened ${path}`))
  return { ...counts, faults: faults.map((fault) => `seed ${seed}: ${fault}`) }
}

/** All rows of a year by their table, and how its returns were read. */
function rowsOfYear(db: Database, year: number): ReadonlyMap<string, string> {
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema AS entry WHERE type = 'table' AND EXISTS
         (SELECT 1 FROM pragma_table_info(entry.name) WHERE name = 'year')`,
    )
    .all()
    .map(({ name }) => name)
  const read = (sql: string): string => JSON.stringify(db.prepare(sql).raw().all(year))
  return new Map([
    ...tables.map((name): [string, string] => [
      name,
      read(`SELECT * FROM ${name} WHERE year = ? ORDER BY 1, 2`),
    ]),
    [
      'reading',
      read('SELECT * FROM reading WHERE submission_id IN (SELECT id FROM submission WHERE year = ?)'),
    ],
  ])
}

function shown(payload: unknown): string {
  try {
    return JSON.stringify(payload).slice(0, 300)
  } catch {
    return 'junk'
  }
}
