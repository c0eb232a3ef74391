import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { childPath } from './children.ts'
import type { Goal, Starts } from './goal.ts'

const UNSHARE = '/usr/bin/unshare'

/** Whether a small disk in memory can be mounted here, in a world of its own. */
export const hasMounts: boolean =
  spawnSync(UNSHARE, ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

interface Found {
  readonly tried: number
  readonly refused: number
  /** Operations that this disk has no room for even when it is otherwise empty. */
  readonly tooSmall: number
  readonly faults: readonly string[]
  readonly slowest: number
}

/** G5: disks of these sizes fill up under each operation: it is refused in words or done, and goes on when there is room. */
export function diskFullGoal(folder: string, sizesKb: readonly number[], starts: Starts): Goal {
  const all = sizesKb.map((size): Found => {
    const at = join(folder, `${size}`)
    const disk = join(at, 'disk')
    mkdirSync(disk, { recursive: true })
    const script = `mount -t tmpfs -o size=${size}k none '${disk}'; exec "$1" "$2" '${at}' '${disk}'`
    const ran = spawnSync(
      UNSHARE,
      ['-rm', 'sh', '-ec', script, 'sh', process.execPath, childPath(folder, 'disk-full-child')],
      { encoding: 'utf8' },
    )
    if (ran.status !== 0) throw new Error(`${size} KB: ${ran.stderr}`)
    // The child wrote it.
    const found = JSON.parse(ran.stdout) as Found
    starts.add(found.slowest)
    return { ...found, faults: found.faults.map((fault) => `${size} KB, ${fault}`) }
  })
  const sum = (of: (found: Found) => number): number => all.reduce((total, found) => total + of(found), 0)
  const faults = all.flatMap((found) => found.faults)
  return {
    name: 'G5',
    tried: `${sizesKb.length} disks of ${sizesKb[0]}–${sizesKb.at(-1)} KB × 8 operations, ${sum(({ tried }) => tried)} times nearly full`,
    figure: `${sum(({ refused }) => refused)} refused, ${sum(({ tooSmall }) => tooSmall)} without room from the start, ${faults.length} faults`,
    bound: '0 faults',
    faults,
  }
}
