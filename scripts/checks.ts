import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listLongFiles } from './long-files.ts'
import { ROOT, runStep, type Step } from './steps.ts'

const FOLDERS = ['shared', 'db', 'electron', 'renderer', 'tests', 'bench', 'scripts'].filter((folder) =>
  existsSync(join(ROOT, folder, 'tsconfig.json')),
)

const TYPES_CACHE = join('node_modules', '.cache', 'types')

/** A cruiser that finds no TypeScript passes everything; fewer modules than this means that it was blind. */
const MODULE_FLOOR = 260

/** The cruised folders must be seen whole: a cruiser without its compiler skips .ts files and says nothing. */
export function judgeCruise(output: string, floor: number): string | null {
  const cruised = Number(/(\d+) modules,/.exec(output)?.[1] ?? 0)
  return cruised >= floor ? null : `only ${cruised} modules cruised, at least ${floor} expected`
}

/** Everything that is checked without running the program. */
export const CHECKS: readonly Step[] = [
  ...FOLDERS.map((folder) => ({
    name: `types ${folder}`,
    program: 'tsc',
    // What the last run found is kept, so that the next one reads only what changed.
    args: ['-p', folder, '--incremental', '--tsBuildInfoFile', join(TYPES_CACHE, `${folder}.json`)],
  })),
  { name: 'lint', program: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', program: 'oxfmt', args: ['--check', '.'] },
  {
    name: 'layers',
    program: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', ...FOLDERS],
    judge: (output) => judgeCruise(output, MODULE_FLOOR),
  },
  { name: 'unused code', program: 'knip', args: ['--no-progress'] },
]

/** Runs them all, also after a failure; true for each that passed. */
export function runChecks(): boolean[] {
  const results = CHECKS.map(runStep)
  for (const file of listLongFiles(250)) process.stdout.write(`note: over 250 lines: ${file}\n`)
  return results
}
