import { expect, test } from 'vitest'
import { addUp, type VitestReport } from '../../scripts/tally.ts'

function report(...files: (readonly string[])[]): VitestReport {
  return {
    testResults: files.map((statuses) => ({
      status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, index) => ({ fullName: `t${index}`, status })),
    })),
  }
}

test('checks count as tests', () => {
  expect(addUp([true, true], report(['passed', 'passed'], ['passed', 'skipped']), 0)).toEqual({
    passed: 5,
    failed: 0,
    skipped: ['t1'],
  })
  expect(addUp([true, false], report(['passed', 'failed']), 1)).toEqual({ passed: 2, failed: 2, skipped: [] })
})

test('tests to be written, or set aside, are skipped ones', () => {
  expect(addUp([], report(['passed', 'todo', 'pending', 'disabled']), 0).skipped).toEqual(['t1', 't2', 't3'])
})

test('a run that died, said nothing, ran nothing or could not load a file is not "0 failed"', () => {
  expect(addUp([true], null, null)).toEqual({ passed: 1, failed: 1, skipped: [] })
  expect(addUp([true], report(['passed']), 1)).toEqual({ passed: 2, failed: 1, skipped: [] })
  expect(addUp([true], report(['skipped']), 0)).toEqual({ passed: 1, failed: 1, skipped: ['t0'] })
  expect(addUp([true], report(['passed'], []), 1)).toEqual({ passed: 2, failed: 1, skipped: [] })
})
