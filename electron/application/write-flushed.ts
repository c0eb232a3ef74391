import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'

/** Writes a whole file and waits until the disk has it; its name is durable only with its folder (flush-folder.ts). Throws. `mode`: as open(2). */
export function writeFlushed(path: string, bytes: Uint8Array, mode?: number): void {
  const file = openSync(path, 'w', mode)
  try {
    // A single write may take only a part where the disk has no more.
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
