import { expect, test } from 'vitest'
import { backupGoal } from './backup-goal.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'
import { migrationGoal } from './migration-goal.ts'

test('G11: every backup holds rows, chain and scores of its moment, and gives them back', async () => {
  const goal = await backupGoal(fastFolder(), 20)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
}, 300_000)

test('G16: an upgrade that is cut off at any statement leaves the old version or the next, with every row', async () => {
  const starts = countStarts()
  const goal = await migrationGoal(fastFolder(), starts)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
  expect(startFault(starts)).toEqual([])
}, 600_000)
