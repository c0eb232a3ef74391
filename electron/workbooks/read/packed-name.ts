import { TextDecoder } from 'node:util'
import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import { removeControls } from '#shared/returns/clean-text.ts'

const UTF8_NAME = 0x800
const UNICODE_PATH = 0x7075

/**
 * The name of a packed file, its folders before it with "/": for people to read and to find it again, never for a disk. In
 * UTF-8 where the zip says or shows so, else in the bytes of Chinese Windows. What would lead out of the zip is left out.
 */
export function packedName(entry: Entry): string {
  const steps = decodeName(entry).replaceAll('\\', '/').split('/')
  const plain = steps.map(cleanStep).filter((step) => step !== '')
  return (plain.length === 0 ? '未命名' : plain.join('/')) + (steps.at(-1) === '' ? '/' : '')
}

function decodeName(entry: Entry): string {
  const raw = entry.fileNameRaw
  const stated = unicodePath(entry)
  if (stated !== null) return stated
  const utf8 = decode('utf-8', raw)
  if (
    utf8 !== null &&
    ((entry.generalPurposeBitFlag & UTF8_NAME) !== 0 || !LETTERS_OF_TWO_BYTES.test(utf8))
  ) {
    return utf8
  }
  return decode('gb18030', raw) ?? utf8 ?? raw.toString('latin1')
}

/** Two hanzi in GBK may be good UTF-8 too, but then for letters of two bytes; hanzi take three. */
const LETTERS_OF_TWO_BYTES = /[\u0080-\u07ff]/

/** The name in UTF-8 that some programs add, where it is of this very name (APPNOTE.TXT 4.6.9). */
function unicodePath({ extraFields, fileNameRaw }: Entry): string | null {
  const data = extraFields.find(({ id }) => id === UNICODE_PATH)?.data
  if (data === undefined || data.length < 6 || data[0] !== 1) return null
  return data.readUInt32LE(1) === crc32(fileNameRaw) ? decode('utf-8', data.subarray(5)) : null
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function cleanStep(step: string): string {
  const plain = removeControls(step)
    .replaceAll(/[\t\n\r]/g, '')
    .normalize('NFC')
    .trim()
  return plain === '.' || plain === '..' || /^[A-Za-z]:$/.test(plain) ? '' : plain
}
