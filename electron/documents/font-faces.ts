import { closeSync, openSync, readSync } from 'node:fs'

/** One font in a file; a collection (.ttc, .otc) has several. */
export interface FontFace {
  readonly file: string
  /** PostScript name: what the font is kept and asked for by. */
  readonly name: string
  /** In every language that it has: "仿宋_GB2312", "FangSong_GB2312". The Chinese one comes first. */
  readonly families: readonly string[]
  /** It says that it is made for simplified Chinese. */
  readonly chinese: boolean
  /** Its maker lets documents carry it. */
  readonly embeddable: boolean
}

/** Kinds of names in a font file, as OpenType numbers them. */
const FAMILY = 1
const POSTSCRIPT = 6
const TYPOGRAPHIC_FAMILY = 16
const MICROSOFT = 3
const UNICODE = 0
const MACINTOSH = 1
const SIMPLIFIED_CHINESE = 0x0804
const LARGEST_TABLE = 1 << 20
const MOST_FACES = 64

const known = new Map<string, readonly FontFace[]>()

/** The fonts in a file; a file that is none has none. Read once for the process, and only what says their names. */
export function facesIn(path: string): readonly FontFace[] {
  const faces = known.get(path) ?? readFaces(path)
  known.set(path, faces)
  return faces
}

function readFaces(path: string): readonly FontFace[] {
  let file: number | null = null
  try {
    const opened = openSync(path, 'r')
    file = opened
    return offsetsIn(opened).flatMap((offset) => readFace(opened, path, offset) ?? [])
  } catch {
    // A file that can't be read, or is cut off, is no font for us.
    return []
  } finally {
    if (file !== null) closeSync(file)
  }
}

/** Where each font of the file begins. */
function offsetsIn(file: number): readonly number[] {
  const head = readAt(file, 0, 12)
  if (head.toString('latin1', 0, 4) !== 'ttcf') return [0]
  const count = Math.min(head.readUInt32BE(8), MOST_FACES)
  const offsets = readAt(file, 12, count * 4)
  return Array.from({ length: count }, (_, index) => offsets.readUInt32BE(index * 4))
}

function readFace(file: number, path: string, offset: number): FontFace | null {
  const head = readAt(file, offset, 12)
  const kind = head.toString('latin1', 0, 4)
  if (kind !== '\0\x01\0\0' && kind !== 'OTTO' && kind !== 'true') return null
  const entries = readAt(file, offset + 12, head.readUInt16BE(4) * 16)
  const table = (tag: string): Buffer | null => {
    for (let at = 0; at < entries.length; at += 16) {
      if (entries.toString('latin1', at, at + 4) !== tag) continue
      const length = entries.readUInt32BE(at + 12)
      return length > LARGEST_TABLE ? null : readAt(file, entries.readUInt32BE(at + 8), length)
    }
    return null
  }
  const names = table('name')
  if (names === null) return null
  const metrics = table('OS/2')
  return { file: path, ...namesIn(names), ...rightsIn(metrics) }
}

function namesIn(table: Buffer): Pick<FontFace, 'name' | 'families'> {
  const strings = table.readUInt16BE(4)
  const chinese = new Set<string>()
  const others = new Set<string>()
  let name = ''
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const at = 6 + index * 12
    const platform = table.readUInt16BE(at)
    const language = table.readUInt16BE(at + 4)
    const kind = table.readUInt16BE(at + 6)
    const from = strings + table.readUInt16BE(at + 10)
    const bytes = Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
    if (platform === MACINTOSH && kind === POSTSCRIPT && name === '') name = bytes.toString('latin1')
    if ((platform !== MICROSOFT && platform !== UNICODE) || bytes.length % 2 !== 0) continue
    const text = bytes.swap16().toString('utf16le').trim()
    if (kind === POSTSCRIPT) name = text
    if (kind !== FAMILY && kind !== TYPOGRAPHIC_FAMILY) continue
    const own = platform === MICROSOFT && language === SIMPLIFIED_CHINESE ? chinese : others
    own.add(text)
  }
  return { name, families: [...new Set([...chinese, ...others])] }
}

const LICENCE = 8
const CODE_PAGES = 78
/** fsType: nobody may embed it, or only as a picture of dots. Bit 18 of the code pages: simplified Chinese. */
const NOT_EMBEDDED = 0x0002
const DOTS_ONLY = 0x0200
const GBK = 1 << 18

function rightsIn(metrics: Buffer | null): Pick<FontFace, 'chinese' | 'embeddable'> {
  if (metrics === null || metrics.length < LICENCE + 2) return { chinese: false, embeddable: true }
  const licence = metrics.readUInt16BE(LICENCE)
  const pages = metrics.length < CODE_PAGES + 4 ? 0 : metrics.readUInt32BE(CODE_PAGES)
  return {
    chinese: (pages & GBK) !== 0,
    embeddable: (licence & 0x000f) !== NOT_EMBEDDED && (licence & DOTS_ONLY) === 0,
  }
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, position) < length) throw new Error('the file ends too early')
  return bytes
}
