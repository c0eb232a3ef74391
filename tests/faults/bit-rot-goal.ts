import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase, type Database } from '#db/open.ts'
import { digestTables, type TableDigest } from '#db/table-digests.ts'
import type { Goal, Starts } from './goal.ts'
import { preparePlace } from './place.ts'
import { randomFrom } from './random.ts'

/** One way in which a disk spoils a file; changes `bytes`, says what it did. */
type Rot = (bytes: Buffer, random: () => number) => string

const PAGE = 4096
const SECTOR = 512

const ROTS: readonly (readonly [of: number, rot: Rot])[] = [
  [
    7,
    (bytes, random) => {
      const [at, bit] = [Math.floor(random() * bytes.length), Math.floor(random() * 8)]
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
      return `bit ${bit} of byte ${at}`
    },
  ],
  [
    1,
    (bytes, random) => {
      const at = Math.floor((random() * bytes.length) / SECTOR) * SECTOR
      bytes.fill(0, at, at + SECTOR)
      return `sector ${at / SECTOR} of zeros`
    },
  ],
  [
    1,
    (bytes, random) => {
      const pages = bytes.length / PAGE
      const [one, other] = [Math.floor(random() * pages) * PAGE, Math.floor(random() * pages) * PAGE]
      const kept = Buffer.from(bytes.subarray(one, one + PAGE))
      bytes.copy(bytes, one, other, other + PAGE)
      kept.copy(bytes, other)
      return `pages ${one / PAGE} and ${other / PAGE} in each other's place`
    },
  ],
  [
    1,
    (bytes, random) => {
      const pages = bytes.length / PAGE
      const [one, other] = [Math.floor(random() * pages) * PAGE, Math.floor(random() * pages) * PAGE]
      bytes.copy(bytes, one, other, other + PAGE)
      return `page ${other / PAGE} in place of ${one / PAGE} too`
    },
  ],
]

/**
 * G10: a database is spoilt in one place, as disks do, and opened as at a start. Either that is said, with every table whose
 * rows are others, or all rows are what they were.
 */
export async function bitRotGoal(
  folder: string,
  trials: number,
  seed: number,
  starts: Starts,
): Promise<Goal> {
  const office = await preparePlace(join(folder, 'office'))
  const whole = readFileSync(join(office.data, 'kaoping.db'))
  const path = join(folder, 'rotten.db')
  const truth = new Map(open(path, whole).map((table) => [table.name, table]))
  const random = randomFrom(seed)
  const wheel = ROTS.flatMap(([of, rot]) => Array.from({ length: of }, () => rot))
  const counts = { closed: 0, readOnly: 0, equal: 0 }
  const faults: string[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const bytes = Buffer.from(whole)
    const rot = wheel[Math.floor(random() * wheel.length)] ?? wheel[0]
    const what = rot?.(bytes, random) ?? ''
    place(path, bytes)
    const began = performance.now()
    const opened = openDatabase(path, { mode: 'open' })
    starts.add(performance.now() - began)
    if (!opened.ok) {
      counts.closed += 1
      continue
    }
    const named = new Set(opened.damage?.tables.map(({ table }) => table))
    const wrong = changedTables(opened.db, truth).filter((name) => !named.has(name))
    closeDatabase(opened.db)
    counts[opened.damage === null ? 'equal' : 'readOnly'] += 1
    if (wrong.length > 0) faults.push(`seed ${seed}, trial ${trial}, ${what}: ${wrong.join(', ')} not named`)
  }
  return {
    name: 'G10',
    tried: `${trials} spoilt files of ${Math.round(whole.length / 1024)} KB`,
    figure: `${counts.closed + counts.readOnly} detected (${counts.closed} closed, ${counts.readOnly} read-only), ${counts.equal} with equal content, ${faults.length} wrong values served`,
    bound: '0 wrong values',
    faults: counts.readOnly > 0 && counts.closed > 0 ? faults : [...faults, 'nothing was spoilt'],
  }
}

function open(path: string, whole: Buffer): readonly TableDigest[] {
  place(path, whole)
  const opened = openDatabase(path, { mode: 'open' })
  if (!opened.ok || opened.damage !== null) throw new Error('the database is not sound to begin with')
  const tables = digestTables(opened.db)
  closeDatabase(opened.db)
  return tables
}

function place(path: string, bytes: Buffer): void {
  for (const ending of ['-wal', '-journal', '-shm']) rmSync(path + ending, { force: true })
  writeFileSync(path, bytes)
}

/** Tables that give other rows than they held. One that cannot be read at all shows nothing wrong. */
function changedTables(db: Database, truth: ReadonlyMap<string, TableDigest>): readonly string[] {
  let now: ReadonlyMap<string, TableDigest>
  try {
    now = new Map(digestTables(db).map((table) => [table.name, table]))
  } catch (error) {
    return [String(error)]
  }
  return [...new Set([...truth.keys(), ...now.keys()])].filter(
    (name) => name !== 'table_seal' && now.get(name)?.digest !== truth.get(name)?.digest,
  )
}
