import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readForeignBytes } from '#electron/workbooks/read/read-foreign-bytes.ts'
import { readWorkbookBytes } from '#electron/workbooks/read/read-workbook-bytes.ts'
import { createWorkbookReader } from '#electron/workbooks/read/workbook-reader.ts'
import type { Workbook } from '#shared/returns/workbook.ts'
import { hasOpenpyxl, runPython } from '#tests/support/programs.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { differences, parseOpinions } from '#tests/workbooks/read/second-opinion.ts'
import { inventedTexts, judgeOutcome } from './judge.ts'
import { mutant, type Mutator } from './mutate.ts'
import { fuzzSeeds, isOld, type FuzzSeed } from './seeds.ts'

const seeds = await fuzzSeeds()
const newSeeds = seeds.filter((seed) => !isOld(seed))
const oldSeeds = seeds.filter(isOld)
const EACH = 200

async function truthOf(seed: FuzzSeed): Promise<Workbook> {
  const outcome = await readForeignBytes(seed.bytes)
  if (!outcome.ok) throw new Error(`${seed.name}: ${outcome.refusal.message}`)
  return outcome.workbook
}

describe.each(newSeeds.map((seed) => [seed.name, seed] as const))('mutants of %s', (_name, seed) => {
  test(`${EACH} with bytes changed: the same workbook or a refusal`, async () => {
    const truth = await truthOf(seed)
    const verdicts = run(seed, 'bytes', truth)
    expect(verdicts.faults).toEqual([])
    expect(verdicts.counts.get('other')).toBeUndefined()
    expect(verdicts.counts.size).toBeGreaterThan(1)
  })

  test.each(['parts', 'structure'] as const)(
    `${EACH} with their %s changed and zipped again: what is read stands in the XML`,
    async (mutator) => {
      const verdicts = run(seed, mutator, await truthOf(seed))
      expect(verdicts.faults).toEqual([])
      expect(verdicts.counts.get('other') ?? 0).toBeGreaterThan(0)
    },
  )
})

function run(
  seed: FuzzSeed,
  mutator: Mutator,
  truth: Workbook,
): { readonly faults: readonly string[]; readonly counts: ReadonlyMap<string, number> } {
  const faults: string[] = []
  const counts = new Map<string, number>()
  for (let number = 0; number < EACH; number += 1) {
    const bytes = mutant(seed, mutator, number)
    const started = performance.now()
    const outcome = readWorkbookBytes(bytes)
    const verdict = judgeOutcome(outcome, truth)
    counts.set(verdict.outcome, (counts.get(verdict.outcome) ?? 0) + 1)
    const name = `${seed.name} ${mutator} ${number}`
    if (verdict.fault !== null) faults.push(`${name}: ${verdict.fault}`)
    if (performance.now() - started > 5_000) faults.push(`${name}: slow`)
    if (!outcome.ok || mutator === 'bytes') continue
    const invented = inventedTexts(bytes, outcome.workbook)
    if (invented.length > 0) faults.push(`${name}: ${invented.join('|')}`)
  }
  return { faults, counts }
}

test.each(oldSeeds.map((seed) => [seed.name, seed] as const))(
  '300 mutants of %s: refused, or marked as to be checked; the program goes on',
  async (_name, seed) => {
    const reader = createWorkbookReader()
    const faults: string[] = []
    const counts = new Map<string, number>()
    for (let number = 0; number < 300; number += 1) {
      const outcome = await reader.read(mutant(seed, 'bytes', number))
      const verdict = judgeOutcome(outcome, null)
      counts.set(verdict.outcome, (counts.get(verdict.outcome) ?? 0) + 1)
      if (outcome.ok && outcome.workbook.kind !== 'xls') faults.push(`${number}: ${outcome.workbook.kind}`)
      if (verdict.fault !== null) faults.push(`${number}: ${verdict.fault}`)
    }
    await reader.close()
    expect(faults).toEqual([])
    expect([...counts.keys()].toSorted()).toContain('damaged')
  },
)

test.skipIf(!hasOpenpyxl)(
  '250 mutants by structure: where openpyxl reads them too, it reads the same',
  () => {
    const folder = scratchFolder()
    const read = new Map<string, Workbook>()
    for (const [index, seed] of newSeeds.entries()) {
      mkdirSync(join(folder, String(index)))
      for (let number = 1_000; number < 1_050; number += 1) {
        const bytes = mutant(seed, 'structure', number)
        const outcome = readWorkbookBytes(bytes)
        if (!outcome.ok) continue
        const name = `${index}/${number}.xlsx`
        read.set(name, outcome.workbook)
        writeFileSync(join(folder, name), bytes)
      }
    }
    const script = join(import.meta.dirname, '../workbooks/read/read_with_openpyxl.py')
    const found = parseOpinions(runPython(script, [folder])).flatMap((opinion) => {
      const workbook = read.get(opinion.path)
      if (workbook === undefined || opinion.error !== undefined) return []
      return differences(workbook, opinion).map((line) => `${opinion.path} ${line}`)
    })
    expect(read.size).toBeGreaterThan(100)
    expect(found.filter((line) => !KNOWN.some(([, pattern]) => pattern.test(line)))).toEqual([])
  },
)

/** Where openpyxl reads a mutant otherwise, and is wrong or has no opinion. */
const KNOWN: readonly (readonly [why: string, pattern: RegExp])[] = [
  ['openpyxl does not know the Chinese built-in formats of dates', / is date "\S+", not number /],
  ['openpyxl gives two sheets of one name two names', /^\S+ sheets (.*\|)?(\S+)(\|.*)?, not .*\d/],
  ['an inline text counts for us whatever type its cell says', / is text ".*", not empty$/],
  [
    'styles that lead nowhere are none for us; openpyxl looks for a part of that kind',
    / is number "\S+", not date /,
  ],
]
