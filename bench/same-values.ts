import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { batch, peer, type Bench } from './bench.ts'
import type { Command } from './measure/cpu.ts'

type Values = ReadonlyMap<string, string>

interface Inspected {
  readonly files: readonly {
    readonly path: string
    readonly sheets: readonly {
      readonly name: string
      readonly cells: readonly { readonly cell: string; readonly type: string; readonly value: string }[]
    }[]
  }[]
}

/** Before anything is timed: every reader finds the same values in the same cells. Throws with the first differences. */
export function checkSameValues(bench: Bench, folder: string): number {
  const ours = readOurs(bench, folder)
  const peers: [string, Command][] = [['exceljs', peer(bench, 'read-exceljs', folder)]]
  if (bench.openpyxl !== null) {
    const script = join(import.meta.dirname, 'processes/read_openpyxl.py')
    peers.push(['openpyxl', { program: bench.openpyxl, args: [script, folder] }])
  }
  for (const [name, command] of peers) {
    const differences = compare(ours, readPeer(bench, command))
    if (differences.length > 0) {
      throw new Error(
        `${name} reads ${differences.length} cells otherwise:\n${differences.slice(0, 5).join('\n')}`,
      )
    }
  }
  return ours.size
}

/** "?": a formula whose result a peer loses. */
function compare(ours: Values, theirs: Values): string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((cell) => {
    const a = ours.get(cell) ?? ''
    const b = theirs.get(cell) ?? ''
    return a === b || b === '?' || (a !== '' && Number(a) === Number(b))
      ? []
      : [`${cell}: "${a}", not "${b}"`]
  })
}

function readOurs(bench: Bench, folder: string): Values {
  const json = join(bench.folder, 'inspected.json')
  const files = readdirSync(folder).map((name) => join(folder, name))
  run(batch(bench, 'inspect', '--json', json, ...files))
  const { files: read } = JSON.parse(readFileSync(json, 'utf8')) as Inspected
  return new Map(
    read.flatMap(({ path, sheets }) =>
      sheets.flatMap(({ name, cells }) =>
        cells
          .filter(({ value }) => value !== '')
          .map(({ cell, value }) => [`${basename(path)}|${name}|${cell}`, value] as const),
      ),
    ),
  )
}

function readPeer(bench: Bench, command: Command): Values {
  const json = join(bench.folder, 'peer.json')
  run({ ...command, args: [...command.args, json] })
  const cells = JSON.parse(readFileSync(json, 'utf8')) as Record<string, string>
  return new Map(Object.entries(cells).filter(([, value]) => value !== ''))
}

function run({ program, args }: Command): void {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program} ${args[0] ?? ''}: ${done.stderr}`)
}
