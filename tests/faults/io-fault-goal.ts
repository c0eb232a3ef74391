import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { childPath } from './children.ts'
import type { Goal, Starts } from './goal.ts'
import { buildShim, shimEnvironment } from './shim.ts'

/** What the child found, as it says it. */
interface Found {
  readonly tried: number
  readonly calls: string
  readonly faults: readonly string[]
  readonly slowest: number
}

/**
 * G4: one call that writes fails, for lack of room or because the disk is broken, once or from then on: what was being
 * done is done whole or not at all, files are untouched, the office is told in words, and the next start is clean.
 */
export function ioFaultGoal(folder: string, trials: number | 'all', seed: number, starts: Starts): Goal {
  const control = join(folder, 'control')
  const ran = spawnSync(
    process.execPath,
    [childPath(folder, 'io-fault-child'), folder, control, `${trials}`, `${seed}`],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, ...shimEnvironment(buildShim(folder), control, null) },
    },
  )
  if (ran.status !== 0) throw new Error(`${ran.signal ?? ran.status}: ${ran.stderr}`)
  // The child wrote it.
  const found = JSON.parse(ran.stdout) as Found
  starts.add(found.slowest)
  return {
    name: 'G4',
    tried: `${found.tried} failed calls (of ${found.calls})`,
    figure: `${found.faults.length} faults`,
    bound: '0',
    faults: found.faults,
  }
}
