import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './planted-tree.ts'

const listed = spawnSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
const tracked = listed.stdout.split('\0').filter((name) => name !== '' && existsSync(join(ROOT, name)))

/** Lines that only one developer's machine understands: its folders, or the address its packages came from. */
const OF_ONE_MACHINE =
  /(?:^|[^\w.-])\/(?:work|root|farm|home\/\w+|Users\/\w+)\/[a-z.]|[A-Z]:\\Users\\|registr[y]\.[a-z]|_authToke[n]/

/** A suppression says why, after two dashes. */
const SUPPRESSION_WITHOUT_REASON = /(?:ox|es)lint-disable(?!.* -- \S)/

function findLines(names: readonly string[], pattern: RegExp): string[] {
  return names.flatMap((name) =>
    readFileSync(join(ROOT, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
  )
}

test('the patterns find what they are for', () => {
  const machine = ['/wo', 'rk/main/db'].join('')
  expect(
    [machine, ` ${machine}`, ['https://registr', 'y.example.org'].join('')].map((line) =>
      OF_ONE_MACHINE.test(line),
    ),
  ).toEqual([true, true, true])
  expect(['./work/a', 'network/a', 'the registry of units'].some((line) => OF_ONE_MACHINE.test(line))).toBe(
    false,
  )
  const directive = ['// oxlint', 'disable-next-line no-console'].join('-')
  expect(
    [directive, `${directive} -- progress`].map((line) => SUPPRESSION_WITHOUT_REASON.test(line)),
  ).toEqual([true, false])
})

test('no tracked file names a developer machine or a registry', () => {
  expect(tracked.length).toBeGreaterThan(100)
  expect(findLines(tracked, OF_ONE_MACHINE)).toEqual([])
})

test('every suppressed lint rule says why', () => {
  expect(
    findLines(
      tracked.filter((name) => /\.tsx?$/.test(name)),
      SUPPRESSION_WITHOUT_REASON,
    ),
  ).toEqual([])
})

test('no tracked file is over 400 kB', () => {
  expect(tracked.filter((name) => statSync(join(ROOT, name)).size > 400_000)).toEqual([])
})
