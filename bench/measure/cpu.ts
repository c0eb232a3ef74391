import { spawnSync } from 'node:child_process'

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
export function measureCpu({ program, args, codes = [0] }: Command): number {
  const script = 'TIMEFORMAT="%3U %3S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1; exit $?'
  const run = spawnSync('bash', ['-c', `set -o pipefail; ${script}`, 'bash', program, ...args], {
    encoding: 'utf8',
    timeout: 600_000,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
    },
  })
  if (run.status === null || !codes.includes(run.status)) {
    throw new Error(`exit ${run.status ?? run.signal}: ${program} ${args.join(' ')}`)
  }
  const [user = Number.NaN, system = Number.NaN] = run.stdout.trim().split(' ').map(Number)
  if (!Number.isFinite(user + system)) throw new Error(`no time measured: ${run.stdout}`)
  return user + system
}
