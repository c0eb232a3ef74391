import { join } from 'node:path'
import { batch, peer, type Bench } from '../bench.ts'
import { YEAR } from '../inputs/forms.ts'
import { freshOffice } from '../inputs/office.ts'
import { measureCpu, type Command } from '../measure/cpu.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

export type Returns = ReadonlyMap<number, string>

/** P1, P2, P3: returns imported end to end, against bare reading of the same files. */
export async function benchImport(bench: Bench, returns: Returns): Promise<readonly Result[]> {
  const ours = new Map<number, number>()
  const results: Result[] = []
  for (const [count, folder] of returns) {
    const large = count > 240
    const times = await runRounds(bench.rounds, {
      ours: () => measureCpu(importCommand(bench, folder)),
      exceljs: () => (large ? 0 : measureCpu(peer(bench, 'read-exceljs', folder))),
      openpyxl: () => (large || bench.openpyxl === null ? 0 : measureCpu(openpyxl(bench.openpyxl, folder))),
    })
    ours.set(count, times.ours)
    if (large) continue
    results.push(
      against('P1', count, count <= 24 ? 0.35 : 0.3, times.ours, 'exceljs', times.exceljs),
      against(
        'P2',
        count,
        count <= 24 ? 0.6 : 0.4,
        times.ours,
        'openpyxl',
        bench.openpyxl === null ? null : times.openpyxl,
      ),
    )
  }
  return [...results, growth(ours)].toSorted((a, b) => a.id.localeCompare(b.id))
}

export function importCommand(bench: Bench, ...paths: string[]): Command {
  const where = ['--data', freshOffice(bench), '--year', String(YEAR), '--received', `${YEAR + 1}-01-10`]
  return batch(bench, 'import', ...where, ...paths)
}

function openpyxl(program: string, folder: string): Command {
  return { program, args: [join(import.meta.dirname, '../processes/read_openpyxl.py'), folder] }
}

function against(
  id: string,
  count: number,
  goal: number,
  ours: number,
  name: string,
  theirs: number | null,
): Result {
  const what = `import of ${count} / ${name} read`
  if (theirs === null) return { id, what, goal, result: null, note: `skipped: ${name} not installed` }
  return { id, what, goal, result: ours / theirs, note: `${ours.toFixed(3)} s / ${theirs.toFixed(3)} s` }
}

function growth(times: ReadonlyMap<number, number>): Result {
  const [t24 = 0, t240 = 0, t2400] = [24, 240, 2400].map((count) => times.get(count))
  const line = { id: 'P3', what: '(T2400 − T240) / (T240 − T24)', goal: 11 }
  if (t2400 === undefined) return { ...line, result: null, note: 'skipped: not in a short run' }
  return {
    ...line,
    result: (t2400 - t240) / (t240 - t24),
    note: [t24, t240, t2400].map((time) => `${time.toFixed(3)} s`).join(', '),
  }
}
