import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '#db/open.ts'
import { loadYears } from '#db/years.ts'
import { evidenceContents, type EvidenceContent } from '../archive/evidence-entries.ts'
import { EVIDENCE_FOLDER, evidencePath, inspectStored, storeEvidence } from '../evidence/store.ts'

/** Every evidence file and photo of all years that a database speaks of, each once. */
export function spokenEvidence(db: Database): readonly EvidenceContent[] {
  const all = loadYears(db).flatMap(({ year }) => evidenceContents(db, year))
  return [...new Map(all.map((file) => [file.sha256, file])).values()]
}

/** What became of the files of {@link carryEvidence}. */
export interface CarriedEvidence {
  readonly total: number
  readonly copied: number
  /** Not in their place in the store that was copied from, or no longer what they were; as a person calls them. */
  readonly missing: readonly string[]
  /** Left out because the target took no more; 0: none. */
  readonly left: number
}

/**
 * Copies what a database speaks of from one evidence store to another: only what is not there yet, each byte held against its
 * digest before it gets its name. Nothing is ever taken away there.
 */
export async function carryEvidence(db: Database, from: string, to: string): Promise<CarriedEvidence> {
  const files = spokenEvidence(db)
  const missing: string[] = []
  let copied = 0
  for (const [index, { sha256, size, name }] of files.entries()) {
    if (isThere(to, sha256, size)) continue
    if ((await inspectStored(from, sha256, size)) !== 'sound') {
      missing.push(name)
      continue
    }
    const stored = await storeEvidence(to, evidencePath(from, sha256))
    if (!stored.ok) return { total: files.length, copied, missing, left: files.length - index }
    copied += 1
  }
  return { total: files.length, copied, missing, left: 0 }
}

/** By name and size: the name is the digest, and nothing gets it before it was held against it. */
function isThere(folder: string, sha256: string, size: number): boolean {
  try {
    const stats = lstatSync(evidencePath(folder, sha256))
    return stats.isFile() && stats.size === size
  } catch {
    return false
  }
}

/** What the office must know of evidence that did not come along; null: nothing. */
export function describeCarried(folder: string, { total, missing, left }: CarriedEvidence): string | null {
  if (left > 0) {
    return `数据已备份，但佐证材料没有全部存到“${join(folder, EVIDENCE_FOLDER)}”，还差 ${left} 份（共 ${total} 份）。请检查这个盘的空间，再备份一次。`
  }
  if (missing.length === 0) return null
  return `数据已备份，但有 ${missing.length} 份佐证材料在本机已不在或已改变，没有存进备份：${shortList(missing)}。请到“佐证材料”页重新添加原件。`
}

/** The first three, and how many there are. */
export function shortList(names: readonly string[]): string {
  return names.slice(0, 3).join('、') + (names.length > 3 ? `等 ${names.length} 份` : '')
}

/** Which of the evidence that a backup speaks of would be there after going back to it. */
export interface EvidenceOfBackup {
  readonly total: number
  /** Beside the backup alone: it comes back with it. */
  readonly beside: number
  /** Neither here nor beside the backup. */
  readonly missing: readonly string[]
}

export function findEvidence(db: Database, here: string, beside: string): EvidenceOfBackup {
  const files = spokenEvidence(db)
  const away = files.filter(({ sha256, size }) => !isThere(here, sha256, size))
  const missing = away.filter(({ sha256, size }) => !isThere(beside, sha256, size))
  return {
    total: files.length,
    beside: away.length - missing.length,
    missing: missing.map(({ name }) => name),
  }
}
