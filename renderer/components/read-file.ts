import type { EvidenceFile } from '#shared/contract/evidence.ts'
import { MAX_PREVIEW_BYTES, PREVIEW_PIECE_BYTES } from '#shared/contract/evidence-limits.ts'
import { call } from '../api/main-side.ts'

export interface WholeFile {
  /** Such as image/png: what its bytes are. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Evidence of a unit, or a photo of a 督导检查. */
export type KeptKind = 'evidence' | 'photo'

/** Puts a file together from its pieces, to be shown; `read` tells how many bytes are there. */
export async function readWholeFile(
  of: KeptKind,
  { id, size }: EvidenceFile,
  read: (bytes: number) => void,
  signal: AbortSignal,
): Promise<WholeFile> {
  const bytes = new Uint8Array(Math.min(size, MAX_PREVIEW_BYTES))
  let type = ''
  for (let from = 0; from === 0 || from < bytes.byteLength;) {
    signal.throwIfAborted()
    const at = { from, length: PREVIEW_PIECE_BYTES }
    const piece = await (of === 'photo'
      ? call('readPhoto', { photo: id, ...at })
      : call('readEvidence', { evidence: id, ...at }))
    const part = decodeBase64(piece.bytes)
    bytes.set(part, from)
    type = piece.type
    from += part.byteLength
    read(from)
    if (part.byteLength === 0) break
  }
  return { type, bytes }
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
