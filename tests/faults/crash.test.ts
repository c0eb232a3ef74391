import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '#tests/architecture/planted-tree.ts'
import { bundleChildren } from './children.ts'
import { crashGoal } from './crash-goal.ts'
import { CRASH_POINTS, namedInSources } from './crash-points.ts'
import { fastFolder } from './fast-folder.ts'
import { countStarts, reportGoal, startFault } from './goal.ts'

test('G2: killed at each named moment of its work, the program goes on with whole data and whole files', async () => {
  const folder = fastFolder()
  const starts = countStarts()
  await bundleChildren(folder, ['step-child'], { crashing: true })
  const goal = await crashGoal(folder, 3, starts)
  reportGoal(goal)
  expect(goal.faults).toEqual([])
  expect(startFault(starts)).toEqual([])
}, 600_000)

test('every named moment in the sources is tried, and none is tried that is not there', () => {
  expect([...namedInSources()].toSorted()).toEqual(Object.keys(CRASH_POINTS).toSorted())
})

test('the built program has no such moments', () => {
  const built = globSync('out/{main,preload}/**/*.{js,cjs}', { cwd: ROOT })
  expect(built.length).toBeGreaterThan(5)
  const left = built.filter((name) => /crashpoint\s*\(|CRASH_AT/.test(readFileSync(join(ROOT, name), 'utf8')))
  expect(left).toEqual([])
})
