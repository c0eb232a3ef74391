import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Names given or moved in a folder are durable only with it; Windows can't open folders and needs no such flush. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
