import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findChromium } from '../../scripts/find-chromium.ts'
import { isBuilt } from '../../scripts/is-built.ts'

export const ROOT = join(import.meta.dirname, '../..')
export const OUT = join(ROOT, 'out')
/** '' where there is none: tests in the window are then skipped by name. */
export const CHROMIUM: string = findChromium() ?? ''

/** Builds out/ where it is older than the sources; of several test files one builds, the others wait. */
export async function ensureBuilt(): Promise<void> {
  const lock = join(ROOT, 'node_modules', '.kaoping-building')
  for (let tries = 0; tries < 600 && !isBuilt(); tries += 1) {
    try {
      mkdirSync(lock)
    } catch {
      await wait(200)
      continue
    }
    try {
      const build = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.ts')], { encoding: 'utf8' })
      if (build.status !== 0) throw new Error(build.stderr)
      return
    } finally {
      rmSync(lock, { recursive: true })
    }
  }
}
