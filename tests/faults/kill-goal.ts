import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { verifyLog } from '#db/log.ts'
import { closeOffice } from '#electron/application/office.ts'
import { childPath } from './children.ts'
import type { Goal, Starts } from './goal.ts'
import { openPlace, preparePlace, type Place } from './place.ts'
import { randomFrom } from './random.ts'

const LONGEST_MS = 400
/** An office grows with every kill, and so does the time to check it: after so many a new one begins. */
const KILLS_OF_ONE_OFFICE = 150

/**
 * G1: an office at work is killed at a random moment in 400 ms from its start or from its first commit, opened again and
 * compared with what it had said was done. Two offices side by side, each killed again and again, then two new ones.
 */
export async function killGoal(folder: string, kills: number, seed: number, starts: Starts): Promise<Goal> {
  const half = Math.ceil(kills / 2)
  const found = await Promise.all([0, 1].map((lane) => killInTurn(folder, lane, half, seed + lane, starts)))
  const acknowledged = found.reduce((sum, lane) => sum + lane.acknowledged, 0)
  const faults = found.flatMap((lane) => lane.faults)
  if (acknowledged < kills / 2) faults.push(`only ${acknowledged} commits were acknowledged`)
  return {
    name: 'G1',
    tried: `${kills} kills at 0–${LONGEST_MS} ms`,
    figure: `${acknowledged} commits acknowledged, ${faults.length} lost or unsound`,
    bound: '0',
    faults,
  }
}

/** One office after the other. */
async function killInTurn(folder: string, lane: number, kills: number, seed: number, starts: Starts) {
  const faults: string[] = []
  let acknowledged = 0
  for (let done = 0; done < kills; done += KILLS_OF_ONE_OFFICE) {
    const root = join(folder, `office-${lane}-${done}`)
    const count = Math.min(KILLS_OF_ONE_OFFICE, kills - done)
    const found = await killAgain(folder, await preparePlace(root), count, seed + done, starts)
    acknowledged += found.acknowledged
    faults.push(...found.faults)
    if (found.faults.length === 0) rmSync(root, { recursive: true, force: true })
  }
  return { acknowledged, faults }
}

async function killAgain(folder: string, place: Place, kills: number, seed: number, starts: Starts) {
  const random = randomFrom(seed)
  const faults: string[] = []
  let acknowledged = 0
  let next = startWorker(folder, place)
  for (let kill = 0; kill < kills; kill += 1) {
    const worker = await next
    // The next one loads while this one works, and waits for the word.
    next = startWorker(folder, place)
    const after = random() * LONGEST_MS
    // Every second time counted from its first commit, so that a slow machine does not kill only at the start.
    const said = await workUntilKilled(worker, after, kill % 2 === 1)
    acknowledged += said.length
    const fault = inspect(place, said.at(-1) ?? null, starts)
    if (fault !== null) faults.push(`seed ${seed}, kill ${kill} after ${after.toFixed(1)} ms: ${fault}`)
  }
  const { child } = await next
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
  return { acknowledged, faults }
}

interface Worker {
  readonly child: ChildProcess
  readonly lines: () => readonly string[]
}

async function startWorker(folder: string, place: Place): Promise<Worker> {
  const child = spawn(process.execPath, [childPath(folder, 'kill-child'), place.root], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  while (!output.startsWith('ready\n')) {
    if (child.exitCode !== null) throw new Error(errors)
    await wait(2)
  }
  return {
    child,
    // A line that was cut off was not said.
    lines: () => {
      if (errors !== '') throw new Error(errors)
      return output.split('\n').slice(1, -1)
    },
  }
}

async function workUntilKilled(
  { child, lines }: Worker,
  milliseconds: number,
  fromCommit: boolean,
): Promise<readonly string[]> {
  const gone = once(child, 'close')
  child.stdin?.write('go\n')
  if (fromCommit) {
    while (lines().length === 0 && child.exitCode === null) await wait(2)
  }
  await wait(milliseconds)
  child.kill('SIGKILL')
  await gone
  return lines()
}

/** What is wrong with an office after a kill; null: nothing. */
function inspect(place: Place, acknowledged: string | null, starts: Starts): string | null {
  const began = performance.now()
  const opened = openPlace(place)
  starts.add(performance.now() - began)
  if (!opened.ok) return opened.error.message
  const { db, damage } = opened.value
  try {
    if (damage !== null) return damage.findings.join(', ')
    const health = String(db.pragma('integrity_check', { simple: true }))
    if (health !== 'ok') return health
    const chain = verifyLog(db)
    if (!chain.ok) return `the chain is broken at ${chain.sequence}`
    if (acknowledged !== null) {
      const [sequence, hash] = acknowledged.split(' ')
      const kept = db.prepare('SELECT hash FROM log WHERE sequence = ?').pluck().get(Number(sequence))
      if (kept !== hash) return `acknowledged entry ${acknowledged} is not there`
    }
    for (const [action, table] of [
      ['导入', 'submission'],
      ['登记加减分', 'adjustment'],
    ]) {
      const count = (sql: string): number => Number(db.prepare(sql).pluck().get())
      const told = count(`SELECT count(*) FROM log WHERE action = '${action}'`)
      const kept = count(`SELECT count(*) FROM ${table}`)
      if (told !== kept) return `${told} entries of ${action}, ${kept} rows in ${table}`
    }
    return null
  } finally {
    closeOffice(opened.value)
  }
}
