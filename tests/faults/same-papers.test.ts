import { expect, test } from 'vitest'
import { fastFolder } from './fast-folder.ts'
import { reportGoal } from './goal.ts'
import { samePapersGoal } from './same-papers-goal.ts'

test('G18: the same data give the same scores, workbooks and documents, byte for byte, whatever the time zone and language of the computer', async () => {
  const goal = await samePapersGoal(fastFolder(), 6, 1)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
}, 240_000)
