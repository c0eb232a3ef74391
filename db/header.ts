import { closeSync, openSync, readSync } from 'node:fs'

/** "KSKP": marks a file as a database of this program. */
export const APPLICATION_ID = 0x4b534b50

export interface DatabaseHeader {
  readonly applicationId: number
  readonly userVersion: number
}

/**
 * Reads what the first 100 bytes of an SQLite file say of it, without SQLite: a foreign or newer database stays
 * untouched, and no -wal file appears beside it. Null where the file is no SQLite database.
 * Source: sqlite.org/fileformat2.html, 1.3.
 */
export function readHeader(path: string): DatabaseHeader | null {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, header, 0, 100, 0) < 100) return null
  } finally {
    closeSync(file)
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  return { applicationId: header.readUInt32BE(68), userVersion: header.readUInt32BE(60) }
}
