const HEADER = 512
const ENTRY = 128
const NO_STREAM = 0xffff_ffff
const LAST_REGULAR_SECTOR = 0xffff_fffa
/** A directory of more sectors than this is no office document. */
const MAX_SECTORS = 2_000

/**
 * Names (lower case) of what stands at the top of an OLE compound file ([MS-CFB] 2.6). Only the top: a Word document
 * may hold a workbook. As many as can be found in a broken file.
 */
export function rootStreams(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>()
  if (bytes.byteLength < HEADER) return names
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(view)
  const pending = [directory[0]?.child ?? NO_STREAM]
  const seen = new Set<number>()
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    const entry = directory[index]
    if (entry === undefined || seen.has(index)) continue
    seen.add(index)
    names.add(entry.name.toLowerCase())
    pending.push(entry.left, entry.right)
  }
  return names
}

interface DirectoryEntry {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly child: number
}

function readDirectory(view: DataView): DirectoryEntry[] {
  const shift = view.getUint16(30, true) === 12 ? 12 : 9
  const size = 1 << shift
  const entries: DirectoryEntry[] = []
  let sector = view.getUint32(48, true)
  for (let count = 0; count < MAX_SECTORS && sector < LAST_REGULAR_SECTOR; count += 1) {
    const start = (sector + 1) * size
    if (start + size > view.byteLength) break
    for (let at = start; at < start + size; at += ENTRY) entries.push(readEntry(view, at))
    sector = nextSector(view, sector, shift)
  }
  return entries
}

function readEntry(view: DataView, at: number): DirectoryEntry {
  const length = Math.min(view.getUint16(at + 64, true), 64)
  let name = ''
  for (let index = 0; index + 2 < length; index += 2) {
    name += String.fromCharCode(view.getUint16(at + index, true))
  }
  return {
    name,
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
  }
}

/** By the first 109 sectors of the allocation table, which stand in the header: enough for files of 7 MB and more. */
function nextSector(view: DataView, sector: number, shift: number): number {
  const perSector = 1 << (shift - 2)
  const table = Math.floor(sector / perSector)
  if (table >= 109) return NO_STREAM
  const at = (view.getUint32(76 + table * 4, true) + 1) * (1 << shift) + (sector % perSector) * 4
  return at + 4 > view.byteLength ? NO_STREAM : view.getUint32(at, true)
}
