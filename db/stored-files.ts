import { createHash } from 'node:crypto'
import type { Database } from './open.ts'

export interface StoredFile {
  /** The name under which it is kept, lower-case hex. */
  readonly sha256: string
  /** As recorded, in bytes. */
  readonly size: number
  readonly bytes: Uint8Array
}

/** Every kept file in the order of its digest; one at a time is in memory. */
export function* iterateStoredFiles(db: Database): Generator<StoredFile> {
  const rows = db.prepare<[], { sha256: string; size: number; bytes: Buffer }>(
    'SELECT sha256, size, bytes FROM stored_file ORDER BY sha256',
  )
  for (const row of rows.iterate()) yield row
}

/** Whether the bytes are still those that were kept under this digest. */
export function isIntact(file: StoredFile): boolean {
  return file.bytes.byteLength === file.size && sha256Of(file.bytes) === file.sha256
}

/** Lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
