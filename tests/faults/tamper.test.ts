import { expect, test } from 'vitest'
import { fastFolder } from './fast-folder.ts'
import { reportGoal } from './goal.ts'
import { tamperGoal } from './tamper-goal.ts'

test('G12: what was changed past the program in data, archive or return is found, each in its place; an honest copy is not suspected', async () => {
  const goal = await tamperGoal(fastFolder(), 2000, 1)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
}, 480_000)
