import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { peer, type Bench } from '../bench.ts'
import { sampleOffice } from '../inputs/office.ts'
import { measureCpu } from '../measure/cpu.ts'
import { median } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

/** So many of a process's first rounds warm it up and are not counted. */
const WARMING = 10

/** P10: scores of very many units, and of one changed item, both by a process's own clock of processor time. */
export async function benchScoring(bench: Bench): Promise<readonly Result[]> {
  bench.say('scoring …')
  // The benchmark's own processes write them, in these shapes.
  const many = runProcess(bench, 'score-many') as Readonly<Record<'scoring' | 'adding', readonly number[]>>
  const [scoring, adding] = [warm(many.scoring), warm(many.adding)]
  const changes = warm(runProcess(bench, 'rescore', sampleOffice(bench)) as readonly number[])
  return [
    {
      id: 'P10',
      what: 'scoring 10,000 units × 40 items / integer sums',
      goal: 60,
      result: scoring / adding,
      note: `${scoring.toFixed(1)} ms / ${adding.toFixed(2)} ms`,
    },
    {
      id: 'P10',
      what: 'one changed item of 37 units kept and answered, ms',
      goal: 16,
      result: changes,
      note: 'processor time of the main process',
    },
  ]
}

/** What a process wrote into the file that it was given. */
function runProcess(bench: Bench, name: string, ...args: string[]): unknown {
  const out = join(bench.folder, `${name}.json`)
  measureCpu(peer(bench, name, ...args, out, String(WARMING + (bench.short ? 5 : 15))))
  return JSON.parse(readFileSync(out, 'utf8'))
}

function warm(times: readonly number[]): number {
  return median(times.slice(WARMING))
}
