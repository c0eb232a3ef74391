/** The layers of the house, as docs/architecture.md draws them. Type-only imports count. */

/** What each folder may import of this project. */
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
  renderer: ['shared'],
}

const layers = Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
  name: `layer-${folder.replace('/', '-')}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: '^(shared|db|electron|renderer|tests|bench|scripts)/',
    pathNot: [folder, ...allowed].map((name) => `^${name}/`),
  },
}))

/** Which npm packages a folder may use; all others are closed to it. */
const packages = [
  ['better-sqlite3', '^(db|tests|bench)/'],
  ['exceljs', '^(electron/workbooks/write|tests|bench)/'],
  ['yauzl|saxes', '^(electron/workbooks/read|tests|bench)/'],
  ['chinese-days', '^(electron/application|tests)/'],
].map(([name, users]) => ({
  name: `only-where-it-belongs-${name.replace('|', '-')}`,
  severity: 'error',
  from: { path: '^(shared|db|electron|renderer|tests|bench|scripts)/', pathNot: users },
  to: { path: `node_modules/(${name})/` },
}))

module.exports = {
  forbidden: [
    ...layers,
    ...packages,
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      comment: 'No Node and no package in shared/, but zod in the contract.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'no-test-code-in-the-program',
      severity: 'error',
      from: { path: '^(shared|db|electron|renderer)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    exclude: { path: '^(out|dist)/' },
  },
}
