import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const KILLS = 12

test('a program killed at any moment loses nothing that it had committed, and the next start needs no hand', async () => {
  const path = join(scratchFolder(), 'kaoping.db')
  const created = openDatabase(path, { mode: 'create' })
  if (!created.ok) throw new Error(created.failure.code)
  closeDatabase(created.db)
  let said = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    said = Math.max(said, await writeUntilKilled(path, 20 + kill * 15))
    const opened = openDatabase(path, { mode: 'open' })
    if (!opened.ok) throw new Error(opened.failure.code)
    expect(opened.db.pragma('integrity_check', { simple: true })).toBe('ok')
    const chain = verifyLog(opened.db)
    expect(chain.ok && chain.entries).toBeGreaterThanOrEqual(said)
    closeDatabase(opened.db)
  }
  expect(said).toBeGreaterThan(KILLS)
})

/** Lets a writer run for some milliseconds after its first commit; the last number that it said was committed. */
async function writeUntilKilled(path: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'write-child.ts'), path])
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  while (!output.includes('\n') && child.exitCode === null) await wait(5)
  await wait(milliseconds)
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await gone
  return Number(output.split('\n').slice(0, -1).at(-1) ?? 0)
}
