import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { peer, type Bench } from '../bench.ts'
import { freshOffice } from '../inputs/office.ts'
import { writeReturns } from '../inputs/returns.ts'
import { measureCpu, type Command } from '../measure/cpu.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

const RETURNS = 24
/** In the order of the year; each needs what those before it left in the office. */
const PARTS = ['forms', 'import', 'score', 'summary', 'report', 'letters'] as const

/**
 * P12: forms out, returns in, scores, workbook, report and letters in one process, against the same parts each in a process
 * of its own, on an office that stands where the part begins. Starting is counted once on either side.
 */
export async function benchWhole(bench: Bench): Promise<readonly Result[]> {
  bench.say('the whole job …')
  const returns = await writeReturns(join(bench.folder, 'returns-whole'), RETURNS, bench.seed)
  const offices = prepareOffices(bench, returns)
  const job = (pattern: string, ...parts: string[]): Command => {
    const data = mkdtempSync(join(bench.folder, 'whole-office-'))
    cpSync(pattern, data, { recursive: true })
    return peer(bench, 'whole-job', data, returns, mkdtempSync(join(bench.folder, 'whole-out-')), ...parts)
  }
  const begun = offices[0] ?? ''
  const alone = PARTS.map((part, index) => [part, () => measureCpu(job(offices[index] ?? '', part))] as const)
  const times: Readonly<Record<string, number>> = await runRounds(bench.rounds, {
    whole: () => measureCpu(job(begun, ...PARTS)),
    start: () => measureCpu(job(begun)),
    ...Object.fromEntries(alone),
  })
  const { whole = Number.NaN, start = Number.NaN } = times
  const sum = PARTS.reduce((total, part) => total + (times[part] ?? Number.NaN) - start, start)
  const told = PARTS.map((part) => `${part} ${((times[part] ?? Number.NaN) - start).toFixed(2)}`)
  return [
    {
      id: 'P12',
      what: 'whole job / sum of its parts alone',
      goal: 1.5,
      result: whole / sum,
      note: `${whole.toFixed(2)} s / ${sum.toFixed(2)} s (start ${start.toFixed(2)}, ${told.join(', ')}); report of ${pagesOfReport(bench)} pages`,
    },
  ]
}

/** A copy of the office as it stands before each part. */
function prepareOffices(bench: Bench, returns: string): readonly string[] {
  const data = freshOffice(bench)
  const out = mkdtempSync(join(bench.folder, 'whole-first-'))
  return PARTS.map((part) => {
    const copy = mkdtempSync(join(bench.folder, `whole-before-${part}-`))
    cpSync(data, copy, { recursive: true })
    const { program, args } = peer(bench, 'whole-job', data, returns, out, part)
    const done = spawnSync(program, args, { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${part}: ${done.stderr}`)
    return copy
  })
}

function pagesOfReport({ folder }: Bench): string {
  const out = readdirSync(folder).find((name) => name.startsWith('whole-first-')) ?? ''
  const name = readdirSync(join(folder, out)).find((file) => file.endsWith('_评价报告.pdf')) ?? ''
  const text = spawnSync('pdftotext', [join(folder, out, name), '-'], { encoding: 'utf8' })
  return text.status === 0 ? String(text.stdout.split('\f').length - 1) : 'unknown'
}
