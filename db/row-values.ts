import { createHash } from 'node:crypto'

/** A row as text, for digests. Integers, floats, texts and blobs never look alike: 1, 1.0 and '1' are three values. */
export function encodeRow(values: readonly unknown[]): string {
  return JSON.stringify(values.map(encodeValue))
}

function encodeValue(value: unknown): unknown {
  if (typeof value === 'bigint') return { integer: String(value) }
  if (Buffer.isBuffer(value)) return { blob: createHash('sha256').update(value).digest('hex') }
  return value
}

/** The name of a table or column in SQL. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
