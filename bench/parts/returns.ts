import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { writeHostileFiles } from '../inputs/hostile.ts'
import { writeReturns } from '../inputs/returns.ts'
import type { Result } from '../result.ts'
import { checkSameValues } from '../same-values.ts'
import { benchHostile } from './hostile.ts'
import { benchImport } from './import.ts'
import { benchMemory } from './memory.ts'

/** P1 to P4 and P8: returns read and imported, honest ones and hostile ones. */
export async function benchReturns(bench: Bench): Promise<readonly Result[]> {
  const { short, folder, seed, say } = bench
  const returns = new Map<number, string>()
  for (const count of short ? [24, 240] : [24, 240, 2400]) {
    say(`writing ${count} returns …`)
    returns.set(count, await writeReturns(join(folder, `returns-${count}`), count, seed))
  }
  const few = returns.get(24) ?? ''
  say(`same values in ${checkSameValues(bench, few)} cells of 24 files`)
  say('importing …')
  const imports = await benchImport(bench, returns)
  const memory = await benchMemory(bench, returns)
  say('hostile files …')
  const normal = join(few, readdirSync(few).toSorted()[0] ?? '')
  const hostile = writeHostileFiles(join(folder, 'hostile'), normal, { short, mutants: short ? 10 : 60 })
  return [...imports, ...memory, ...(await benchHostile(bench, normal, hostile))]
}
