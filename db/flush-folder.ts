import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Names given or moved in a folder are durable only with it; Windows can't open folders and needs no such flush. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } catch (error) {
    // A file system that has no such flush (EINVAL) gives no more than the rename.
    if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error
  } finally {
    closeSync(file)
  }
}
