import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from './find-chromium.ts'
import { ROOT } from './steps.ts'

const PATIENCE_MS = 600_000

/** Brings a Chromium where there is none: the system's own where we may install it, else playwright's. */
export function ensureChromium(): string | null {
  if (findChromium() !== null) return findChromium()
  process.stdout.write(
    'no Chromium found (CHROMIUM_PATH names one): installing it for the tests in the window\n',
  )
  if (process.getuid?.() === 0) {
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  }
  if (findChromium() === null) {
    run(process.execPath, [join(ROOT, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'])
  }
  return findChromium()
}

function run(program: string, args: readonly string[]): void {
  spawnSync(program, args, { stdio: 'inherit', timeout: PATIENCE_MS })
}
