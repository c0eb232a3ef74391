import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { appendLog } from '#db/log.ts'
import { storeYearState } from '#db/years.ts'
import { digestTables } from '#db/table-digests.ts'
import type { Database } from '#db/open.ts'
import { callError } from '#shared/contract/answer.ts'
import { CALLS, type CallName } from '#shared/contract/calls.ts'
import { reportGoal } from '#tests/faults/goal.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { watchOpenedFiles } from './opened-files.ts'
import { HUGE, JUNK, requestsOf, type Known } from './requests-of.ts'

const SEED = 1
const NAMES = Object.keys(CALLS).filter((name): name is CallName => Object.hasOwn(CALLS, name))
/** So much time the valid requests of one call may take; the rest of its share is junk, which is refused at once. */
const SHARE_MS = 250
/** They open an archived year, or put other data in place of these: that is what they are for. */
const APART: ReadonlySet<CallName> = new Set(['unlockYear', 'restoreBackup', 'createSampleYear'])

const refusal = z.strictObject({ ok: z.literal(false), error: callError })

/** The sample year 2018, archived, and an empty year 2019. */
async function openOfficeAtWork(): Promise<TestDesk & { readonly db: Database }> {
  const at = openTestDesk()
  await at.get('createSampleYear', {})
  await at.get('createYear', { year: 2019 })
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  const { db, act } = office.value
  db.transaction(() => {
    storeYearState(db, act(), 2018, '归档', '归档')
    appendLog(db, act(), {
      action: '归档',
      object: '2018年度',
      detail: { year: 2018, before: '定等', after: '归档', reason: '' },
    })
  })()
  return { ...at, db }
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

function knownOf(at: TestDesk): Known {
  const evidence = at.desk.pick(join(at.out, '图.png'), false).id
  return {
    texts: new Map([
      ['unit', ['D01', 'D02', 'C01', 'X99']],
      ['indicator', ['1.1', '2.1', '3.1', '9.9']],
      ['pick', [evidence]],
      ['day', ['2018-12-31', '2019-01-01']],
    ]),
    numbers: new Map([
      ['year', [2018, 2019, 2020]],
      ['submission', [1, 2, 9999]],
      ['sequence', [1, 2, 9999]],
      ['entry', [1, 2, 3, 4]],
    ]),
  }
}

test('G13: whatever a page sends, each call answers by the contract; an archived year stays as it is, no foreign file is opened', async () => {
  const at = await openOfficeAtWork()
  const project = resolve(import.meta.dirname, '../..')
  const outside = watchOpenedFiles([at.folder, tmpdir(), '/dev/shm', project])
  const before = rowsOfYear(at.db, 2018)
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
    const shares = fc.sample(requestsOf(CALLS[name].request, known), { numRuns: 60, seed: SEED + index })
    const began = performance.now()
    for (const payload of APART.has(name) ? [] : shares) {
      if (performance.now() - began > SHARE_MS) break
      counts.valid += 1
      await send(name, payload)
    }
  }
  const each = Math.ceil((20_000 - counts.valid) / NAMES.length)
  for (const [index, name] of NAMES.entries()) {
    for (const make of fc.sample(JUNK, { numRuns: each, seed: SEED + index })) {
      const payload = make()
      // Some of it is {}, which is a request for a sample year.
      if (APART.has(name) && CALLS[name].request.safeParse({}).success) continue
      counts.junk += 1
      await send(name, payload)
    }
  }
  for (const payload of HUGE) for (const name of NAMES.slice(0, 40)) await send(name, payload)
  for (const [table, rows] of rowsOfYear(at.db, 2018)) {
    // A further copy of its archive is noted there: that is no change of the year.
    if (table !== 'archive_file' && rows !== before.get(table))
      faults.push(`the archived year has other rows in ${table}`)
  }
  // The machine's fonts, for documents; what the reader's child says of its own memory.
  const foreign = new Set(outside.filter((path) => !/\/\.?fonts(\/|$)|^\/proc\/\d+\/status$/.test(path)))
  faults.push(...[...foreign].map((path) => `opened ${path}`))
  reportGoal({
    name: 'G13',
    tried: `${counts.valid} requests by the schemas and ${counts.junk} of junk over ${NAMES.length} calls`,
    figure: `${counts.done} done, ${faults.length} faults`,
    bound: '0',
    faults: faults.map((fault) => `seed ${SEED}: ${fault}`),
  })
  expect(faults).toEqual([])
  expect(counts.done).toBeGreaterThan(NAMES.length)
}, 240_000)

test('data that can only be looked at: 2,000 requests change not one byte', async () => {
  const at = await openOfficeAtWork()
  const path = join(at.folder, 'data', 'kaoping.db')
  at.desk.close()
  const other = new BetterSqlite(path)
  other.exec("UPDATE setting SET operator = '别人'; UPDATE year_state SET reason = 'x' WHERE id = 1")
  other.close()
  const bytes = readFileSync(path)
  const known = knownOf(at)
  for (const [index, name] of NAMES.entries()) {
    if (name === 'restoreBackup') continue
    const began = performance.now()
    for (const payload of fc.sample(requestsOf(CALLS[name].request, known), {
      numRuns: 12,
      seed: SEED + index,
    })) {
      if (performance.now() - began > SHARE_MS) break
      await at.raw(name, payload)
    }
  }
  const office = at.desk.office()
  if (!office.ok) throw new Error(office.error.message)
  expect(office.value.damage?.findings).toEqual(['年度和归档（数据表 year_state）：内容被改动'])
  expect(digestTables(office.value.db).length).toBeGreaterThan(40)
  at.desk.close()
  expect(readFileSync(path).equals(bytes)).toBe(true)
}, 120_000)

function shown(payload: unknown): string {
  try {
    return JSON.stringify(payload).slice(0, 300)
  } catch {
    return 'junk'
  }
}
