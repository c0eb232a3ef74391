import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll } from './build-all.ts'
import { runChecks } from './checks.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { isBuilt } from './is-built.ts'
import { ROOT } from './steps.ts'
import { addUp, type VitestReport } from './tally.ts'

const checks = runChecks()
// Without one the tests in the window are skipped, and named below.
ensureChromium()
// Before the test files, which run side by side, could each begin a build.
if (!isBuilt()) await buildAll()
const folder = mkdtempSync(join(tmpdir(), 'kaoping-test-'))
const reportPath = join(folder, 'report.json')
const run = spawnSync(
  join(ROOT, 'node_modules', '.bin', 'vitest'),
  [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' },
)
const report = readReport(reportPath)
rmSync(folder, { recursive: true, force: true })
const tally = addUp(checks, report, run.status)
for (const name of tally.skipped) process.stdout.write(`skipped: ${name}\n`)
process.stdout.write(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped\n`)
process.exitCode = tally.failed === 0 ? 0 : 1

/** null where vitest died before it could say anything. */
function readReport(path: string): VitestReport | null {
  try {
    // Vitest's own JSON reporter wrote it.
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  } catch {
    return null
  }
}
