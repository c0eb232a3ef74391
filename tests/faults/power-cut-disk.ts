import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Call } from './power-cut-log.ts'

/**
 * A disk as it may be after a power cut: what was flushed is there; each later write is there, lost or torn at 512 bytes,
 * in any order; names given, moved and taken away are there up to some moment after their folder was flushed last.
 */
export interface Disk {
  readonly apply: (call: Call) => void
  /** Writes what is left after a cut into a folder that is empty. */
  readonly cutInto: (folder: string, random: () => number) => void
}

type Change = Extract<Call, { kind: 'write' | 'truncate' }>
type Naming = Extract<Call, { kind: 'create' | 'rename' | 'link' | 'unlink' }>

interface Kept {
  durable: Buffer
  pending: Change[]
}

const SECTOR = 512

/** @param root where the calls were made. @param initial what was there before, with the inodes that it had at `root`. */
export function createDisk(root: string, initial: string, inodes: Readonly<Record<string, number>>): Disk {
  const files = new Map<number, Kept>()
  const names = new Map<string, number>()
  let namings: Naming[] = []
  for (const name of readdirSync(initial, { recursive: true, encoding: 'utf8' })) {
    const inode = inodes[name]
    if (inode === undefined || !statSync(join(initial, name)).isFile()) continue
    files.set(inode, { durable: readFileSync(join(initial, name)), pending: [] })
    names.set(join(root, name), inode)
  }
  const flushFolder = (folder: string): void => {
    const concerns = (naming: Naming): boolean => pathsOf(naming).some((path) => dirname(path) === folder)
    for (const naming of namings.filter(concerns)) rename(names, naming)
    namings = namings.filter((naming) => !concerns(naming))
  }
  return {
    apply: (call) => {
      switch (call.kind) {
        case 'create':
          files.set(call.file, { durable: Buffer.alloc(0), pending: [] })
          namings.push(call)
          return
        case 'write':
        case 'truncate':
          files.get(call.file)?.pending.push(call)
          return
        case 'sync': {
          const file = files.get(call.file)
          if (file === undefined) return flushFolder(call.path)
          file.durable = play(file.durable, file.pending)
          file.pending = []
          return
        }
        case 'rename':
        case 'link':
        case 'unlink':
          namings.push(call)
          return
        case 'acknowledge':
      }
    },
    cutInto: (folder, random) => {
      const left = new Map(names)
      const until = Math.floor(random() * (namings.length + 1))
      for (const naming of namings.slice(0, until)) rename(left, naming)
      const mood = random()
      for (const [path, inode] of left) {
        const file = files.get(inode)
        if (file === undefined) throw new Error(`${path} was never made`)
        const target = join(folder, relative(root, path))
        mkdirSync(dirname(target), { recursive: true })
        writeFileSync(target, survivors(file, mood, random))
      }
    },
  }
}

function pathsOf(naming: Naming): readonly string[] {
  return 'path' in naming ? [naming.path] : [naming.from, naming.to]
}

function rename(names: Map<string, number>, naming: Naming): void {
  switch (naming.kind) {
    case 'create':
      names.set(naming.path, naming.file)
      return
    case 'unlink':
      names.delete(naming.path)
      return
    case 'rename':
    case 'link': {
      const inode = names.get(naming.from)
      if (inode === undefined) return
      names.set(naming.to, inode)
      if (naming.kind === 'rename') names.delete(naming.from)
    }
  }
}

/** A quarter of the cuts loses all that was not flushed, a quarter keeps it, the others keep some of it, or parts. */
function survivors({ durable, pending }: Kept, mood: number, random: () => number): Buffer {
  if (mood < 0.25) return durable
  if (mood < 0.5) return play(durable, pending)
  return play(
    durable,
    pending.flatMap((one) => {
      if (one.kind === 'truncate' || mood < 0.75) return random() < 0.5 ? [one] : []
      return sectorsOf(one).filter(() => random() < 0.5)
    }),
  )
}

function sectorsOf(write: Extract<Change, { kind: 'write' }>): readonly Change[] {
  const { offset, data } = write
  return Array.from({ length: Math.ceil(data.length / SECTOR) }, (_, sector) => ({
    ...write,
    offset: offset + sector * SECTOR,
    data: data.subarray(sector * SECTOR, (sector + 1) * SECTOR),
  }))
}

/** Into a new buffer: a cut must not disturb the disk that goes on. */
function play(durable: Buffer, changes: readonly Change[]): Buffer {
  const ends = changes.map((one) => (one.kind === 'write' ? one.offset + one.data.length : one.size))
  const content = Buffer.alloc(Math.max(durable.length, ...ends))
  durable.copy(content)
  let size = durable.length
  for (const one of changes) {
    if (one.kind === 'write') {
      one.data.copy(content, one.offset)
      size = Math.max(size, one.offset + one.data.length)
    } else {
      if (one.size < size) content.fill(0, one.size, size)
      size = one.size
    }
  }
  return content.subarray(0, size)
}

export function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
