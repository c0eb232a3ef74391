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
  let type = ''
  const bytes = await readPieces(
    size,
    async (from, length) => {
      const at = { from, length }
      const piece = await (of === 'photo'
        ? call('readPhoto', { photo: id, ...at })
        : call('readEvidence', { evidence: id, ...at }))
      type = piece.type
      return piece.bytes
    },
    read,
    signal,
  )
  return { type, bytes }
}

/** A document that main keeps for its preview. */
export async function readPreview(
  preview: string,
  size: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const ask = async (from: number, length: number): Promise<string> =>
    (await call('readPreview', { preview, from, length })).bytes
  return readPieces(size, ask, () => {}, signal)
}

async function readPieces(
  size: number,
  ask: (from: number, length: number) => Promise<string>,
  read: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Math.min(size, MAX_PREVIEW_BYTES))
  for (let from = 0; from === 0 || from < bytes.byteLength;) {
    signal.throwIfAborted()
    const part = decodeBase64(await ask(from, PREVIEW_PIECE_BYTES))
    bytes.set(part, from)
    from += part.byteLength
    read(from)
    if (part.byteLength === 0) break
  }
  return bytes
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
