import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { measureCpu, measureCpuOfTree } from '../../bench/measure/cpu.ts'
import { measureUntilFirstLine } from '../../bench/measure/first-line.ts'
import { heavyModules } from '../../bench/measure/heavy-modules.ts'
import { measurePeak } from '../../bench/measure/memory.ts'
import { median, runRounds } from '../../bench/measure/rounds.ts'
import { isMissed } from '../../bench/result.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const PYTHON = '/usr/bin/python3'
const hasPython = process.platform === 'linux' && spawnSync(PYTHON, ['-V']).status === 0
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

test.skipIf(!hasPython)('a browser’s helpers count too, although nobody waits for them', () => {
  expect(measureCpuOfTree(busy('orphan', '0.5', '0'), PYTHON)).toBeGreaterThan(0.5)
  const failing = { program: process.execPath, args: ['-e', 'process.exit(3)'] }
  expect(() => measureCpuOfTree(failing, PYTHON)).toThrow('exit 3')
})

test.skipIf(process.platform !== 'linux')(
  'a start is measured up to its first line, and then ended',
  async () => {
    const used = 'Object.values(process.cpuUsage()).reduce((a, b) => a + b)'
    const script = `while (${used} < 0.4e6); console.log('here'); setTimeout(() => {}, 60_000)`
    const seconds = await measureUntilFirstLine({ program: process.execPath, args: ['-e', script] })
    expect(seconds).toBeGreaterThan(0.35)
    expect(seconds).toBeLessThan(0.6)
    const silent = { program: process.execPath, args: ['-e', ''] }
    await expect(measureUntilFirstLine(silent)).rejects.toThrow('printed nothing')
  },
)

test('modules that a start must not load are found by the source that the bundler names', () => {
  const main = scratchFolder()
  const file = (name: string, sources: readonly string[]): string => {
    const path = join(main, name)
    writeFileSync(path, sources.map((source) => `// ${source}\nvar a = 1;\n`).join(''))
    return pathToFileURL(path).href
  }
  const light = file('main.js', ['node_modules/zod/v4/core/core.js', 'electron/main.ts'])
  const tables = file('excel.js', ['node_modules/exceljs/lib/exceljs.nodejs.js'])
  const pages = file('pdf.js', ['node_modules/pdfmake/js/Printer.js', 'electron/documents/grid.ts'])
  expect([
    heavyModules(main, [light]),
    heavyModules(main, [light, tables]).found,
    heavyModules(main, [light, pages]).found,
  ]).toEqual([
    { loaded: 1, found: [] },
    ['node_modules/exceljs/lib/exceljs.nodejs.js'],
    ['node_modules/pdfmake/js/Printer.js', 'electron/documents/grid.ts'],
  ])
  expect(() => heavyModules(main, [tables])).toThrow('zod')
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
