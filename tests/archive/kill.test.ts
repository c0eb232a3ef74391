import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { verifyArchive } from '#electron/application/archive/verify-archive.ts'
import { evaluateExpecting } from '#tests/support/batch.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { expectValue } from './small-archive.ts'

const HOST = join(import.meta.dirname, '../../electron/hosts/batch.ts')

test('killed at any moment, an archive is whole or not there, and the next one leaves no trace of it', async () => {
  const data = scratchFolder()
  const out = scratchFolder()
  evaluateExpecting(0, 'demo', '--data', data)
  const names = readdirSync(data).toSorted()
  const findings: string[] = []
  let whole = 0
  let absent = 0
  for (let turn = 0; turn < 16; turn += 1) {
    const path = join(out, `${turn}.zip`)
    const child = spawn(process.execPath, [HOST, 'archive', '--data', data, '--year', '2018', '--out', path])
    const ended = once(child, 'exit')
    // The last one is let go to its end, however slow the machine is.
    await (turn === 15 ? ended : Promise.race([ended, wait(60 + turn * 30)]))
    child.kill('SIGKILL')
    await ended
    if (existsSync(path)) {
      findings.push(...expectValue(await verifyArchive(path)).findings)
      whole += 1
    } else {
      absent += 1
    }
  }
  expect({ findings, whole: whole > 0, absent: absent > 0 }).toEqual({
    findings: [],
    whole: true,
    absent: true,
  })
  evaluateExpecting(0, 'archive', '--data', data, '--year', '2018', '--out', join(out, 'last.zip'))
  expect(readdirSync(data).toSorted()).toEqual(names)
}, 120_000)
