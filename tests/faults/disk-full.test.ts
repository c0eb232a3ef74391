import { expect, test } from 'vitest'
import { bundleChildren } from './children.ts'
import { diskFullGoal, hasMounts } from './disk-full-goal.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'

test.skipIf(!hasMounts)(
  'G5: on a disk that is full the office is told so, nothing is lost, and with room again the work goes on',
  async () => {
    const folder = fastFolder()
    const starts = countStarts()
    await bundleChildren(folder, ['disk-full-child'])
    const goal = diskFullGoal(folder, [1024, 2048, 4096, 8192], starts)
    reportGoal(goal)
    expect(goal.faults).toEqual([])
    expect(startFault(starts)).toEqual([])
  },
  600_000,
)
