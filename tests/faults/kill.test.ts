import { expect, test } from 'vitest'
import { bundleChildren } from './children.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'
import { killGoal } from './kill-goal.ts'

test('G1: a program killed at any moment loses nothing that it had committed, and the next start needs no hand', async () => {
  const folder = fastFolder()
  const starts = countStarts()
  await bundleChildren(folder, ['kill-child'])
  const goal = await killGoal(folder, 300, 1, starts)
  reportGoal(goal)
  reportGoal({
    name: 'G17',
    tried: 'starts after kills',
    figure: `${starts.slowest()} ms`,
    bound: '3,000 ms',
    faults: startFault(starts),
  })
  expect(goal.faults).toEqual([])
  expect(startFault(starts)).toEqual([])
}, 600_000)
