import { deflateEntry, writeZip } from './write-zip.ts'
import {
  CENTRAL_MARK,
  CENTRAL_SIZE,
  END_MARK,
  END_SIZE,
  LOCAL_MARK,
  LOCAL_SIZE,
  STORED,
} from './zip-format.ts'

const SLASH = 0x2f

/**
 * Packs an archive that exceljs wrote unpacked (`STORED_ZIP`): every entry deflated by zlib, which is several times faster
 * than jszip's own, and dated `created` (UTC; jszip takes the clock's time, and the same form must give the same bytes).
 * The parts named in `edits` are changed as texts, for what exceljs can't be told to write.
 */
export function finishZip(
  archive: Uint8Array,
  created: Date,
  edits: ReadonlyMap<string, (xml: string) => string>,
): Uint8Array {
  const entries = readParts(archive).map(({ name, bytes }) => {
    const edit = edits.get(new TextDecoder().decode(name))
    return deflateEntry(
      name,
      edit === undefined ? bytes : new TextEncoder().encode(edit(new TextDecoder().decode(bytes))),
    )
  })
  return writeZip(entries, created)
}

/** What exceljs is told about its archive. */
export const STORED_ZIP = { compression: 'STORE' } as const

interface Part {
  readonly name: Uint8Array
  readonly bytes: Uint8Array
}

function readParts(archive: Uint8Array): readonly Part[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.byteLength - END_SIZE
  expectMark(view, end, END_MARK)
  const parts: Part[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expectMark(view, at, CENTRAL_MARK)
    if (view.getUint16(at + 10, true) !== STORED) throw new Error('an entry is packed already')
    const nameLength = view.getUint16(at + 28, true)
    const name = archive.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength)
    const local = view.getUint32(at + 42, true)
    expectMark(view, local, LOCAL_MARK)
    const start = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    // jszip also lists folders, which no workbook needs.
    if (name.at(-1) !== SLASH) {
      parts.push({ name, bytes: archive.subarray(start, start + view.getUint32(at + 24, true)) })
    }
    at += CENTRAL_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function expectMark(view: DataView, at: number, mark: number): void {
  if (view.getUint32(at, true) !== mark) throw new Error('the archive is not as jszip writes it')
}
