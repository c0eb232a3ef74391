import { readFileSync } from 'node:fs'

/** What the program had said was done: the number of the state of the data, and files with their SHA-256. */
export interface Acknowledged {
  readonly state: number
  readonly files: readonly (readonly [string, string])[]
}

/** One call that the shim wrote down. */
export type Call =
  | { readonly kind: 'create'; readonly file: number; readonly path: string }
  | { readonly kind: 'write'; readonly file: number; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly size: number }
  | { readonly kind: 'sync'; readonly file: number; readonly path: string }
  | { readonly kind: 'rename' | 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'acknowledge'; readonly what: Acknowledged }

const HEAD = 32

/** As io-shim.c writes them. */
export function readCalls(path: string): readonly Call[] {
  const log = readFileSync(path)
  const calls: Call[] = []
  for (let at = 0; at < log.length;) {
    const kind = String.fromCharCode(log.readUInt8(at))
    const file = Number(log.readBigUInt64LE(at + 8))
    const offset = Number(log.readBigUInt64LE(at + 16))
    const firstEnd = at + HEAD + log.readUInt32LE(at + 24)
    const data = log.subarray(at + HEAD, firstEnd)
    const end = firstEnd + log.readUInt32LE(at + 28)
    calls.push(toCall(kind, { file, offset, data, second: log.toString('utf8', firstEnd, end) }))
    at = end
  }
  return calls
}

interface Raw {
  readonly file: number
  readonly offset: number
  readonly data: Buffer
  readonly second: string
}

function toCall(kind: string, { file, offset, data, second }: Raw): Call {
  switch (kind) {
    case 'c':
      return { kind: 'create', file, path: data.toString() }
    case 'w':
      return { kind: 'write', file, offset, data }
    case 't':
      return { kind: 'truncate', file, size: offset }
    case 's':
      return { kind: 'sync', file, path: data.toString() }
    case 'r':
      return { kind: 'rename', from: data.toString(), to: second }
    case 'l':
      return { kind: 'link', from: data.toString(), to: second }
    case 'u':
      return { kind: 'unlink', path: data.toString() }
    case 'a':
      // The child wrote it.
      return { kind: 'acknowledge', what: JSON.parse(data.toString()) as Acknowledged }
    default:
      throw new Error(`a record of kind ${kind}`)
  }
}
