import { expect, test } from 'vitest'
import { bundleChildren } from './children.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'
import { raceGoal } from './race-goal.ts'
import { readerGoal } from './reader-goal.ts'

test('G6: a file too heavy for its reader costs one clear error, little memory, and not the next file', async () => {
  const folder = fastFolder()
  await bundleChildren(folder, ['reader-child'])
  const goal = await readerGoal(folder)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
}, 300_000)

test('G15: of two hosts that start in the same millisecond one has the data; killed, it leaves them to the next', async () => {
  const folder = fastFolder()
  const starts = countStarts()
  await bundleChildren(folder, ['race-child'])
  const goal = await raceGoal(folder, 50, starts)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
  expect(startFault(starts)).toEqual([])
}, 600_000)
