import { TextDecoder } from 'node:util'

/** Enough to tell a text; a text in a foreign code page may be cut in the middle of a character. */
const HEAD = 4_096
/** Control characters that no text file holds. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/

/** The beginning of a text file in UTF-8, UTF-16 or GB 18030; null where the bytes are no text. */
export function looksLikeText(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD)
  for (const encoding of encodingsOf(head)) {
    const text = decode(head, encoding)
    if (text !== null && !CONTROLS.test(text)) return text
  }
  return null
}

function encodingsOf([first, second]: Uint8Array): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le']
  if (first === 0xfe && second === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    return null
  }
}
