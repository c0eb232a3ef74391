import { useEffect, useState } from 'react'
import { messageOf } from '../api/failure.ts'
import { call } from '../api/main-side.ts'
import { readPreview } from './read-file.ts'

/** A document as main made it: what is shown, printed and saved. */
export interface MadeDocument {
  readonly document: string
  readonly preview: string
  readonly fileName: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fonts: readonly string[]
}

/** Which of its versions: what goes out now, as it would be made final now, or a final one. */
export type Version = 'export' | 'draft' | number

/** Asks main to make a document and fetches it. */
export async function makeDocument(
  year: number,
  document: string,
  version: Version,
  signal: AbortSignal,
): Promise<MadeDocument> {
  const { preview, fileName, size, fonts } = await call('previewDocument', { year, document, version })
  signal.throwIfAborted()
  return { document, preview, fileName, fonts, bytes: await readPreview(preview, size, signal) }
}

/** The document as it would be exported now; made again when `turn` changes. The earlier one is shown meanwhile. */
export function usePreview(
  year: number,
  document: string,
  version: Version,
  turn: unknown,
): { readonly made: MadeDocument | null; readonly failure: string | null } {
  const [made, setMade] = useState<{ readonly of: unknown; readonly document: MadeDocument } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    const load = async (): Promise<void> => {
      try {
        const next = await makeDocument(year, document, version, leaving.signal)
        if (leaving.signal.aborted) return
        setMade({ of: turn, document: next })
        setFailure(null)
      } catch (error) {
        if (!leaving.signal.aborted) setFailure(messageOf(error))
      }
    }
    void load()
    return () => {
      leaving.abort()
    }
  }, [year, document, version, turn])
  return { made: made?.document.document === document ? made.document : null, failure }
}
