import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { batch, type Bench } from '../bench.ts'
import { YEAR } from './forms.ts'

/** A new office with the year begun; its copies are made in an instant, so that `init` is not measured. */
export function freshOffice(bench: Bench): string {
  const pattern = join(bench.folder, 'office-empty')
  if (!existsSync(pattern)) run(bench, 'init', '--data', pattern, '--year', String(YEAR))
  const copy = mkdtempSync(join(bench.folder, 'office-'))
  cpSync(pattern, copy, { recursive: true })
  return copy
}

/** The office with the sample year, every suggested score accepted: its papers are final. */
export function sampleOffice(bench: Bench): string {
  const data = join(bench.folder, 'office-sample')
  if (!existsSync(data)) {
    run(bench, 'demo', '--data', data, '--year', String(YEAR))
    run(bench, 'score', '--data', data, '--year', String(YEAR), '--accept-suggested')
  }
  return data
}

function run(bench: Bench, ...command: string[]): void {
  const { program, args } = batch(bench, ...command)
  const done = spawnSync(program, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
}
