import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '#tests/architecture/planted-tree.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

/** A folder as it is installed, with a program that prints what it was started with and ends with 1. */
function install(): string {
  const folder = join(scratchFolder(), '科素 考评')
  mkdirSync(folder)
  copyFileSync(join(ROOT, 'build/command/kaoping'), join(folder, 'kaoping'))
  writeFileSync(join(folder, 'kesu-kaoping'), '#!/bin/sh\nfor word in "$@"; do echo "$word"; done\nexit 1\n')
  chmodSync(join(folder, 'kesu-kaoping'), 0o755)
  return folder
}

function run(program: string, screen: Readonly<Record<string, string>>): unknown {
  const words = ['import', '--unit', '市 科协', '--data', '*']
  const done = spawnSync(program, words, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...screen },
  })
  return [done.status, done.stdout.trim().split('\n')]
}

test.skipIf(process.platform === 'win32')(
  'kaoping is the program with --batch: words whole, exit code kept',
  () => {
    const folder = install()
    const link = join(scratchFolder(), 'kaoping')
    symlinkSync(join(folder, 'kaoping'), link)
    const words = ['--batch', 'import', '--unit', '市 科协', '--data', '*']
    expect(run(join(folder, 'kaoping'), { DISPLAY: ':0' })).toEqual([1, words])
    expect(run(link, { WAYLAND_DISPLAY: 'wayland-0' })).toEqual([1, words])
    expect(run(link, {})).toEqual([1, ['--ozone-platform=headless', ...words]])
  },
)
