import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { scratchFolder } from '#tests/support/scratch.ts'

export const ROOT = join(import.meta.dirname, '../..')

const RULES = ['package.json', '.dependency-cruiser.cjs', '.oxlintrc.json', 'tsconfig.base.json']
const FOLDERS = ['shared', 'db', 'electron', 'tests']

/** A small tree under this project's own rules, holding the given files only: path → text. */
export function plantTree(files: Readonly<Record<string, string>>): string {
  const tree = scratchFolder()
  for (const name of [...RULES, ...FOLDERS.map((folder) => `${folder}/tsconfig.json`)]) {
    mkdirSync(dirname(join(tree, name)), { recursive: true })
    cpSync(join(ROOT, name), join(tree, name))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'), 'junction')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, name)), { recursive: true })
    writeFileSync(join(tree, name), text)
  }
  return tree
}

/** Runs a program of node_modules/.bin in the tree; what it printed, whatever its exit code. */
export function runIn(
  tree: string,
  program: string,
  ...args: string[]
): { code: number | null; out: string } {
  const run = spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: tree,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return { code: run.status, out: `${run.stdout}${run.stderr}` }
}
