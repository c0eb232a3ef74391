import { peer, type Bench } from '../bench.ts'
import { measurePeak } from '../measure/memory.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'
import { importCommand, type Returns } from './import.ts'

/** P4: memory of one return at a time. */
export async function benchMemory(bench: Bench, returns: Returns): Promise<readonly Result[]> {
  const few = returns.get(24)
  const many = returns.get(2400)
  const growth = { id: 'P4', what: 'peak memory of 2400 / of 24', goal: 2.5 }
  const against = { id: 'P4', what: 'peak memory of 2400 / of exceljs', goal: 0.8 }
  if (few === undefined || many === undefined) {
    return [growth, against].map((line) => ({ ...line, result: null, note: 'skipped: not in a short run' }))
  }
  const peaks = await runRounds(3, {
    few: () => measurePeak(importCommand(bench, few)),
    many: () => measurePeak(importCommand(bench, many)),
    exceljs: () => measurePeak(peer(bench, 'read-exceljs', many)),
  })
  const show = (peak: number): string => `${peak.toFixed(0)} MB`
  return [
    { ...growth, result: peaks.many / peaks.few, note: `${show(peaks.many)} / ${show(peaks.few)}` },
    { ...against, result: peaks.many / peaks.exceljs, note: `${show(peaks.many)} / ${show(peaks.exceljs)}` },
  ]
}
