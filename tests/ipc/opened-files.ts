import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { resolve } from 'node:path'

/** Functions that open, make, move or remove by path; the first argument is one. */
const BY_PATH = [
  'openSync',
  'open',
  'readFileSync',
  'readFile',
  'writeFileSync',
  'writeFile',
  'appendFileSync',
  'appendFile',
  'createReadStream',
  'createWriteStream',
  'copyFileSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync',
  'readdirSync',
] as const
const BY_PROMISE = [
  'open',
  'readFile',
  'writeFile',
  'copyFile',
  'rename',
  'rm',
  'unlink',
  'mkdir',
  'readdir',
] as const

export interface OpenedFiles {
  /** So far; it grows. */
  readonly outside: readonly string[]
  readonly stop: () => void
}

/** From now on until it is stopped: every path that this process opens outside of the folders named. */
export function watchOpenedFiles(within: readonly string[]): OpenedFiles {
  const outside: string[] = []
  const note = (path: unknown): void => {
    const text = path instanceof URL ? path.pathname : path
    if (typeof text !== 'string') return
    const whole = resolve(text)
    if (!within.some((folder) => whole === folder || whole.startsWith(`${folder}/`))) outside.push(whole)
  }
  const restore = [watch(fs, BY_PATH, note), watch(fs.promises, BY_PROMISE, note)]
  syncBuiltinESMExports()
  return {
    outside,
    stop: () => {
      for (const back of restore) back()
      syncBuiltinESMExports()
    },
  }
}

type Call = (...args: readonly unknown[]) => unknown

function watch(module: object, names: readonly string[], note: (path: unknown) => void): () => void {
  const kept = names.map((name): readonly [string, unknown] => [name, Reflect.get(module, name)])
  for (const [name, original] of kept) {
    if (typeof original !== 'function') throw new Error(`no ${name}`)
    const call = original as Call
    Reflect.set(module, name, (...args: readonly unknown[]) => {
      note(args[0])
      return Reflect.apply(call, module, args)
    })
  }
  return () => {
    for (const [name, original] of kept) Reflect.set(module, name, original)
  }
}
