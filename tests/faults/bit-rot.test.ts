import { expect, test } from 'vitest'
import { bitRotGoal } from './bit-rot-goal.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'

test('G10: what a disk spoils is seen at the start, and no changed value is shown without a word', async () => {
  const starts = countStarts()
  const goal = await bitRotGoal(fastFolder(), 1000, 1, starts)
  reportGoal(goal)
  expect([goal.faults, startFault(starts)]).toEqual([[], []])
}, 300_000)
