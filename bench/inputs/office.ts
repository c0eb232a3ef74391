import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { batch, type Bench } from '../bench.ts'
import { YEAR } from './forms.ts'

/** A new office with the year begun; its copies are made in an instant, so that `init` is not measured. */
export function freshOffice(bench: Bench): string {
  const pattern = join(bench.folder, 'office-empty')
  if (!existsSync(pattern)) {
    const { program, args } = batch(bench, 'init', '--data', pattern, '--year', String(YEAR))
    const run = spawnSync(program, args, { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(run.stderr)
  }
  const copy = mkdtempSync(join(bench.folder, 'office-'))
  cpSync(pattern, copy, { recursive: true })
  return copy
}
