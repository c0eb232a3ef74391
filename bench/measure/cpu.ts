import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export interface Command {
  readonly program: string
  readonly args: readonly string[]
  /** The exit codes that are an answer; 0 where left out. */
  readonly codes?: readonly number[]
}

/**
 * User and system seconds of a fresh process and of all its children, by the shell's own `time` (getrusage): Node cannot
 * tell what its children used. Throws where the command ends otherwise than it may, or takes more than ten minutes.
 */
export function measureCpu(command: Command): number {
  const script = 'TIMEFORMAT="%3U %3S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1; exit $?'
  return run(command, 'bash', ['-c', `set -o pipefail; ${script}`, 'bash'])
}

/** As {@link measureCpu}, with the descendants that their own parent leaves behind: a browser's. Needs Python. */
export function measureCpuOfTree(command: Command, python: string): number {
  return run(command, python, [join(import.meta.dirname, 'cpu_of_tree.py')])
}

function run({ program, args, codes = [0] }: Command, clock: string, clockArgs: readonly string[]): number {
  const done = spawnSync(clock, [...clockArgs, program, ...args], {
    encoding: 'utf8',
    timeout: 600_000,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
    },
  })
  if (done.status === null || !codes.includes(done.status)) {
    throw new Error(`exit ${done.status ?? done.signal}: ${program} ${args.join(' ')}`)
  }
  const [user = Number.NaN, system = Number.NaN] = done.stdout.trim().split(' ').map(Number)
  if (!Number.isFinite(user + system)) throw new Error(`no time measured: ${done.stdout}`)
  return user + system
}
