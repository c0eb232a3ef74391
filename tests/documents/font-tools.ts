import { readFileSync } from 'node:fs'
import { packageFontFile } from '#electron/documents/font-files.ts'
import type { FontRole } from '#electron/documents/font-roles.ts'

/** A font that comes with the program, as bytes: any will do that isn't the one that would stand in. */
export function packedFont(role: FontRole): Buffer {
  return readFileSync(packageFontFile(role))
}

const OWN = 'Noto Sans SC Medium'
const OWN_POSTSCRIPT = 'NotoSansSC-Medium'

/** 黑体 of the program under another family name and PostScript name, blanks behind them. */
export function renamedFont(family: string, name = OWN_POSTSCRIPT): Buffer {
  const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1')
  const text = packedFont('hei').toString('latin1')
  if (!text.includes(utf16(OWN)) || !text.includes(utf16(OWN_POSTSCRIPT)))
    throw new Error('the font has other names')
  return Buffer.from(
    text
      .replaceAll(utf16(OWN), utf16(family.padEnd(OWN.length)))
      .replaceAll(utf16(OWN_POSTSCRIPT), utf16(name.padEnd(OWN_POSTSCRIPT.length, 'x'))),
    'latin1',
  )
}

/** Several fonts in one file, as simsun.ttc has them (OpenType, "Font Collections"). */
export function collectionOf(fonts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(12 + fonts.length * 4)
  head.write('ttcf', 0, 'latin1')
  head.writeUInt32BE(0x00010000, 4)
  head.writeUInt32BE(fonts.length, 8)
  let offset = head.length
  const parts = fonts.map((font, index) => {
    head.writeUInt32BE(offset, 12 + index * 4)
    const moved = Buffer.concat([font, Buffer.alloc((4 - (font.length % 4)) % 4)])
    // The places of the tables count from the start of the file.
    for (let table = 0; table < moved.readUInt16BE(4); table += 1) {
      const at = 12 + table * 16 + 8
      moved.writeUInt32BE(moved.readUInt32BE(at) + offset, at)
    }
    offset += moved.length
    return moved
  })
  return Buffer.concat([head, ...parts])
}
