import { join } from 'node:path'
import { peer, type Bench } from '../bench.ts'
import { measureUntilFirstLine } from '../measure/first-line.ts'
import { openFirstPage, openFirstWindow } from '../measure/first-page.ts'
import { heavyModules } from '../measure/heavy-modules.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

/** P9: what a start costs, and what it leaves for later. */
export async function benchStart(bench: Bench): Promise<readonly Result[]> {
  bench.say('starting …')
  const program = process.execPath
  const hostArgs = [join(bench.main, 'browser.js'), '--data', join(bench.folder, 'office-start')]
  // Short processes: a few more of them, for a steady median.
  const times = await runRounds(bench.rounds + 4, {
    host: () => measureUntilFirstLine({ program, args: hostArgs }),
    empty: () => measureUntilFirstLine(peer(bench, 'empty-server')),
  })
  const listening: Result = {
    id: 'P9',
    what: 'browser host listening / empty server listening',
    goal: 1.5,
    result: times.host / times.empty,
    note: `${times.host.toFixed(3)} s / ${times.empty.toFixed(3)} s`,
  }
  return [listening, ...(await benchFirstPage(bench, hostArgs))]
}

/** Looked at when the first page stands with its data, which is later than its first paint. */
async function benchFirstPage(bench: Bench, hostArgs: readonly string[]): Promise<readonly Result[]> {
  const heavy = { id: 'P9', goal: 0 }
  const what = (host: string): string => `workbook, PDF, Word modules before first page, ${host}`
  const weight = { id: 'P9', what: 'first route, kB gzip', goal: 450 }
  if (bench.chromium === null) {
    const lines = [{ ...heavy, what: what('browser host') }, { ...heavy, what: what('window') }, weight]
    return lines.map((line) => ({ ...line, result: null, note: 'skipped: Chromium not installed' }))
  }
  const page = await openFirstPage(bench, bench.chromium, hostArgs)
  const count = (host: string, urls: readonly string[]): Result => {
    const { loaded, found } = heavyModules(bench.main, urls)
    return {
      ...heavy,
      what: what(host),
      result: found.length,
      note: [`${loaded} files loaded`, ...found].join(', '),
    }
  }
  return [
    count('browser host', page.modules),
    count('window', await openFirstWindow(bench)),
    { ...weight, result: page.kilobytes, note: `${page.files} files` },
  ]
}
