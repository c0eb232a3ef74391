import { expect, test } from 'vitest'
import { plantTree, runIn } from './planted-tree.ts'

/** The rules that the linter finds broken, a file each: "path: plugin(rule)". */
function findBreaches(files: Readonly<Record<string, string>>): string[] {
  const folders = new Set(Object.keys(files).map((name) => name.replace(/\/.*/, '')))
  const run = runIn(plantTree(files), 'oxlint', '--type-aware', '--format', 'json', ...folders)
  const { diagnostics } = JSON.parse(run.out) as {
    diagnostics: { code: string; filename: string; severity: string }[]
  }
  expect([run.code, new Set(diagnostics.map(({ severity }) => severity))]).toEqual([1, new Set(['error'])])
  return [...new Set(diagnostics.map(({ code, filename }) => `${filename}: ${code}`))].toSorted()
}

const FLOATING = 'async function save(): Promise<void> {}\nexport function close(): void {\n  save()\n}\n'
const BANNED = [
  ['any.ts', 'export const a: any = 1\n', 'typescript(no-explicit-any)'],
  [
    'bang.ts',
    'export const a = (b: string | null): number => b!.length\n',
    'typescript(no-non-null-assertion)',
  ],
  ['default.ts', 'export default function open(): void {}\n', 'import(no-default-export)'],
  ['floating.ts', FLOATING, 'typescript(no-floating-promises)'],
  ['unused.ts', 'const a = 1\nexport const b = 2\n', 'eslint(no-unused-vars)'],
  ['ignore.ts', '// @ts-ignore because\nexport const a: string = 1\n', 'typescript(ban-ts-comment)'],
  ['expect.ts', '// @ts-expect-error\nexport const a: string = 1\n', 'typescript(ban-ts-comment)'],
  [
    'sqlite.ts',
    "import { DatabaseSync } from 'node:sqlite'\nexport const a = DatabaseSync\n",
    'eslint(no-restricted-imports)',
  ],
  [
    'write.ts',
    "import type { Workbook } from 'exceljs'\nexport const save = async (book: Workbook) => await book.xlsx.writeFile('a.xlsx')\n",
    'eslint(no-restricted-properties)',
  ],
  ['html.tsx', 'export const A = () => <p dangerouslySetInnerHTML={{ __html: "" }} />\n', 'react(no-danger)'],
  ['long.ts', 'export const a = 1\n'.concat('export type {}\n'.repeat(400)), 'eslint(max-lines)'],
  ['console.ts', "console.log('a')\n", 'eslint(no-console)'],
] as const

test.each(['electron', 'tests'])('what the house bans is found in %s', (folder) => {
  const files = Object.fromEntries(BANNED.map(([name, text]) => [`${folder}/${name}`, text]))
  const found = findBreaches(files)
  for (const [name, , rule] of BANNED) expect(found).toContain(`${folder}/${name}: ${rule}`)
})

test('a test that is switched off, or runs alone, is found', () => {
  const found = findBreaches({
    'tests/plan/a.test.ts':
      "import { test, expect } from 'vitest'\ntest.skip('a', () => expect(1).toBe(1))\n",
    'tests/plan/b.test.ts':
      "import { test, expect } from 'vitest'\ntest.only('a', () => expect(1).toBe(1))\n",
  })
  expect(found).toEqual([
    'tests/plan/a.test.ts: vitest(no-disabled-tests)',
    'tests/plan/b.test.ts: vitest(no-focused-tests)',
  ])
})

test('shared is compiled without Node, browser and clock of the machine', () => {
  const tree = plantTree({
    'shared/plan/node.ts': 'export const a = process.argv\n',
    'shared/plan/page.ts': 'export const a = document.title\n',
    'shared/plan/timer.ts': 'setTimeout(() => 1, 1)\n',
    'shared/plan/buffer.ts': 'export const a = (bytes: Buffer): number => bytes.length\n',
    'shared/plan/pure.ts': 'export const a = [2, 1].toSorted()\n',
  })
  const run = runIn(tree, 'tsc', '-p', 'shared', '--pretty', 'false')
  const files = run.out.split('\n').flatMap((line) => /^(.*?)\(\d+,\d+\): error TS/.exec(line)?.[1] ?? [])
  expect([run.code, files.toSorted()]).toEqual([
    2,
    ['shared/plan/buffer.ts', 'shared/plan/node.ts', 'shared/plan/page.ts', 'shared/plan/timer.ts'],
  ])
})
