import type { MarkOutcome } from './mark-copy.ts'
import type { MarkObstacle } from './not-markable.ts'

/** A marked copy as one text, to go between processes. */
export function packCopy(outcome: MarkOutcome): string {
  if (!outcome.ok) return JSON.stringify(outcome)
  return JSON.stringify({ ok: true, bytes: Buffer.from(outcome.bytes).toString('base64') })
}

/** Takes only what `packCopy` made. */
export function unpackCopy(text: string): MarkOutcome {
  const message = JSON.parse(text) as Packed
  return message.ok ? { ok: true, bytes: Buffer.from(message.bytes, 'base64') } : message
}

type Packed =
  | { readonly ok: true; readonly bytes: string }
  | { readonly ok: false; readonly obstacle: MarkObstacle }
