import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ReportModel } from '#shared/reports/report-model.ts'
import { peer, type Bench } from '../bench.ts'
import { chapters } from '../inputs/chapters.ts'
import { reportHtml } from '../inputs/report-html.ts'
import { measureCpuOfTree, type Command } from '../measure/cpu.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

const SIZES = [
  { chapters: 1, pages: 9, goal: 0.6 },
  { chapters: 10, pages: 88, goal: 0.9 },
]
/** Of the pages; the peer breaks lines and tables by its own rules. */
const TOLERANCE = 0.1

/** P7: a report set in type, against Chromium's print of the same texts, in the same fonts, on the same margins. */
export async function benchReport(bench: Bench): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const size of SIZES) {
    const line = { id: 'P7', what: `report of ${size.pages} pages / Chromium print`, goal: size.goal }
    const missing = whatIsMissing(bench)
    const { chromium, python } = bench
    if (missing !== null || chromium === null || python === null) {
      results.push({ ...line, result: null, note: `skipped: ${missing ?? ''} not installed` })
      continue
    }
    const model = chapters(size.chapters, bench.seed)
    const [source, page, ours, theirs] = ['json', 'html', 'ours.pdf', 'theirs.pdf'].map((end) =>
      join(bench.folder, `report-${size.pages}.${end}`),
    ) as [string, string, string, string]
    writeFileSync(source, JSON.stringify(model))
    writeFileSync(page, reportHtml(model))
    const tools: Record<'ours' | 'chromium', () => number> = {
      ours: () => measureCpuOfTree(peer(bench, 'write-report', source, ours), python),
      chromium: () => measureCpuOfTree(print(bench, chromium, page, theirs), python),
    }
    // Once untimed: Chromium makes its profile, and both must hold the same.
    tools.ours()
    tools.chromium()
    const pages = [ours, theirs].map((path) => checkReport(path, model, size.pages))
    const times = await runRounds(bench.rounds, tools)
    results.push({
      ...line,
      result: times.ours / times.chromium,
      note: `${times.ours.toFixed(3)} s / ${times.chromium.toFixed(3)} s, ${pages.join(' / ')} pages`,
    })
  }
  return results
}

function whatIsMissing({ chromium, python }: Bench): string | null {
  if (chromium === null) return 'Chromium'
  if (python === null) return 'Python'
  return spawnSync('pdftotext', ['-v']).status === 0 ? null : 'pdftotext'
}

/** Everything switched off that is no printing, so that the peer stands at its best. */
function print({ folder }: Bench, program: string, page: string, out: string): Command {
  const quiet = ['first-run', 'default-browser-check', 'pdf-header-footer', 'sandbox'].map(
    (name) => `--no-${name}`,
  )
  const off = ['gpu', 'extensions', 'sync', 'background-networking', 'component-update', 'default-apps']
  return {
    program,
    args: [
      '--headless',
      ...quiet,
      ...off.map((name) => `--disable-${name}`),
      `--user-data-dir=${join(folder, 'chromium-profile')}`,
      `--print-to-pdf=${out}`,
      pathToFileURL(page).href,
    ],
  }
}

/** Throws unless the PDF holds every heading and paragraph, in order, on about so many pages. Pages. */
function checkReport(path: string, model: ReportModel, expected: number): number {
  const done = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const pages = done.stdout.split('\f').length - 1
  if (Math.abs(pages - expected) > TOLERANCE * expected) throw new Error(`${path} has ${pages} pages`)
  const text = hanOnly(done.stdout)
  let at = 0
  for (const block of model.blocks) {
    if (block.kind !== 'heading' && block.kind !== 'paragraph') continue
    const found = text.indexOf(hanOnly(block.text), at)
    if (found === -1) throw new Error(`${path} lacks: ${block.text}`)
    at = found
  }
  return pages
}

/** Marks, figures and blanks are printed in different ways, and page numbers stand between; Chinese characters are not. */
function hanOnly(text: string): string {
  return text.replaceAll(/\P{Script=Han}/gu, '')
}
