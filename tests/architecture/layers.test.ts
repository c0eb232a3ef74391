import { expect, test } from 'vitest'
import { CHECKS, judgeCruise } from '../../scripts/checks.ts'
import { plantTree, runIn } from './planted-tree.ts'

/** One module a folder, for others to import. */
const HOUSE = [
  'shared/plan',
  'shared/scheme',
  'shared/returns',
  'shared/scoring',
  'shared/reports',
  'shared/contract',
  'db',
  'electron/workbooks',
  'electron/documents',
  'electron/application',
  'electron/ipc',
  'electron/hosts',
  'renderer',
  'tests',
]

/** What design allows, in the order of HOUSE: each line imports those marked. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'shared/plan': [],
  'shared/scheme': ['shared/plan'],
  'shared/returns': ['shared/plan', 'shared/scheme'],
  'shared/scoring': ['shared/plan', 'shared/scheme', 'shared/returns'],
  'shared/reports': ['shared/plan', 'shared/scheme', 'shared/returns', 'shared/scoring'],
  'shared/contract': ['shared/plan', 'shared/scheme', 'shared/returns', 'shared/scoring', 'shared/reports'],
  db: HOUSE.filter((folder) => folder.startsWith('shared/')),
  'electron/workbooks': HOUSE.filter((folder) => folder.startsWith('shared/')),
  'electron/documents': HOUSE.filter((folder) => folder.startsWith('shared/')),
  'electron/application': [
    ...HOUSE.filter((folder) => folder.startsWith('shared/')),
    'db',
    'electron/workbooks',
    'electron/documents',
  ],
  'electron/ipc': [...HOUSE.filter((folder) => folder.startsWith('shared/')), 'electron/application'],
  'electron/hosts': HOUSE.filter((folder) => !['renderer', 'tests'].includes(folder)),
  renderer: HOUSE.filter((folder) => folder.startsWith('shared/')),
}

/** What the cruiser finds in a tree: "rule: from → to", sorted. */
function findBreaches(files: Readonly<Record<string, string>>): string[] {
  const tree = plantTree(files)
  const folders = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? name))]
  const run = runIn(tree, 'depcruise', '--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders)
  const { summary } = JSON.parse(run.out) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] }
  }
  return summary.violations
    .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^.*node_modules\//, '')}`)
    .toSorted()
}

test('every folder imports what the table of the design allows, and nothing else, by type or by value', () => {
  const files: Record<string, string> = {}
  const breaches: string[] = []
  for (const folder of HOUSE) files[`${folder}/leaf.ts`] = 'export interface Leaf { readonly a: 1 }\n'
  for (const [from, allowed] of Object.entries(TABLE)) {
    for (const to of HOUSE.filter((folder) => folder !== from)) {
      const name = `${from}/uses-${to.replace('/', '-')}.ts`
      const path = to === 'renderer' ? `${'../'.repeat(from.split('/').length)}renderer` : `#${to}`
      files[name] = `import type { Leaf } from '${path}/leaf.ts'\nexport type Use = Leaf\n`
      if (!allowed.includes(to)) breaches.push(`layer ${from}: ${name} → ${to}/leaf.ts`)
    }
  }
  expect(findBreaches(files)).toEqual(breaches.toSorted())
  const byValue = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .replace('export interface Leaf { readonly a: 1 }', 'export const leaf = 1')
        .replace('import type { Leaf }', 'import { leaf }')
        .replace('export type Use = Leaf', 'export const use = leaf'),
    ]),
  )
  const contract = HOUSE.filter((to) => to.startsWith('shared/') && to !== 'shared/contract').map(
    (to) => `the contract takes types only: shared/contract/uses-${to.replace('/', '-')}.ts → ${to}/leaf.ts`,
  )
  expect(findBreaches(byValue)).toEqual([...breaches, ...contract].toSorted())
})

