import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { childPath } from './children.ts'
import type { Goal } from './goal.ts'

interface Moment {
  readonly imports: number
  readonly rss: number
  readonly files: number
  readonly wal: number
  readonly reader: number
  readonly heap: number
  readonly young: number
}

const MEGABYTE = 1_048_576
const BOUNDS = { slopeMb: 1, walMb: 8 }

/** G20: over so many imports in one process, memory and files stay flat, and the log of the database short. */
export async function longRunGoal(folder: string, imports: number): Promise<Goal> {
  const root = join(folder, 'long-run')
  mkdirSync(join(root, 'data'), { recursive: true })
  const moments = await watch(folder, root, imports)
  // The first two thousand fill what the program and its allocator keep.
  const settled = moments.slice(Math.min(20, Math.floor(moments.length / 2)))
  const slope = slopeOf(settled.map(({ imports: at, rss }) => [at / 1000, rss / MEGABYTE]))
  const heapSlope = slopeOf(settled.map(({ imports: at, heap }) => [at / 1000, heap / MEGABYTE]))
  const readerSlope = slopeOf(settled.map(({ imports: at, reader }) => [at / 1000, reader / MEGABYTE]))
  const young = Math.max(...moments.map((moment) => moment.young)) / MEGABYTE
  const files = settled.map((moment) => moment.files)
  const spread = Math.max(...files) - Math.min(...files)
  const wal = Math.max(...moments.map((moment) => moment.wal)) / MEGABYTE
  const faults = [
    ...(moments.length === Math.floor(imports / 100)
      ? []
      : [`it ended after ${moments.at(-1)?.imports ?? 0} imports`]),
    ...(slope < BOUNDS.slopeMb ? [] : [`memory grows by ${slope.toFixed(2)} MB per 1,000 imports`]),
    ...(spread <= 2 ? [] : [`files between ${Math.min(...files)} and ${Math.max(...files)}`]),
    ...(wal < BOUNDS.walMb ? [] : [`the log was ${wal.toFixed(1)} MB`]),
  ]
  return {
    name: 'G20',
    tried: `${imports} imports over five years in one process`,
    figure: `memory ${slope.toFixed(2)} MB per 1,000 (heap ${heapSlope.toFixed(2)}, reader ${readerSlope.toFixed(2)}; ${young.toFixed(0)} MB of it young objects), open files ±${spread}, log ${wal.toFixed(1)} MB`,
    bound: `${BOUNDS.slopeMb} MB, ±2, ${BOUNDS.walMb} MB`,
    faults,
  }
}

async function watch(folder: string, root: string, imports: number): Promise<readonly Moment[]> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', childPath(folder, 'long-run-child'), root, `${imports}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await new Promise((resolve) => child.once('close', resolve))
  // The child wrote each line.
  return output
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Moment)
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const across = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return across === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / across
}
