import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { batch, peer, type Bench } from '../bench.ts'
import { departmentForms, YEAR } from '../inputs/forms.ts'
import { freshOffice } from '../inputs/office.ts'
import { measureCpu } from '../measure/cpu.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

/** P5: forms written, protected and recorded, against exceljs writing the same ones bare. */
export async function benchForms(bench: Bench): Promise<readonly Result[]> {
  bench.say('writing forms …')
  const names = departmentForms().flatMap((form) => ['--unit', form.unitName])
  const out = (): string => mkdtempSync(join(bench.folder, 'forms-'))
  const times = await runRounds(bench.rounds, {
    ours: () =>
      measureCpu(
        batch(bench, 'forms', '--data', freshOffice(bench), '--year', String(YEAR), '--out', out(), ...names),
      ),
    exceljs: () => measureCpu(peer(bench, 'write-exceljs', out())),
  })
  return [
    {
      id: 'P5',
      what: '24 protected forms / exceljs writeBuffer, bare',
      goal: 1.25,
      result: times.ours / times.exceljs,
      note: `${times.ours.toFixed(3)} s / ${times.exceljs.toFixed(3)} s`,
    },
  ]
}
