import { expect, test } from 'vitest'
import { bundleChildren } from './children.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'
import { ioFaultGoal } from './io-fault-goal.ts'
import { hasCompiler } from './shim.ts'

test.skipIf(!hasCompiler)(
  'G4: where a call to the disk fails, work is done whole or not at all, and the office is told why in words',
  async () => {
    const folder = fastFolder()
    const starts = countStarts()
    await bundleChildren(folder, ['io-fault-child'])
    const goal = ioFaultGoal(folder, 300, 1, starts)
    reportGoal(goal)
    expect(goal.faults).toEqual([])
    expect(startFault(starts)).toEqual([])
  },
  600_000,
)
