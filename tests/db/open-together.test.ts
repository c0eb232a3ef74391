import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/open.ts'
import { scratchFolder } from '#tests/support/scratch.ts'

const ROUNDS = 60

/** Each held what the other waited for in one of twenty such rounds, and both were turned away. */
test('of two programs that open the data in the same millisecond, one always gets them', async () => {
  const path = join(scratchFolder(), 'kaoping.db')
  const made = openDatabase(path, { mode: 'create' })
  if (!made.ok) throw new Error(made.failure.code)
  closeDatabase(made.db)
  const programs = [startProgram(), startProgram()]
  const ask = (line: string): Promise<readonly string[]> =>
    Promise.all(programs.map((program) => program.ask(line)))
  // Started, and with all that an opening loads.
  await programs[0]?.ask(`${path} 0`)
  await programs[0]?.ask('close')
  await programs[1]?.ask(`${path} 0`)
  await programs[1]?.ask('close')
  const said: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    said.push((await ask(`${path} ${Date.now() + 5}`)).toSorted().join(' and '))
    await ask('close')
  }
  for (const { stop } of programs) await stop()
  expect(said).toEqual(said.map(() => 'in-use and open'))
}, 180_000)

function startProgram() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'open-together-child.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (line: string): Promise<string> => {
      child.stdin.write(`${line}\n`)
      const { value } = await answers.next()
      return String(value)
    },
    stop: async (): Promise<void> => {
      child.stdin.end()
      await once(child, 'close')
    },
  }
}
