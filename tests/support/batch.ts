import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const HOST = join(import.meta.dirname, '../../electron/hosts/batch.ts')

export interface BatchRun {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** Runs the batch command as the office would, in a process of its own. */
export function evaluate(...args: string[]): BatchRun {
  const run = spawnSync(process.execPath, [HOST, ...args], { encoding: 'utf8', timeout: 300_000 })
  return { code: run.status, out: run.stdout, error: run.stderr }
}

/** As {@link evaluate}; throws with what the command said where the exit code is another. */
export function evaluateExpecting(code: number, ...args: string[]): BatchRun {
  const run = evaluate(...args)
  if (run.code !== code)
    throw new Error(`exit ${run.code}, not ${code}: ${args.join(' ')}\n${run.out}\n${run.error}`)
  return run
}
