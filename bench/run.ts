import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundle, bundleMain } from '../scripts/bundle.ts'
import { ROOT } from '../scripts/steps.ts'
import type { Bench } from './bench.ts'
import { writeHostileFiles } from './inputs/hostile.ts'
import { writeReturns } from './inputs/returns.ts'
import { benchForms } from './parts/forms.ts'
import { benchHostile } from './parts/hostile.ts'
import { benchImport } from './parts/import.ts'
import { benchMemory } from './parts/memory.ts'
import { formatTable, isMissed, type Result } from './result.ts'
import { checkSameValues } from './same-values.ts'

const SEED = 2018
const PYTHON = '/usr/bin/python3'

const { values } = parseArgs({ options: { short: { type: 'boolean' }, json: { type: 'string' } } })
const short = values.short === true
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

if (process.platform !== 'linux') {
  say('The benchmark reads /proc and uses bash: it runs on Linux only.')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'kaoping-bench-'))
  try {
    const results = await runAll(folder)
    say(formatTable(results))
    const report = { short, seed: SEED, node: process.version, processors: cpus().length, results }
    writeFileSync(values.json ?? join(ROOT, 'bench-result.json'), `${JSON.stringify(report, null, 2)}\n`)
    // A short run has too few rounds to judge by: it fails where values differ or a program does, not on a goal.
    process.exitCode = !short && results.some(isMissed) ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runAll(folder: string): Promise<readonly Result[]> {
  await bundleMain()
  await bundle('out/bench', {
    'read-exceljs': 'bench/processes/read-exceljs.ts',
    'write-exceljs': 'bench/processes/write-exceljs.ts',
  })
  const bench: Bench = {
    short,
    rounds: short ? 3 : 5,
    folder,
    main: join(ROOT, 'out/main'),
    peers: join(ROOT, 'out/bench'),
    openpyxl: spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0 ? PYTHON : null,
  }
  const returns = new Map<number, string>()
  for (const count of short ? [24, 240] : [24, 240, 2400]) {
    say(`writing ${count} returns …`)
    returns.set(count, await writeReturns(join(folder, `returns-${count}`), count, SEED))
  }
  const few = returns.get(24) ?? ''
  say(`same values in ${checkSameValues(bench, few)} cells of 24 files`)
  say('importing …')
  const imports = await benchImport(bench, returns)
  const memory = await benchMemory(bench, returns)
  say('writing forms …')
  const forms = await benchForms(bench)
  say('hostile files …')
  const normal = join(few, readdirSync(few).toSorted()[0] ?? '')
  const hostile = writeHostileFiles(join(folder, 'hostile'), normal, { short, mutants: short ? 10 : 60 })
  return [...imports, ...memory, ...forms, ...(await benchHostile(bench, normal, hostile))]
}
