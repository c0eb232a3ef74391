/** The layers of the house, as docs/architecture.md draws them. Type-only imports count. */

/** What each folder may import of this project; it may always import itself. */
const MAY_IMPORT = {
  'shared/plan': [],
  'shared/scheme': ['shared/plan'],
  'shared/returns': ['shared/plan', 'shared/scheme'],
  'shared/scoring': ['shared/plan', 'shared/scheme', 'shared/returns'],
  'shared/reports': ['shared/plan', 'shared/scheme', 'shared/returns', 'shared/scoring'],
  'shared/contract': ['shared'],
  db: ['shared'],
  'electron/workbooks': ['shared'],
  'electron/documents': ['shared'],
  'electron/application': ['shared', 'db', 'electron/workbooks', 'electron/documents'],
  'electron/ipc': ['shared', 'electron/application'],
  'electron/hosts': ['shared', 'db', 'electron'],
  'electron/window': ['shared', 'electron'],
  'electron/main.ts': ['shared', 'db', 'electron'],
  'electron/preload.ts': ['shared/contract'],
  renderer: ['shared'],
}

/** Which npm packages a folder may use. A folder that is not named here may use none. */
const MAY_USE = {
  'shared/contract': ['zod'],
  db: ['better-sqlite3'],
  'electron/window': ['electron'],
  'electron/main.ts': ['electron'],
  'electron/preload.ts': ['electron'],
  'electron/workbooks/read': ['yauzl', 'saxes', '@e965/xlsx'],
  'electron/workbooks/write': ['exceljs'],
  'electron/documents': ['pdfmake', 'docx'],
  'electron/application': ['chinese-days'],
  renderer: [
    'react',
    'react-dom',
    'antd',
    '@ant-design/icons',
    'dayjs',
    'pinyin-pro',
    '@tanstack/[^/]+',
    'zustand',
    'papaparse',
    'react-pdf',
    'pdfjs-dist',
    'markdown-to-jsx',
    'echarts',
  ],
}

/** @param {string} folder */
const under = (folder) => (folder.endsWith('.ts') ? `^${folder}$` : `^${folder}/`)
const PROGRAM = '^(shared|db|electron|renderer)/'

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `layer ${folder}`,
  severity: 'error',
  from: { path: under(folder) },
  to: {
    path: '^(shared|db|electron|renderer|tests|bench|scripts)/',
    pathNot: [folder, ...allowed].map(under),
  },
}))

const packages = Object.entries(MAY_USE).map(([folder, names]) => ({
  name: `packages of ${folder}`,
  severity: 'error',
  from: { path: under(folder) },
  to: { path: 'node_modules/', pathNot: `node_modules/(@types/)?(${names.join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...layers,
    ...packages,
    {
      name: 'packages of other folders',
      severity: 'error',
      from: { path: PROGRAM, pathNot: Object.keys(MAY_USE).map(under) },
      to: { path: 'node_modules/', pathNot: 'node_modules/@types/node/' },
    },
    {
      name: 'a folder without a layer',
      comment: 'A new folder needs a line in MAY_IMPORT, or nothing would hold it.',
      severity: 'error',
      from: { path: PROGRAM, pathNot: Object.keys(MAY_IMPORT).map(under) },
      to: {},
    },
    {
      name: 'features apart',
      comment: 'A feature is taken away or changed without the others.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'no Node in shared and renderer',
      severity: 'error',
      from: { path: '^(shared|renderer)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the contract takes types only',
      severity: 'error',
      from: { path: '^shared/contract/' },
      to: { path: '^shared/', pathNot: '^shared/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'SheetJS only in the reader process',
      comment: 'It hangs on small damaged files: what the program itself loads must not lead to it.',
      severity: 'error',
      from: { path: '^electron/(main\\.ts$|hosts/|window/|application/|ipc/)' },
      to: { path: 'node_modules/@e965/xlsx/', reachable: true },
    },
    { name: 'no cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
