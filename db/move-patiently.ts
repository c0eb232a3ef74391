import { renameSync } from 'node:fs'

const WAITS_MS = [20, 100, 400, 1500]

/** On Windows a file is free only a moment after it was closed, and a scanner may hold it. */
export function movePatiently(from: string, to: string): void {
  for (const wait of WAITS_MS) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code !== 'EBUSY' && code !== 'EPERM' && code !== 'EACCES') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait)
    }
  }
  renameSync(from, to)
}
