import type { Progress } from '../export-forms.ts'
import { evidenceFolder, inspectStored } from '../evidence/store.ts'
import type { Office } from '../office.ts'
import { spokenEvidence } from './carry-evidence.ts'

/** What reading all kept evidence again came to; files as a person calls them. */
export interface RereadEvidence {
  readonly total: number
  /** Fewer than all where it was stopped. */
  readonly read: number
  readonly missing: readonly string[]
  /** Their bytes are no longer those that came. */
  readonly changed: readonly string[]
}

/** 核对佐证文件: each file that the data speak of is read whole and held against its digest. Nothing is written. */
export async function rereadEvidence(
  { db }: Office,
  progress: Progress,
  stopped: () => boolean,
): Promise<RereadEvidence> {
  const files = spokenEvidence(db)
  const folder = evidenceFolder(db)
  const missing: string[] = []
  const changed: string[] = []
  let read = 0
  for (const { sha256, size, name } of files) {
    if (stopped()) break
    progress(read, files.length, name)
    const state = await inspectStored(folder, sha256, size)
    if (state === 'missing') missing.push(name)
    if (state === 'changed') changed.push(name)
    read += 1
  }
  return { total: files.length, read, missing, changed }
}
