import { basename } from 'node:path'
import type { Bench } from '../bench.ts'
import { measureCpu } from '../measure/cpu.ts'
import { measurePeak } from '../measure/memory.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'
import { importCommand } from './import.ts'

interface Worst {
  readonly value: number
  readonly file: string
}

/** P8: each hostile file is imported or refused in bounded time and memory. */
export async function benchHostile(
  bench: Bench,
  normal: string,
  files: readonly string[],
): Promise<readonly Result[]> {
  const { time } = await runRounds(bench.rounds, { time: () => measureCpu(importCommand(bench, normal)) })
  let slowest: Worst = { value: 0, file: '' }
  let largest: Worst = { value: 0, file: '' }
  for (const file of files) {
    slowest = worse(slowest, measureCpu(importCommand(bench, file)), file)
    largest = worse(largest, await measurePeak(importCommand(bench, file)), file)
  }
  return [
    {
      id: 'P8',
      what: `slowest of ${files.length} hostile files / a normal one`,
      goal: 20,
      result: slowest.value / time,
      note: `${basename(slowest.file)}: ${slowest.value.toFixed(3)} s / ${time.toFixed(3)} s`,
    },
    {
      id: 'P8',
      what: 'most memory of a hostile file, MB',
      goal: 300,
      result: largest.value,
      note: basename(largest.file),
    },
  ]
}

function worse(worst: Worst, value: number, file: string): Worst {
  return value > worst.value ? { value, file } : worst
}
