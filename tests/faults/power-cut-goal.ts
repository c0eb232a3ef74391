import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { childPath } from './children.ts'
import type { Goal, Starts } from './goal.ts'
import { filesOf, hasDatabase, inspectData, isWhole } from './inspect.ts'
import type { Operation } from './operations.ts'
import { placeIn, type Place } from './place.ts'
import { createDisk, emptyFolder } from './power-cut-disk.ts'
import { readCalls, type Acknowledged, type Call } from './power-cut-log.ts'
import { randomFrom } from './random.ts'
import { buildShim, shimEnvironment } from './shim.ts'

/** What is done before the power goes, and which share of the cuts falls into it. */
export interface PowerCutRun {
  readonly operations: readonly Operation[]
  readonly share: number
}

const RUNS: readonly PowerCutRun[] = [
  {
    operations: ['import', 'adjust', 'score', 'export', 'backup', 'adjust', 'archive', 'adjust'],
    share: 0.5,
  },
  { operations: ['restore', 'adjust'], share: 0.25 },
  { operations: ['migrate', 'adjust'], share: 0.15 },
  { operations: ['create'], share: 0.1 },
]

/** G3: the power goes after any call; what the program had said was done is there, and all else whole or not there. */
export async function powerCutGoal(
  folder: string,
  cuts: number,
  seed: number,
  starts: Starts,
  runs = RUNS,
): Promise<Goal> {
  const library = buildShim(folder)
  const faults: string[] = []
  let calls = 0
  for (const [number, { operations, share }] of runs.entries()) {
    const at = join(folder, `run-${number}`)
    mkdirSync(at)
    const run = record(folder, at, library, operations)
    calls += run.calls.length
    faults.push(...(await cutAll(at, run, Math.round(cuts * share), seed + number, starts)))
  }
  return {
    name: 'G3',
    tried: `${cuts} power cuts among ${calls} calls`,
    figure: `${faults.length} lost, torn or unsound`,
    bound: '0',
    faults,
  }
}

interface Run {
  readonly operations: readonly Operation[]
  readonly calls: readonly Call[]
  readonly inodes: Readonly<Record<string, number>>
  readonly states: readonly string[]
  readonly end: ReadonlyMap<string, string>
}

function record(folder: string, at: string, library: string, operations: readonly Operation[]): Run {
  const [control, log] = [join(at, 'control'), join(at, 'log')]
  const ran = spawnSync(
    process.execPath,
    [childPath(folder, 'power-cut-child'), at, control, ...operations],
    {
      encoding: 'utf8',
      env: { ...process.env, ...shimEnvironment(library, control, log) },
    },
  )
  if (ran.status !== 0) throw new Error(`${operations.join(' ')}: ${ran.stderr}`)
  // The child wrote both.
  const inodes = JSON.parse(readFileSync(join(at, 'inodes.json'), 'utf8')) as Run['inodes']
  const { states, end } = JSON.parse(readFileSync(join(at, 'run.json'), 'utf8')) as {
    states: string[]
    end: [string, string][]
  }
  return { operations, calls: readCalls(log), inodes, states, end: new Map(end) }
}

/** Cuts at numbers of calls that are spread over the run; the disk is played on from one to the next. */
async function cutAll(
  at: string,
  run: Run,
  cuts: number,
  seed: number,
  starts: Starts,
): Promise<readonly string[]> {
  const random = randomFrom(seed)
  const points = Array.from({ length: cuts }, () => 1 + Math.floor(random() * run.calls.length)).toSorted(
    (a, b) => a - b,
  )
  const disk = createDisk(join(at, 'place'), join(at, 'initial'), run.inodes)
  const place = placeIn(join(at, 'cut'))
  const faults: string[] = []
  let acknowledged: Acknowledged | null = null
  let played = 0
  for (const point of points) {
    for (const call of run.calls.slice(played, point)) {
      disk.apply(call)
      if (call.kind === 'acknowledge') acknowledged = call.what
    }
    played = point
    emptyFolder(place.root)
    disk.cutInto(place.root, random)
    for (const fault of await lookAt(place, run, acknowledged, starts)) {
      faults.push(`${run.operations.join(' ')}, seed ${seed}, after call ${point}: ${fault}`)
    }
  }
  return faults
}

async function lookAt(
  place: Place,
  { operations, states, end }: Run,
  acknowledged: Acknowledged | null,
  starts: Starts,
): Promise<readonly string[]> {
  const faults: string[] = []
  // Before a new database has its name there is none.
  if (hasDatabase(place) || acknowledged !== null || operations[0] !== 'create') {
    const found = inspectData(place, starts)
    faults.push(...found.faults)
    const state = found.state === null ? -1 : states.lastIndexOf(found.state)
    if (found.faults.length === 0 && state < (acknowledged?.state ?? 0)) {
      faults.push(
        state === -1
          ? 'data in a state that never was'
          : `state ${state}, ${acknowledged?.state} was acknowledged`,
      )
    }
  }
  const files = filesOf(place)
  for (const [name, digest] of acknowledged?.files ?? []) {
    if (files.get(name) !== digest) faults.push(`${name} is ${files.has(name) ? 'changed' : 'gone'}`)
  }
  for (const [name, digest] of files) {
    if (/\.(?:tmp|restoring)(?:-\w+)?$|\.acks$/.test(name) || end.get(name) === digest) continue
    if (!(await isWhole(join(place.root, name)))) faults.push(`${name} is not whole`)
  }
  return faults
}
