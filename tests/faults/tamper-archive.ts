import { findingsOf, repack } from '#tests/archive/small-archive.ts'
import { pick, type Tampering } from './tamper-data.ts'

/** Edits of an archive: a byte of the file, or a part that is packed again with its sums right. What is changed has to be named. */
export async function tamperWithArchive(
  folder: string,
  archive: Uint8Array,
  trials: number,
  random: () => number,
): Promise<Tampering> {
  const entries = entriesOf(Buffer.from(archive))
  const faults: string[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const { bytes, name, what } =
      trial % 2 === 0 ? changeByte(archive, entries, random) : changePart(archive, entries, random)
    const found = await findingsOf(folder, bytes)
    if (typeof found === 'string') {
      // The file's own directory, or the manifest that makes it an archive.
      if (name !== null && name !== 'kesu-archive.json') faults.push(`${what}: ${found}`)
    } else if (!found.some((line) => isNamed(name, line))) {
      faults.push(`${what}: ${found[0] ?? 'nothing found'}`)
    }
  }
  return { tried: trials, faults }
}

/** Of the manifest it is said what does not agree with it; of a broken zip, that it is broken. */
function isNamed(name: string | null, line: string): boolean {
  if (name === null || line.includes(name) || line.startsWith('压缩包：')) return true
  return name === 'kesu-archive.json' && line.includes('清单')
}

interface Entry {
  readonly name: string
  /** Where its bytes lie in the file. */
  readonly from: number
  readonly to: number
}

interface Changed {
  readonly bytes: Uint8Array
  /** The entry that has to be named; null: a byte of the zip's own. */
  readonly name: string | null
  readonly what: string
}

function changeByte(archive: Uint8Array, entries: readonly Entry[], random: () => number): Changed {
  const at = Math.floor(random() * archive.length)
  const bytes = Buffer.from(archive)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
  const name = entries.find(({ from, to }) => at >= from && at < to)?.name ?? null
  return { bytes, name, what: `byte ${at} of ${name ?? 'the zip'}` }
}

function changePart(archive: Uint8Array, entries: readonly Entry[], random: () => number): Changed {
  const { name } = pick(entries, random)
  const share = random()
  const bytes = repack(archive, (contents) =>
    contents.map((content) => {
      if (content.name !== name) return content
      const changed = Buffer.from(content.bytes)
      const at = Math.floor(share * changed.length)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      return { name, bytes: changed }
    }),
  )
  return { bytes, name, what: `part ${name} at ${share.toFixed(4)}` }
}

/** By the local headers, which stand before the bytes. */
function entriesOf(archive: Buffer): readonly Entry[] {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const local = archive.readUInt32LE(at + 42)
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const entry = { name, from, to: from + archive.readUInt32LE(at + 20) }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
    return entry
  })
}
