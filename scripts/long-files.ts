import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './steps.ts'

const SOURCES = '{shared,db,electron,renderer,tests,bench,scripts}/**/*.{ts,tsx}'

/** Files over so many lines, longest first: worth a look long before the linter refuses them at 400. */
export function listLongFiles(lines: number): string[] {
  return globSync(SOURCES, { cwd: ROOT })
    .map((name) => ({ name, length: readFileSync(join(ROOT, name), 'utf8').trimEnd().split('\n').length }))
    .filter((file) => file.length > lines)
    .toSorted((a, b) => b.length - a.length)
    .map((file) => `${file.name} (${file.length})`)
}
