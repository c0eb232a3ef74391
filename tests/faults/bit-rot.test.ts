import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bitRotGoal } from './bit-rot-goal.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'
import { preparePlace } from './place.ts'

test('G10: what a disk spoils is seen at the start, and no changed value is shown without a word', async () => {
  const folder = fastFolder()
  const place = await preparePlace(join(folder, 'office'))
  const starts = countStarts()
  const whole = readFileSync(join(place.data, 'kaoping.db'))
  const goal = bitRotGoal(folder, whole, 1000, 1, starts)
  reportGoal(goal)
  expect([goal.faults, startFault(starts)]).toEqual([[], []])
}, 120_000)
