import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { peer, type Bench } from '../bench.ts'
import { sampleOffice } from '../inputs/office.ts'
import { measureCpu, type Command } from '../measure/cpu.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Result } from '../result.ts'

const LETTERS = 25

/** P6: the units' letters by one process, against a process for each; each font is parsed once for all of them. */
export async function benchLetters(bench: Bench): Promise<readonly Result[]> {
  const data = sampleOffice(bench)
  const [together, apart, counts] = [
    folderOf(bench, 'together'),
    folderOf(bench, 'apart'),
    folderOf(bench, 'fonts'),
  ]
  const write = (out: string, first: number, count: number, ...tell: string[]): Command =>
    peer(bench, 'write-letters', data, out, String(first), String(count), ...tell)
  const writeApart = (): number =>
    Array.from({ length: LETTERS }, (_, index) => measureCpu(write(apart, index, 1))).reduce((a, b) => a + b)
  measureCpu(write(together, 0, LETTERS, counts))
  writeApart()
  checkSameFiles(together, apart)
  const { parsed, used } = JSON.parse(readFileSync(counts, 'utf8')) as { parsed: number; used: number }
  const times = await runRounds(bench.rounds, {
    together: () => measureCpu(write(together, 0, LETTERS)),
    apart: writeApart,
  })
  return [
    {
      id: 'P6',
      what: `${LETTERS} letters by one process / by ${LETTERS}`,
      goal: 0.15,
      result: times.together / times.apart,
      note: `${times.together.toFixed(3)} s / ${times.apart.toFixed(3)} s`,
    },
    {
      id: 'P6',
      what: 'fonts parsed / fonts used',
      goal: 1,
      result: parsed / used,
      note: `${parsed} / ${used}, ${LETTERS} letters`,
    },
  ]
}

function folderOf({ folder }: Bench, name: string): string {
  return join(folder, `letters-${name}`)
}

/** Before anything is timed: the same letters come of both. Their day is fixed, so equal letters are equal bytes. */
function checkSameFiles(a: string, b: string): void {
  const names = readdirSync(a)
  if (names.length !== LETTERS || names.join() !== readdirSync(b).join()) throw new Error('other letters')
  const other = names.find((name) => !readFileSync(join(a, name)).equals(readFileSync(join(b, name))))
  if (other !== undefined) throw new Error(`${other} differs`)
}
