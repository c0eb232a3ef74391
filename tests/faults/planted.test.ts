import { expect, test } from 'vitest'
import { bundleChildren, type Plant } from './children.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts } from './goal.ts'
import type { Operation } from './operations.ts'
import { powerCutGoal } from './power-cut-goal.ts'
import { hasCompiler } from './shim.ts'

/** A defect of each kind, in a program that is otherwise ours: G3 must find it, and say what it did. */
const PLANTS: readonly (Plant & {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly found: RegExp
})[] = [
  {
    name: 'commits are not flushed (synchronous NORMAL)',
    file: 'db/open.ts',
    of: "db.pragma('synchronous = FULL')",
    instead: "db.pragma('synchronous = NORMAL')",
    operations: ['adjust', 'import', 'adjust'],
    found: /was acknowledged/,
  },
  {
    name: 'a file is written in its place',
    file: 'electron/workbooks/save-file.ts',
    of: '    await writeFlushed(temporary, bytes)\n',
    instead: '    await writeFile(path, bytes)\n    return { ok: true, path, renamed: false }\n',
    operations: ['score', 'archive'],
    found: /not whole|is gone|is changed/,
  },
  {
    name: 'an entry of the chain is lost',
    file: 'db/log.ts',
    of: '  prepared(\n',
    instead: "  if (entry.action === '导入' && row.sequence % 2 === 0) return row.sequence\n  prepared(\n",
    operations: ['import'],
    found: /entries of 导入, \d+ rows/,
  },
]

test.skipIf(!hasCompiler).each(PLANTS)(
  'a planted defect is found: $name',
  async ({ operations, found, ...plant }) => {
    const folder = fastFolder()
    await bundleChildren(folder, ['power-cut-child'], { plant })
    const goal = await powerCutGoal(folder, 60, 1, countStarts(), [{ operations, share: 1 }])
    expect(goal.faults.filter((fault) => found.test(fault)).length).toBeGreaterThan(0)
  },
  300_000,
)
