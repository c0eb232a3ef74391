import { buildZip } from '#tests/workbooks/build-zip.ts'
import { partsOf } from '#tests/workbooks/parts.ts'
import { seeded, type Random } from '#tests/workbooks/read/seeded.ts'
import type { FuzzSeed } from './seeds.ts'
import { changeStructure } from './mutate-structure.ts'

export type Mutator = 'bytes' | 'parts' | 'structure'

/** The same mutant for the same seed, mutator and number, on every machine. */
export function mutant(seed: FuzzSeed, mutator: Mutator, number: number): Buffer {
  const random = seeded((number + 1) * 2_654_435_761 + mutator.length)
  for (let count = 0; count < 8; count += 1) random(2)
  if (mutator === 'bytes') return changeBytes(seed.bytes, random)
  const parts = new Map(partsOf(seed.bytes))
  if (mutator === 'structure') changeStructure(parts, random)
  else {
    const names = [...parts.keys()]
    const name = names[random(names.length)] ?? ''
    parts.set(name, changeBytes(Buffer.from(parts.get(name) ?? ''), random).toString('utf8'))
  }
  // Zipped anew: every checksum fits.
  return buildZip([...parts].map(([name, data]) => ({ name, data })))
}

const SNIPPETS = [
  '<c r="B9"><v>7</v></c>',
  '<v>',
  '</v>',
  '"',
  '<',
  '>',
  '&',
  '&amp;',
  '&#0;',
  ' r="A1"',
  ' t="s"',
  '9',
  '<!--',
  '<![CDATA[',
  ']]>',
  '\u0000',
  '甲',
  '<!DOCTYPE x>',
]

/** One to four changes: a byte or bit, a piece lost, doubled, moved, or something put in. */
export function changeBytes(original: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(original)
  for (let left = 1 + random(4); left > 0 && bytes.length > 0; left -= 1) {
    const at = random(bytes.length)
    const length = 1 + random(40)
    const before = bytes.subarray(0, at)
    const piece = bytes.subarray(at, at + length)
    const after = bytes.subarray(at + length)
    switch (random(6)) {
      case 0:
        bytes[at] = random(256)
        break
      case 1:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
        break
      case 2:
        bytes = Buffer.concat([before, after])
        break
      case 3:
        bytes = Buffer.concat([before, piece, piece, after])
        break
      case 4:
        bytes = Buffer.concat([before, Buffer.from(SNIPPETS[random(SNIPPETS.length)] ?? ''), piece, after])
        break
      default:
        bytes = Buffer.concat([before, after.subarray(0, length), piece, after.subarray(length)])
    }
  }
  return bytes
}
