import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './steps.ts'

const STAMP = join(ROOT, 'out', 'built')
const SOURCES = '{shared,db,electron,renderer}/**/*'
const OTHERS = ['package.json', 'package-lock.json', 'scripts/bundle.ts', 'scripts/bundle-window.ts']

/** Whether out/ holds what the sources say now: nothing was changed since the last build that came to its end began. */
export function isBuilt(): boolean {
  const built = readBuilt()
  const sources = [...globSync(SOURCES, { cwd: ROOT }), ...OTHERS]
  return sources.every(
    (name) => (statSync(join(ROOT, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) < built,
  )
}

/** `started`: when the build began (ms since 1970); what was changed while it ran is newer. */
export function noteBuilt(started: number): void {
  writeFileSync(STAMP, `${started}\n`)
}

function readBuilt(): number {
  try {
    return Number(readFileSync(STAMP, 'utf8'))
  } catch {
    return 0
  }
}
