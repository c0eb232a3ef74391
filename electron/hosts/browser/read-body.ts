import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly status: 400 | 413 }

/** The whole body, or none: a body that is or says it is over the limit is not read on. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const stated = Number(request.headers['content-length'] ?? 0)
  if (stated > limit) return { ok: false, status: 413 }
  const chunks: Buffer[] = []
  let size = 0
  try {
    // The request outlives the loop: it still has to be answered.
    const parts: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
    for await (const chunk of parts) {
      size += chunk.byteLength
      if (size > limit) return { ok: false, status: 413 }
      chunks.push(chunk)
    }
  } catch {
    return { ok: false, status: 400 }
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}

/** Reads to the end and keeps nothing. */
export async function drain(request: IncomingMessage): Promise<void> {
  request.resume()
  await new Promise<void>((resolve) => {
    request.once('end', resolve)
    request.once('close', resolve)
  })
}

/** null: no JSON. */
export function parseJson(bytes: Buffer): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { value }
  } catch {
    return null
  }
}
