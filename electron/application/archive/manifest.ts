import type { TableDigest } from '#db/table-digests.ts'
import { YEAR_STATES, type YearState } from '#db/years.ts'
import {
  decodeExactly,
  encodeExactly,
  isCount,
  isFields,
  isHex,
  isListOf,
  type Decoded,
  type Fields,
} from '../exact-json.ts'

/** First entry of every archive; its name is how a file is known to be one. */
export const MANIFEST_NAME = 'kesu-archive.json'
export const DATABASE_ENTRY = 'kaoping.db'
export const NOTE_ENTRY = '说明.txt'
export const FORMAT = 1

export interface ArchiveEntry {
  readonly name: string
  readonly size: number
  /** Lower-case hex, as all digests here. */
  readonly sha256: string
}

/** What an archive says of itself (docs/decisions: archive format). Every line of it is checked against the rest. */
export interface ArchiveManifest {
  readonly format: typeof FORMAT
  readonly program: string
  /** ISO time in UTC. */
  readonly createdAt: string
  readonly year: number
  readonly state: YearState
  readonly sample: boolean
  readonly chain: { readonly entries: number; readonly head: string; readonly code: string }
  readonly tables: readonly TableDigest[]
  /** All entries but this one, in the order of the file. */
  readonly entries: readonly ArchiveEntry[]
}

export function encodeManifest(manifest: ArchiveManifest): Uint8Array {
  return encodeExactly(manifest)
}

/** As {@link decodeExactly}. */
export function decodeManifest(bytes: Uint8Array): Decoded<ArchiveManifest> {
  return decodeExactly(bytes, takeManifest)
}

function takeManifest(value: Fields): ArchiveManifest | 'newer' | null {
  const { format, program, createdAt, year, sample, tables, entries } = value
  if (format !== FORMAT) return isCount(format) && format > FORMAT ? 'newer' : null
  const state = YEAR_STATES.find((known) => known === value['state'])
  const chain = takeChain(value['chain'])
  if (typeof program !== 'string' || typeof createdAt !== 'string' || Number.isNaN(Date.parse(createdAt)))
    return null
  if (!isCount(year) || state === undefined || typeof sample !== 'boolean' || chain === null) return null
  if (!isListOf(tables, isTable) || !isListOf(entries, isEntry)) return null
  return {
    format,
    program,
    createdAt,
    year,
    state,
    sample,
    chain,
    tables: tables.map(({ name, rows, digest }) => ({ name, rows, digest })),
    entries: entries.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
  }
}

function takeChain(value: unknown): ArchiveManifest['chain'] | null {
  if (!isFields(value)) return null
  const { entries, head, code } = value
  return isCount(entries) && isHex(head, 64) && typeof code === 'string' ? { entries, head, code } : null
}

function isTable(value: unknown): value is TableDigest {
  return (
    isFields(value) &&
    typeof value['name'] === 'string' &&
    isCount(value['rows']) &&
    isHex(value['digest'], 64)
  )
}

function isEntry(value: unknown): value is ArchiveEntry {
  return (
    isFields(value) &&
    typeof value['name'] === 'string' &&
    isCount(value['size']) &&
    isHex(value['sha256'], 64)
  )
}
