import { open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly status: 400 | 413 }

const MOST_MS = 60_000

/** The whole body, or none: a body that is or says it is over the limit, or takes too long, is not read on. */
export async function readBody(request: IncomingMessage, limit: number, most = MOST_MS): Promise<Body> {
  const stated = Number(request.headers['content-length'] ?? 0)
  if (stated > limit) return { ok: false, status: 413 }
  const chunks: Buffer[] = []
  let size = 0
  const late = setTimeout(() => request.destroy(), most)
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
  } finally {
    clearTimeout(late)
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}

export type SavedBody = { readonly ok: true } | { readonly ok: false; readonly status: 400 | 413 | 507 }

/** The whole body into a new file, piece by piece; where it is not whole or too long, the file is gone again. */
export async function saveBody(request: IncomingMessage, limit: number, path: string): Promise<SavedBody> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return { ok: false, status: 413 }
  const file = await open(path, 'wx', 0o600)
  const saved = await writePieces(request, limit, file)
  await file.close()
  if (!saved.ok) await rm(path, { force: true })
  return saved
}

async function writePieces(request: IncomingMessage, limit: number, file: FileHandle): Promise<SavedBody> {
  let size = 0
  // The request outlives the loop: it still has to be answered.
  const parts: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  const whole = Number(request.headers['content-length'] ?? Number.NaN)
  try {
    for await (const part of parts) {
      size += part.byteLength
      if (size > limit) return { ok: false, status: 413 }
      try {
        await writeFile(file, part)
      } catch {
        return { ok: false, status: 507 }
      }
    }
  } catch {
    return { ok: false, status: 400 }
  }
  return Number.isNaN(whole) || size === whole ? { ok: true } : { ok: false, status: 400 }
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
