import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAll } from '../scripts/build-all.ts'
import { bundle } from '../scripts/bundle.ts'
import { findChromium } from '../scripts/find-chromium.ts'
import { ROOT } from '../scripts/steps.ts'
import type { Bench } from './bench.ts'
import { benchDocuments } from './parts/documents.ts'
import { benchForms } from './parts/forms.ts'
import { benchReturns } from './parts/returns.ts'
import { benchReview } from './parts/review.ts'
import { benchScoring } from './parts/scoring.ts'
import { benchStart } from './parts/start.ts'
import { benchWhole } from './parts/whole.ts'
import { formatTable, isMissed, type Result } from './result.ts'

const PYTHON = '/usr/bin/python3'
const PEERS = [
  'read-exceljs',
  'write-exceljs',
  'write-letters',
  'write-report',
  'whole-job',
  'empty-server',
  'score-many',
  'rescore',
]

/** In this order; `--only forms` runs one of them. */
const PARTS: Readonly<Record<string, (bench: Bench) => Promise<readonly Result[]>>> = {
  returns: benchReturns,
  forms: benchForms,
  documents: benchDocuments,
  start: benchStart,
  scoring: benchScoring,
  review: benchReview,
  whole: benchWhole,
}

const { values } = parseArgs({
  options: { short: { type: 'boolean' }, json: { type: 'string' }, only: { type: 'string' } },
})
const short = values.short === true
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

if (process.platform !== 'linux') {
  say('The benchmark reads /proc and uses bash: it runs on Linux only.')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-bench-'))
  try {
    const bench = await prepare(folder)
    const results: Result[] = []
    for (const [name, run] of Object.entries(PARTS)) {
      if (values.only === undefined || values.only === name) results.push(...(await run(bench)))
    }
    if (results.length === 0)
      throw new Error(`no part ${values.only ?? ''}; there are ${Object.keys(PARTS).join(', ')}`)
    const sorted = results.toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
    say(formatTable(sorted))
    const report = {
      short,
      seed: bench.seed,
      node: process.version,
      processors: cpus().length,
      results: sorted,
    }
    writeFileSync(values.json ?? join(ROOT, 'bench-result.json'), `${JSON.stringify(report, null, 2)}\n`)
    // A short run has too few rounds to judge by: it fails where values differ or a program does, not on a goal.
    process.exitCode = !short && results.some(isMissed) ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(folder: string): Promise<Bench> {
  await buildAll()
  await bundle('out/bench', Object.fromEntries(PEERS.map((name) => [name, `bench/processes/${name}.ts`])))
  return {
    short,
    rounds: short ? 3 : 5,
    seed: 2018,
    say,
    folder,
    main: join(ROOT, 'out/main'),
    peers: join(ROOT, 'out/bench'),
    openpyxl: spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0 ? PYTHON : null,
    python: spawnSync(PYTHON, ['-V']).status === 0 ? PYTHON : null,
    chromium: findChromium(),
  }
}
