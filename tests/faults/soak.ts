import { rmSync } from 'node:fs'
import { fuzzGoal } from '#tests/ipc/fuzz-goal.ts'
import { backupGoal } from './backup-goal.ts'
import { bitRotGoal } from './bit-rot-goal.ts'
import { bundleChildren } from './children.ts'
import { crashGoal } from './crash-goal.ts'
import { diskFullGoal, hasMounts } from './disk-full-goal.ts'
import { countStarts, reportGoal, START_BOUND_MS, startFault, type Goal, type Starts } from './goal.ts'
import { ioFaultGoal } from './io-fault-goal.ts'
import { killGoal } from './kill-goal.ts'
import { longRunGoal } from './long-run-goal.ts'
import { makeFastFolder } from './make-fast-folder.ts'
import { migrationGoal } from './migration-goal.ts'
import { powerCutGoal } from './power-cut-goal.ts'
import { raceGoal } from './race-goal.ts'
import { readerGoal } from './reader-goal.ts'
import { samePapersGoal } from './same-papers-goal.ts'
import { hasCompiler } from './shim.ts'
import { tamperGoal } from './tamper-goal.ts'

/*
 * The goals of docs/reliability.md for as long as one likes: npm run soak -- faults GOAL=COUNT … SEED=N. Without a goal:
 * all, each with the count below, which takes about three hours on two cores. One line a goal.
 */
const LONG: Readonly<Record<string, number>> = {
  G1: 3_000,
  G2: 10,
  G3: 20_000,
  G4: 0,
  G5: 64,
  G6: 1,
  G10: 10_000,
  G11: 200,
  G12: 10_000,
  G13: 200_000,
  G15: 500,
  G16: 1,
  G18: 0,
  G20: 10_000,
}

type Run = (folder: string, count: number, seed: number, starts: Starts) => Promise<Goal> | Goal

const EVERY_64_KB = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, n) => 1024 + n * 64)

const GOALS: Readonly<Record<string, Run>> = {
  G1: killGoal,
  G2: (folder, count, _, starts) => crashGoal(folder, count, starts),
  G3: powerCutGoal,
  // 0: every call of every operation.
  G4: (folder, count, seed, starts) => ioFaultGoal(folder, count === 0 ? 'all' : count, seed, starts),
  G5: (folder, count, _, starts) => diskFullGoal(folder, EVERY_64_KB(count), starts),
  G6: (folder) => readerGoal(folder),
  G10: bitRotGoal,
  G11: (folder, count) => backupGoal(folder, count),
  G12: tamperGoal,
  G13: fuzzGoal,
  G15: (folder, count, _, starts) => raceGoal(folder, count, starts),
  G16: (folder, _, __, starts) => migrationGoal(folder, starts),
  // 0: every time zone.
  G18: samePapersGoal,
  G20: (folder, count) => longRunGoal(folder, count),
}

const CHILDREN = [
  'kill-child',
  'io-fault-child',
  'power-cut-child',
  'disk-full-child',
  'reader-child',
  'race-child',
  'long-run-child',
]

/** Runs goals one after the other; false: one was missed. */
export async function soakFaults(wishes: readonly string[]): Promise<boolean> {
  const counts = new Map(
    wishes.map((wish) => wish.split('=')).map(([name = '', count = '']) => [name, Number(count)]),
  )
  const seed = counts.get('SEED') ?? Date.now() % 1_000_000
  counts.delete('SEED')
  process.stdout.write(`seed ${seed}\n`)
  const starts = countStarts()
  let held = true
  for (const [name, count] of counts.size === 0 ? Object.entries(LONG) : counts) {
    const run = GOALS[name]
    if (run === undefined) throw new Error(`no goal ${name}`)
    if ((name === 'G5' && !hasMounts) || (['G3', 'G4'].includes(name) && !hasCompiler)) {
      process.stdout.write(`${name} skipped: this machine has not what it takes\n`)
      continue
    }
    const folder = makeFastFolder()
    await bundleChildren(folder, CHILDREN)
    await bundleChildren(folder, ['step-child'], { crashing: true })
    const goal = await run(folder, count, seed, starts)
    reportGoal(goal)
    for (const fault of goal.faults) process.stdout.write(`  ${fault}\n`)
    held &&= goal.faults.length === 0
    rmSync(folder, { recursive: true, force: true })
  }
  reportStarts(starts)
  return held && startFault(starts).length === 0
}

function reportStarts(starts: Starts): void {
  const bound = `${START_BOUND_MS} ms`
  reportGoal({
    name: 'G17',
    tried: 'starts after all these',
    figure: `${starts.slowest()} ms at most`,
    bound,
    faults: startFault(starts),
  })
}
