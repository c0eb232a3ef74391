import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Whether the shim can be built here: on Linux with a C compiler. */
export const hasCompiler: boolean =
  process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

/** Compiles the shim into a folder. */
export function buildShim(folder: string): string {
  const library = join(folder, 'io-shim.so')
  const source = join(import.meta.dirname, 'io-shim.c')
  const built = spawnSync('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(built.stderr)
  return library
}

/** What a child needs in its surroundings to be under the shim; the file says what the shim does. */
export function shimEnvironment(
  library: string,
  control: string,
  log: string | null,
): Record<string, string> {
  writeFileSync(control, Buffer.alloc(SIZE))
  if (log !== null) writeFileSync(log, '')
  return { LD_PRELOAD: library, FAULT_CONTROL: control, ...(log === null ? {} : { FAULT_LOG: log }) }
}

/** As in io-shim.c: eight integers, then the folder. */
const SIZE = 256
const NUMBERS = 8

export interface Orders {
  readonly mode: 'off' | 'fail' | 'log'
  /** The call that fails, from 1; 0: none, they are only counted. */
  readonly nth?: number
  readonly sticky?: boolean
  readonly errno?: number
  readonly torn?: boolean
  /** So many renames fail first, as where a virus scanner holds the file. */
  readonly held?: number
  readonly folder?: string
}

/** Says what the shim shall do from now on; used inside the child that is under it. */
export function order(control: string, orders: Orders): void {
  const bytes = Buffer.alloc(SIZE)
  const { mode, nth = 0, sticky = false, errno = 0, torn = false, held = 0, folder = '' } = orders
  const values = [['off', 'fail', 'log'].indexOf(mode), nth, Number(sticky), errno, 0, 0, Number(torn), held]
  for (const [at, value] of values.entries()) bytes.writeInt32LE(value, at * 4)
  bytes.write(folder, NUMBERS * 4)
  const file = openSync(control, 'r+')
  writeSync(file, bytes, 0, SIZE, 0)
  closeSync(file)
}

/** How many calls it has seen and failed since the last order. */
export function counted(control: string): { readonly calls: number; readonly failed: number } {
  const bytes = Buffer.alloc(SIZE)
  const file = openSync(control, 'r')
  readSync(file, bytes, 0, SIZE, 0)
  closeSync(file)
  return { calls: bytes.readInt32LE(16), failed: bytes.readInt32LE(20) }
}
