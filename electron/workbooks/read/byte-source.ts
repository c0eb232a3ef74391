import { readSync } from 'node:fs'

/** Where bytes are read from: a file too large for memory as well as what is there already. */
export interface ByteSource {
  readonly size: number
  /** From one place up to another; fewer at the end. */
  read(from: number, to: number): Uint8Array
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return { size: bytes.byteLength, read: (from, to) => bytes.subarray(from, to) }
}

/** An open file of a known size. Throws what reading throws. */
export function fileSource(file: number, size: number): ByteSource {
  return {
    size,
    read: (from, to) => {
      const length = Math.max(0, Math.min(to, size) - from)
      const buffer = Buffer.alloc(length)
      let filled = 0
      while (filled < length) {
        const bytesRead = readSync(file, buffer, filled, length - filled, from + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return buffer.subarray(0, filled)
    },
  }
}
