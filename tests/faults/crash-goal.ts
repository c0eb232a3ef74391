import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { childPath } from './children.ts'
import { CRASH_POINTS } from './crash-points.ts'
import type { Goal, Starts } from './goal.ts'
import { compareFiles, filesOf, hasDatabase, inspectData } from './inspect.ts'
import { copyPlace, prepareKinds, type Kinds } from './kinds.ts'
import type { Operation } from './operations.ts'
import { placeIn, type Place } from './place.ts'

/**
 * G2: the program is killed at each of its named moments, three times: the second time at a later passing of it or, where
 * there is none, once more in what the first left behind. After each the next start must find data and files whole, and
 * at the end the work must go through without a hand.
 */
export async function crashGoal(folder: string, times: number, starts: Starts): Promise<Goal> {
  const kinds = await prepareKinds(folder)
  const faults: string[] = []
  let kills = 0
  const clean = new Map<Operation, CleanRun>()
  for (const [point, operation] of Object.entries(CRASH_POINTS)) {
    const known = clean.get(operation) ?? runClean(folder, kinds, operation)
    clean.set(operation, known)
    const at = { folder, kinds, point, operation, clean: known, starts }
    const found = await crashAt(at, times)
    kills += found.kills
    faults.push(...found.faults.map((fault) => `${point}: ${fault}`))
  }
  const points = Object.keys(CRASH_POINTS).length
  return {
    name: 'G2',
    tried: `${points} named moments × ${times}`,
    figure: `${kills} kills, ${faults.length} faults`,
    bound: '0',
    faults,
  }
}

interface CleanRun {
  readonly states: ReadonlySet<string>
  readonly before: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, string>
}

interface At {
  readonly folder: string
  readonly kinds: Kinds
  readonly point: string
  readonly operation: Operation
  readonly clean: CleanRun
  readonly starts: Starts
}

interface Ran {
  readonly killed: boolean
  readonly said: string
}

function run(
  folder: string,
  operation: Operation,
  place: Place,
  crash: { at: string; turn: number } | null,
): Ran {
  const ran = spawnSync(
    process.execPath,
    [childPath(folder, 'step-child', true), operation, place.root, crash === null ? 'watch' : ''],
    {
      encoding: 'utf8',
      env: { ...process.env, CRASH_AT: crash?.at ?? '', CRASH_TURN: `${crash?.turn ?? 1}` },
    },
  )
  if (ran.signal !== 'SIGKILL' && ran.status !== 0) throw new Error(`${operation}: ${ran.stderr}`)
  return { killed: ran.signal === 'SIGKILL', said: ran.stdout }
}

/** What the operation makes of data and files when nothing goes wrong. */
function runClean(folder: string, kinds: Kinds, operation: Operation): CleanRun {
  const place = kinds.copyFor(operation, join(folder, 'trial'))
  const before = filesOf(place)
  const { said } = run(folder, operation, place, null)
  if (!said.endsWith('done\n')) throw new Error(`${operation}: ${said}`)
  return {
    states: new Set([...said.matchAll(/^state (.*)$/gm)].map(([, state]) => state ?? '')),
    before,
    files: filesOf(place),
  }
}

async function crashAt(
  at: At,
  times: number,
): Promise<{ readonly kills: number; readonly faults: readonly string[] }> {
  const { folder, kinds, point, operation, clean, starts } = at
  const faults: string[] = []
  let kills = 0
  let place = kinds.copyFor(operation, join(folder, 'trial'))
  let again = false
  for (let time = 1; time <= times; time += 1) {
    const turn = again ? 1 : time
    const killed = run(folder, operation, place, { at: point, turn }).killed
    if (!killed && turn > 1) {
      // It is passed less often: killed at the first passing once more, and from there on in what is left behind.
      place = kinds.copyFor(operation, join(folder, 'trial'))
      again = true
      if (!run(folder, operation, place, { at: point, turn: 1 }).killed) faults.push('was not passed')
    } else if (!killed) {
      // Done already when it was killed before.
      place = kinds.copyFor(operation, join(folder, 'trial'))
      if (!run(folder, operation, place, { at: point, turn: 1 }).killed) faults.push('was not passed')
    }
    kills += 1
    const copy = copyPlace(place, join(folder, 'looked-at'))
    const fresh = !again || time === 2
    if (hasDatabase(copy) && operation !== 'create') {
      const { faults: found, state } = inspectData(copy, starts)
      faults.push(...found.map((fault) => `${time}: ${fault}`))
      const legal = state !== null && clean.states.has(state)
      if (fresh && !legal && found.length === 0) faults.push(`${time}: data neither before nor after a step`)
    }
    faults.push(
      ...(await compareFiles(copy, clean.before, clean.files, 'allowed')).map((fault) => `${time}: ${fault}`),
    )
    if (!again) place = kinds.copyFor(operation, join(folder, 'trial'))
  }
  faults.push(...goOn(at, place))
  return { kills, faults }
}

/** Killed once more, then done to the end, hours later: nothing half-written is left. */
function goOn({ folder, point, operation, starts }: At, place: Place): readonly string[] {
  run(folder, operation, place, { at: point, turn: 1 })
  const then = new Date(Date.now() - 3 * 3_600_000)
  for (const old of [place.out, place.data]) {
    for (const name of readdirSync(old)) utimesSync(join(old, name), then, then)
  }
  const { said } = run(folder, operation, place, null)
  const faults = said.endsWith('done\n') ? [] : [`not done afterwards: ${said.trim()}`]
  const left = readdirSync(place.root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tmp$|restoring/.test(name),
  )
  if (existsSync(join(place.data, 'kaoping.db')))
    faults.push(...inspectData(placeIn(place.root), starts).faults)
  return [...faults, ...left.map((name) => `${name} is left over`)]
}
