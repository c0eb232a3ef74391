import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { YEARS } from '#shared/contract/years.ts'

/** Where copies lie, beside the data of this PC. */
export const COPIES_FOLDER = '协作副本'
/** Beside each copy's database, so that they can be listed without opening them. */
export const LABEL = '副本.json'

/** A copy on this PC, as its label tells. */
export interface LocalCopy {
  /** Its folder's name. */
  readonly id: string
  readonly year: number
  readonly colleague: string
  readonly units: readonly string[]
  readonly openedAt: string
}

export function copiesFolder(dataFolder: string): string {
  return join(dataFolder, COPIES_FOLDER)
}

/** The copies on this PC, the latest first. */
export function listCopies(dataFolder: string): readonly LocalCopy[] {
  const folder = copiesFolder(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((id): LocalCopy[] => {
      const copy = id.startsWith('.') ? null : readLabel(id, join(folder, id, LABEL))
      return copy === null ? [] : [copy]
    })
    .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
}

function readLabel(id: string, path: string): LocalCopy | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value !== 'object' || value === null) return null
    const { year, colleague, units, openedAt }: Readonly<Record<string, unknown>> = { ...value }
    if (typeof year !== 'number' || typeof colleague !== 'string' || typeof openedAt !== 'string') return null
    if (!Array.isArray(units) || !isYear(year) || Number.isNaN(Date.parse(openedAt))) return null
    return { id, year, colleague, units: units.map(String), openedAt }
  } catch {
    // None, one that cannot be read, or that someone changed by hand.
    return null
  }
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= YEARS.first && year <= YEARS.last
}
