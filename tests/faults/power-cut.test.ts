import { expect, test } from 'vitest'
import { bundleChildren } from './children.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'
import { powerCutGoal } from './power-cut-goal.ts'
import { hasCompiler } from './shim.ts'

test.skipIf(!hasCompiler)(
  'G3: whenever the power goes, what was said to be done is on the disk, and nothing is half there',
  async () => {
    const folder = fastFolder()
    const starts = countStarts()
    await bundleChildren(folder, ['power-cut-child'])
    const goal = await powerCutGoal(folder, 1000, 1, starts)
    reportGoal(goal)
    expect(goal.faults).toEqual([])
    expect(startFault(starts)).toEqual([])
  },
  600_000,
)
