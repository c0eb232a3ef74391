import { readFileSync } from 'node:fs'
import { sha256Of } from '#db/stored-files.ts'
import { saveFile } from '#electron/workbooks/save-file.ts'
import { checkCode } from '#shared/reports/check-code.ts'
import { packArchive, type Content } from '../archive/archive-file.ts'
import { ARCHIVE_LIMITS, MAX_ARCHIVE_BYTES } from '../archive/archive-limits.ts'
import { evidencePath } from '../evidence/store.ts'
import { unlessStopped, type LongWork } from '../long-work.ts'
import { fail, type Outcome } from '../outcome.ts'
import {
  DATABASE_ENTRY,
  encodeManifest,
  MAC_NAME,
  macOf,
  MANIFEST_NAME,
  NOTE_ENTRY,
  type PackageEntry,
  type PackageManifest,
} from './package-manifest.ts'

/** Ending of both kinds of package. */
export const PACKAGE_ENDING = '.kspack'

/** An evidence file that goes along: its bytes lie in the evidence folder. */
export interface PackedEvidence {
  readonly sha256: string
  readonly size: number
}

export interface PackageToWrite {
  readonly head: Omit<PackageManifest, 'entries'>
  /** Binds what goes out and what comes back; not in a return itself. */
  readonly key: string
  readonly database: Uint8Array
  readonly note: Uint8Array
  readonly evidence: readonly PackedEvidence[]
  readonly evidenceFolder: string
}

export interface WrittenPackage {
  readonly path: string
  readonly renamed: boolean
  /** 包校验码, to be read out over the phone. */
  readonly code: string
}

/** What is done with a package. */
export type PackageVerb = '导出' | '打开' | '合并'

/** Writes a package as one file, whole or not at all; one evidence file at a time is in memory. */
export async function writePackage(
  path: string,
  { head, key, database, note, evidence, evidenceFolder }: PackageToWrite,
  work: LongWork,
): Promise<Outcome<WrittenPackage>> {
  const fixed: readonly Content[] = [
    { name: DATABASE_ENTRY, bytes: database },
    { name: NOTE_ENTRY, bytes: note },
  ]
  const entries: readonly PackageEntry[] = [
    ...fixed.map(({ name, bytes }) => ({ name, size: bytes.byteLength, sha256: sha256Of(bytes) })),
    ...evidence.map(({ sha256, size }) => ({ name: `files/${sha256}`, size, sha256 })),
  ]
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (size > MAX_ARCHIVE_BYTES * 0.95 || entries.length >= ARCHIVE_LIMITS.entries) {
    return fail('too-large', '数据连同佐证材料超过 3.8 GB，不能放进一个包。请分几次，每次少选几家单位。')
  }
  const manifest = encodeManifest({ ...head, entries })
  function* contents(): Generator<Content> {
    yield { name: MANIFEST_NAME, bytes: manifest }
    yield { name: MAC_NAME, bytes: macOf(key, manifest) }
    yield* fixed
    for (const [done, { sha256 }] of evidence.entries()) {
      work.progress(evidence.length + done, evidence.length * 2, '写入佐证材料')
      yield { name: `files/${sha256}`, bytes: readFileSync(evidencePath(evidenceFolder, sha256)) }
    }
  }
  const saved = await saveFile(path, unlessStopped(packArchive(contents(), head.createdAt), work))
  if (!saved.ok) return work.stopped() ? cancelled('导出') : saved
  return {
    ok: true,
    value: { path: saved.path, renamed: saved.renamed, code: checkCode(sha256Of(manifest)) },
  }
}

/** `verb`: what was not done. */
export function cancelled(verb: PackageVerb): Outcome<never> {
  return fail('cancelled', `已取消，没有${verb}，数据没有改动。`)
}
