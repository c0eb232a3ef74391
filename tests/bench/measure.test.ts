import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureCpu } from '../../bench/measure/cpu.ts'
import { measurePeak } from '../../bench/measure/memory.ts'
import { median, runRounds } from '../../bench/measure/rounds.ts'
import { isMissed } from '../../bench/result.ts'

const CHILD = join(import.meta.dirname, 'busy-child.ts')
const busy = (...args: string[]): { program: string; args: string[] } => ({
  program: process.execPath,
  args: [CHILD, ...args],
})

test.skipIf(process.platform !== 'linux')(
  'processor time and memory of a child count as its parent’s',
  async () => {
    expect(measureCpu(busy('child', '0.5', '0'))).toBeGreaterThan(0.5)
    const bare = await measurePeak(busy('none', '0', '0'))
    expect((await measurePeak(busy('child', '0.1', '120'))) - bare).toBeGreaterThan(120)
  },
)

test.skipIf(process.platform !== 'linux')('a command that fails is not measured', async () => {
  const failing = { program: process.execPath, args: ['-e', 'process.exit(3)'] }
  expect(() => measureCpu(failing)).toThrow('exit 3')
  await expect(measurePeak(failing)).rejects.toThrow('exit 3')
  expect(measureCpu({ ...failing, codes: [3] })).toBeLessThan(5)
})

test('tools take turns, and the median stands', async () => {
  const turns: string[] = []
  const values = [5, 1, 9]
  const medians = await runRounds(3, {
    a: () => {
      turns.push('a')
      return values[turns.length / 2 - 0.5] ?? Number.NaN
    },
    b: () => turns.push('b'),
  })
  expect([medians, turns.join('')]).toEqual([{ a: 5, b: 4 }, 'ababab'])
  expect([median([4, 1, 3, 2]), median([7])]).toEqual([2.5, 7])
})

test('a goal is missed by more than nothing, and by what is no number', () => {
  const line = { id: 'P1', what: '', goal: 1, note: '' }
  const results = [1, 1.001, Number.NaN, null]
  expect(results.map((result) => isMissed({ ...line, result }))).toEqual([false, true, true, false])
})
