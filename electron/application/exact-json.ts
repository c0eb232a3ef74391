/** Fields of something untrusted. */
export type Fields = Readonly<Record<string, unknown>>

export type Decoded<Value> =
  | { readonly ok: true; readonly manifest: Value }
  | { readonly ok: false; readonly code: 'newer' | 'damaged' }

/** The manifest of a file of ours as its bytes: always the same for the same manifest. */
export function encodeExactly(manifest: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`)
}

/**
 * Reads a manifest; only the very bytes that {@link encodeExactly} gives count, so that nothing can be hidden in it. `take`
 * judges the fields; 'newer': of a format that this program does not know.
 */
export function decodeExactly<Manifest extends object>(
  bytes: Uint8Array,
  take: (fields: Fields) => Manifest | 'newer' | null,
): Decoded<Manifest> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const manifest = isFields(value) ? take(value) : null
    if (manifest === 'newer') return { ok: false, code: 'newer' }
    if (manifest !== null && Buffer.compare(encodeExactly(manifest), bytes) === 0) {
      return { ok: true, manifest }
    }
  } catch {
    // No JSON, or no text at all.
  }
  return { ok: false, code: 'damaged' }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isListOf<T>(value: unknown, isOne: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne)
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

export function isHex(value: unknown, digits: number): value is string {
  return typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value)
}
