import type { ByteSource } from '#electron/workbooks/read/byte-source.ts'
import { storeEntry, zipFrame, type ZipHead } from '#electron/workbooks/write/write-zip.ts'
import { LOCAL_SIZE } from '#electron/workbooks/write/zip-format.ts'

/** What stands of an entry around its bytes. */
export interface NamedHead {
  readonly text: string
  readonly head: ZipHead
}

export function headOf(name: string, bytes: Uint8Array): NamedHead {
  const { data, ...rest } = storeEntry(new TextEncoder().encode(name), bytes)
  return { text: name, head: { ...rest, stored: data.byteLength } }
}

/** What stands between the contents: order, names, dates, nothing hidden. All of it follows from the contents. */
export function checkLayout(
  source: ByteSource,
  heads: readonly NamedHead[],
  createdAt: string,
): readonly string[] {
  let at = 0
  let same = true
  const frame = zipFrame(
    heads.map(({ head }) => head),
    new Date(createdAt),
  )
  for (const piece of frame) {
    at = piece.at
    const end = at + piece.bytes.byteLength
    same = Buffer.compare(source.read(at, end), piece.bytes) === 0
    if (!same) break
    at = end
  }
  if (same && at === source.size) return []
  let end = 0
  const place = heads.find(({ head }) => {
    end += LOCAL_SIZE + head.name.byteLength + head.stored
    return at < end
  })
  return [`${place?.text ?? '压缩包目录'}：条目的头部、次序或夹带内容与归档时不同`]
}
