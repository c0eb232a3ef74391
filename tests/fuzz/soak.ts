import { createWorkbookReader, type WorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import { inventedTexts, judgeOutcome } from './judge.ts'
import { mutant, type Mutator } from './mutate.ts'
import { fuzzSeeds, isOld, type FuzzSeed } from './seeds.ts'

/*
 * More mutants than a test has time for: npm run soak -- returns COUNT FROM. Each goes through the reader's own process, so that
 * one that hangs or kills it is told of and the run goes on. A fault is named by seed, mutator and number, which make it
 * again; it belongs into returns.test.ts until it is mended.
 */
const MUTATORS: readonly Mutator[] = ['bytes', 'parts', 'structure']

/** How many faults were found. */
export async function soakReturns(count: number, from: number): Promise<number> {
  const reader = createWorkbookReader()
  const counts = new Map<string, number>()
  const started = performance.now()
  let faults = 0
  let done = 0
  let slowest = 0
  for (const seed of await fuzzSeeds()) {
    const original = await reader.read(seed.bytes)
    if (!original.ok) throw new Error(`${seed.name}: ${original.refusal.message}`)
    const mutators = isOld(seed) ? MUTATORS.slice(0, 1) : MUTATORS
    for (const mutator of mutators) {
      for (let number = from; number < from + count; number += 1) {
        const before = performance.now()
        const { outcome, fault } = await tryOne(seed, mutator, number, original.workbook, reader)
        slowest = Math.max(slowest, performance.now() - before)
        counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
        done += 1
        if (fault === null) continue
        faults += 1
        process.stdout.write(`FAULT ${seed.name} ${mutator} ${number}: ${fault}\n`)
      }
    }
    process.stdout.write(`${seed.name}: ${done} mutants so far, ${faults} faults\n`)
  }
  await reader.close()
  const seconds = (performance.now() - started) / 1000
  const table = [...counts].toSorted((a, b) => b[1] - a[1]).map(([outcome, times]) => `${outcome} ${times}`)
  process.stdout.write(
    `${done} mutants in ${seconds.toFixed(0)} s, slowest ${slowest.toFixed(0)} ms, ${faults} faults; ${table.join(', ')}\n`,
  )
  return faults
}

async function tryOne(
  seed: FuzzSeed,
  mutator: Mutator,
  number: number,
  truth: Workbook,
  reader: WorkbookReader,
): Promise<{ readonly outcome: string; readonly fault: string | null }> {
  const bytes = mutant(seed, mutator, number)
  const outcome = await reader.read(bytes)
  const verdict = judgeOutcome(outcome, truth)
  if (verdict.fault !== null || !outcome.ok || isOld(seed)) return verdict
  if (mutator === 'bytes')
    return { ...verdict, fault: verdict.outcome === 'other' ? 'another workbook' : null }
  const invented = inventedTexts(bytes, outcome.workbook)
  return { ...verdict, fault: invented.length > 0 ? invented.join('|') : null }
}