test('the entries of the desktop program are held too', () => {
  const leaf = 'export const leaf = 1\n'
  const use = (path: string): string => `import { leaf } from '${path}'\nexport const use = leaf\n`
  expect(
    findBreaches({
      'shared/plan/leaf.ts': leaf,
      'db/leaf.ts': leaf,
      'renderer/leaf.ts': leaf,
      'electron/main.ts': `${use('#db/leaf.ts')}export { leaf } from '../renderer/leaf.ts'\n`,
      'electron/preload.ts': use('#shared/plan/leaf.ts'),
      'electron/extras/odd.ts': use('#shared/plan/leaf.ts'),
    }),
  ).toEqual([
    'a folder without a layer: electron/extras/odd.ts → shared/plan/leaf.ts',
    'layer electron/main.ts: electron/main.ts → renderer/leaf.ts',
    'layer electron/preload.ts: electron/preload.ts → shared/plan/leaf.ts',
  ])
})

test('packages and Node stay where they belong, by type as well', () => {
  const sqlite = "import type Database from 'better-sqlite3'\nexport type Use = Database.Database\n"
  const excel = "import type { Workbook } from 'exceljs'\nexport type Use = Workbook\n"
  expect(
    findBreaches({
      'db/open.ts': sqlite,
      'electron/application/sql.ts': sqlite,
      'shared/plan/sql.ts': sqlite,
      'electron/workbooks/write/form.ts': excel,
      'electron/workbooks/read/form.ts': excel,
      'electron/hosts/form.ts': "export const load = async () => await import('exceljs')\n",
      'db/form.ts': excel,
      'renderer/form.ts': excel,
      'tests/form.ts': excel,
      'shared/plan/file.ts': "import { readFileSync } from 'node:fs'\nexport const use = readFileSync\n",
      'shared/returns/path.ts': "import { join } from 'path'\nexport const use = join\n",
      'shared/scoring/zip.ts': "import type { Entry } from 'yauzl'\nexport type Use = Entry\n",
    }),
  ).toEqual([
    'no Node in shared and renderer: shared/plan/file.ts → fs',
    'no Node in shared and renderer: shared/returns/path.ts → path',
    'packages of db: db/form.ts → exceljs/excel.js',
    'packages of electron/application: electron/application/sql.ts → better-sqlite3/lib/index.js',
    'packages of electron/workbooks/read: electron/workbooks/read/form.ts → exceljs/excel.js',
    'packages of other folders: electron/hosts/form.ts → exceljs/excel.js',
    'packages of other folders: shared/plan/sql.ts → better-sqlite3/lib/index.js',
    'packages of other folders: shared/scoring/zip.ts → yauzl/index.js',
    'packages of renderer: renderer/form.ts → exceljs/excel.js',
  ])
})

test('SheetJS is not to be reached from the program itself, however far around', () => {
  const load = (path: string): string => `export const load = async () => await import('${path}')\n`
  expect(
    findBreaches({
      'electron/main.ts': load('./application/take.ts'),
      'electron/application/take.ts': load('../workbooks/read/old.ts'),
      'electron/workbooks/read/old.ts': load('@e965/xlsx'),
      'electron/workbooks/reader-process.ts': load('./read/old.ts'),
    }),
  ).toEqual([
    'SheetJS only in the reader process: electron/application/take.ts → @e965/xlsx/xlsx.mjs',
    'SheetJS only in the reader process: electron/main.ts → @e965/xlsx/xlsx.mjs',
  ])
})

test('circles and imports that lead nowhere are found', () => {
  expect(
    findBreaches({
      'shared/plan/egg.ts': "import type { Hen } from './hen.ts'\nexport type Egg = Hen | 1\n",
      'shared/plan/hen.ts': "import type { Egg } from './egg.ts'\nexport type Hen = Egg | 2\n",
      'db/lost.ts': "import type { Gone } from '#shared/plan/gone.ts'\nexport type Lost = Gone\n",
    }),
  ).toEqual([
    'no cycle: shared/plan/egg.ts → shared/plan/hen.ts',
    'resolvable: db/lost.ts → #shared/plan/gone.ts',
  ])
})

test('a cruiser that sees too little has not passed', () => {
  const layers = CHECKS.find((step) => step.name === 'layers')
  expect(layers?.judge?.('no dependency violations found (12 modules, 3 dependencies cruised)')).toMatch(
    /^only 12 modules cruised/,
  )
  expect(layers?.judge?.('')).toMatch(/^only 0 modules/)
  expect(judgeCruise('no dependency violations found (40 modules, 3 dependencies cruised)', 40)).toBeNull()
})
