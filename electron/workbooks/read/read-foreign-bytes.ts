import { isLegacyWorkbook } from './detect-kind.ts'
import { readWorkbookBytes, type ReadOptions } from './read-workbook-bytes.ts'
import type { ReadOutcome } from './refusal.ts'

/**
 * Reads whatever a unit sent, by its bytes and never by its name. What reads .xls is large and loaded when the first one
 * comes. The work itself is done at once, so it belongs in a process that can be killed.
 */
export async function readForeignBytes(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadOutcome> {
  if (!isLegacyWorkbook(bytes)) return readWorkbookBytes(bytes, options)
  const { readLegacyBytes } = await import('./legacy/read-legacy-bytes.ts')
  return readLegacyBytes(bytes, options)
}
