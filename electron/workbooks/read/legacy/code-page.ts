import { TextDecoder } from 'node:util'
import { damaged } from '../refusal.ts'

/** Windows' numbers of the code pages that old workbooks are written in; others are 125x. */
const LABELS = new Map<number, string>([
  [367, 'windows-1252'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [10_000, 'macintosh'],
  [28_591, 'windows-1252'],
  [54_936, 'gb18030'],
  [65_001, 'utf-8'],
  [0x8000, 'macintosh'],
  [0x8001, 'windows-1252'],
])

/** Chinese Windows; for workbooks that don't say. */
export const CHINESE_CODE_PAGE = 936
export const UNICODE_CODE_PAGE = 1200

/** Throws `Refused` on bytes that are no text in that code page: nothing is replaced in silence. */
export function decodeCodePage(codePage: number, bytes: Uint8Array): string {
  const label = LABELS.get(codePage) ?? (/^125[0-8]$/.test(String(codePage)) ? `windows-${codePage}` : null)
  if (label === null) throw damaged(`文字编码 ${codePage} 不认识`)
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw damaged('文字编码有误')
  }
}
