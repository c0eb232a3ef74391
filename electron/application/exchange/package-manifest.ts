import { createHmac, timingSafeEqual } from 'node:crypto'
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

/** First entry of every package; its name is how a file is known to be one. */
export const MANIFEST_NAME = 'kesu-package.json'
/** HMAC-SHA256 of the manifest by the key that both packages are bound with. */
export const MAC_NAME = 'kesu-package.mac'
export const DATABASE_ENTRY = 'kaoping.db'
export const NOTE_ENTRY = '说明.txt'
export const FORMAT = 1

export interface PackageEntry {
  readonly name: string
  readonly size: number
  /** Lower-case hex, as all digests here. */
  readonly sha256: string
}

/** What a package says of itself (docs/decisions/0014). Every line of it is checked against the rest. */
export interface PackageManifest {
  readonly format: typeof FORMAT
  /** handout: from the office to a colleague. return: back again. */
  readonly kind: 'handout' | 'return'
  readonly program: string
  /** ISO time in UTC. */
  readonly createdAt: string
  /** 32 hexadecimal digits: the same in what goes out and what comes back. */
  readonly package: string
  /** Tells two copies of one package apart; '' in a handout. */
  readonly copy: string
  readonly year: number
  readonly colleague: string
  /** Who made it; the office as it calls itself and what the colleague shall know, '' in a return. */
  readonly by: string
  readonly office: string
  readonly note: string
  /** Names of the units, for whoever opens the file by hand. */
  readonly units: readonly string[]
  /** Head of the log of whoever made it. */
  readonly chain: { readonly entries: number; readonly head: string }
  /** 64 hexadecimal digits; only in a handout, '' in a return. */
  readonly key: string
  /** All entries but the manifest and its MAC, in the order of the file. */
  readonly entries: readonly PackageEntry[]
}

export function encodeManifest(manifest: PackageManifest): Uint8Array {
  return encodeExactly(manifest)
}

export function macOf(key: string, manifest: Uint8Array): Uint8Array {
  const mac = createHmac('sha256', Buffer.from(key, 'hex')).update(manifest).digest('hex')
  return new TextEncoder().encode(`${mac}\n`)
}

export function isMacOf(mac: Uint8Array, key: string, manifest: Uint8Array): boolean {
  const right = macOf(key, manifest)
  return mac.byteLength === right.byteLength && timingSafeEqual(mac, right)
}

/** As {@link decodeExactly}. */
export function decodeManifest(bytes: Uint8Array): Decoded<PackageManifest> {
  return decodeExactly(bytes, takeManifest)
}

function takeManifest(value: Fields): PackageManifest | 'newer' | null {
  const { format, kind, program, createdAt, year, copy, colleague, by, office, note } = value
  const { units, chain, key, entries } = value
  if (format !== FORMAT) return typeof format === 'number' && format > FORMAT ? 'newer' : null
  if (kind !== 'handout' && kind !== 'return') return null
  const name = value['package']
  if (!isHex(name, 32) || !isText(program) || !isText(createdAt) || Number.isNaN(Date.parse(createdAt)))
    return null
  if (!isCount(year) || !isText(colleague) || !isText(copy) || !isText(key)) return null
  if (!isText(by) || !isText(office) || !isText(note)) return null
  if (kind === 'handout' ? !isHex(key, 64) || copy !== '' : key !== '' || !isHex(copy, 32)) return null
  if (!isListOf(units, isText) || !isListOf(entries, isEntry) || !isFields(chain)) return null
  const { entries: count, head } = chain
  if (!isCount(count) || !isHex(head, 64)) return null
  return {
    format,
    kind,
    program,
    createdAt,
    package: name,
    copy,
    year,
    colleague,
    by,
    office,
    note,
    units,
    chain: { entries: count, head },
    key,
    entries: entries.map(({ name: entry, size, sha256 }) => ({ name: entry, size, sha256 })),
  }
}

/** Names are fixed, or follow from a digest: no name of an entry ever becomes a path. */
function isEntry(value: unknown): value is PackageEntry {
  if (!isFields(value)) return false
  const { name, size, sha256 } = value
  if (!isText(name) || !isCount(size) || !isHex(sha256, 64)) return false
  return name === DATABASE_ENTRY || name === NOTE_ENTRY || name === `files/${sha256}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
