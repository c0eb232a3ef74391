import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestTables } from '#db/table-digests.ts'
import { CALLS } from '#shared/contract/calls.ts'
import { reportGoal } from '#tests/faults/goal.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { openTestDesk } from './desk.ts'
import { fuzzGoal } from './fuzz-goal.ts'
import { fillOffice, knownOf, NAMES, SHARE_MS } from './fuzz-office.ts'
import { requestsOf } from './requests-of.ts'

const SEED = 1

test('G13: whatever a page sends, each call answers by the contract; an archived year stays as it is, no foreign file is opened', async () => {
  const goal = await fuzzGoal(scratchFolder(), 20_000, SEED)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
}, 480_000)

test('data that can only be looked at: 2,000 requests change not one byte', async () => {
  const at = openTestDesk()
  await fillOffice(at)
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
}, 240_000)
