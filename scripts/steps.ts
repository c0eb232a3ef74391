import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** One check: a program of node_modules/.bin with its arguments. */
export interface Step {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  /** Looks at what was printed; a sentence where it is not good although the program exited with 0. */
  readonly judge?: (output: string) => string | null
}

/** Runs a step, prints its time, and its output where it failed. */
export function runStep(step: Step): boolean {
  const started = performance.now()
  const run = spawnSync(join(ROOT, 'node_modules', '.bin', step.program), step.args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  })
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}`
  const ending = run.error?.message ?? run.signal ?? `exit ${run.status}`
  const complaint = run.status === 0 ? (step.judge?.(output) ?? null) : ending
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${complaint === null ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)\n`)
  if (complaint !== null) process.stdout.write(`${output}\n${step.name}: ${complaint}\n`)
  return complaint === null
}
