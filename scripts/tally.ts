/** The part of vitest's JSON report that the closing line needs. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly string[]
}

/**
 * Adds checks and tests. A test file that failed without a failed test (it could not be loaded), a run that died, and a
 * run without any test count as a failure each: none may end in "0 failed".
 */
export function addUp(checks: readonly boolean[], report: VitestReport | null, exit: number | null): Tally {
  const files = report?.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const failedTests = tests.filter((test) => test.status === 'failed').length
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = checks.filter((ok) => !ok).length + failedTests + brokenFiles
  const silent = failedTests + brokenFiles === 0 && (report === null || exit !== 0 || passed === 0)
  return {
    passed: checks.filter((ok) => ok).length + passed,
    failed: failed + (silent ? 1 : 0),
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
  }
}
