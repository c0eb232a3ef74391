import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { damaged } from './refusal.ts'

const CHUNK = 65_536

/** The text of an XML part in pieces: UTF-8, UTF-16, or what its declaration names. Throws `Refused` on wrong bytes. */
export function* decodeXml(part: string, bytes: Uint8Array): Generator<string> {
  const encoding = encodingOf(part, bytes)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding === 'utf-8') {
    if (!isUtf8(buffer)) throw damaged(`部件 ${part} 的文字编码有误`)
    yield* sliceUtf8(buffer)
    return
  }
  const decoder = openDecoder(part, encoding)
  for (let from = 0; from < buffer.length; from += CHUNK) {
    yield decodeChunk(part, decoder, buffer.subarray(from, from + CHUNK), true)
  }
  yield decodeChunk(part, decoder, buffer.subarray(0, 0), false)
}

/** Checked once as a whole; cut only between characters. */
function* sliceUtf8(buffer: Buffer): Generator<string> {
  let from = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0
  while (from < buffer.length) {
    let to = Math.min(from + CHUNK, buffer.length)
    while (to < buffer.length && ((buffer[to] ?? 0) & 0xc0) === 0x80) to -= 1
    yield buffer.toString('utf8', from, to)
    from = to
  }
}

function encodingOf(part: string, bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return 'utf-16be'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared =
    /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  if (declared === 'utf8') return 'utf-8'
  // Bytes that could be read here are not UTF-16, whatever they say.
  if (/^(utf-?16|utf-?32|ucs|iso-10646)/.test(declared)) throw damaged(`部件 ${part} 的文字编码有误`)
  return declared
}

function openDecoder(part: string, encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw damaged(`部件 ${part} 的文字编码有误`)
  }
}

function decodeChunk(part: string, decoder: TextDecoder, chunk: Uint8Array, more: boolean): string {
  try {
    return decoder.decode(chunk, { stream: more })
  } catch {
    throw damaged(`部件 ${part} 的文字编码有误`)
  }
}
