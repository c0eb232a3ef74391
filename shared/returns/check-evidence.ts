import { parseDecimal } from '../scheme/decimal.ts'
import { claimsSomething } from './claims.ts'
import type { FormRow } from './form.ts'
import { indicatorsOf } from './propose-evidence.ts'
import { comparableNumber } from './read-evidence.ts'
import type { EvidenceEntry, RowReading } from './reading.ts'

/** A file that is attached to a unit, as far as checking goes. */
export interface AttachedFile {
  readonly id: number
  /** '' where it has no number. */
  readonly number: string
  readonly indicator: string | null
}

/** What is wrong between a return, its 佐证材料目录 and the files that are there. */
export type EvidenceFinding =
  | {
      readonly kind: 'listed-without-file'
      readonly entry: EvidenceEntry
      readonly indicators: readonly string[]
    }
  | { readonly kind: 'cited-not-listed'; readonly indicator: string; readonly number: string }
  | { readonly kind: 'required-missing'; readonly indicator: string }
  /** Its number is not in the 目录; or it has none, and no item either. */
  | { readonly kind: 'file-without-entry'; readonly file: number }

export interface ItemEvidence {
  readonly indicator: string
  /** Something is claimed that the scheme wants shown. */
  readonly required: boolean
  /** Numbers that the row names. */
  readonly cited: readonly string[]
  /** Ids of the files that show it: attached to it, or to an entry that it names or that is for it. */
  readonly files: readonly number[]
}

export interface EvidenceCheck {
  /** In the order of the form. */
  readonly items: readonly ItemEvidence[]
  /** By entry, in the order of the 目录: ids of its files. */
  readonly entries: readonly (readonly number[])[]
  readonly findings: readonly EvidenceFinding[]
}

export interface EvidenceToCheck {
  readonly rows: readonly Pick<FormRow, 'indicatorId' | 'rule' | 'evidence'>[]
  readonly reading: ReadonlyMap<string, RowReading>
  readonly entries: readonly EvidenceEntry[]
  readonly files: readonly AttachedFile[]
}

/** Holds a unit's evidence against its return: nothing is judged, only found. */
export function checkEvidence({ rows, reading, entries, files }: EvidenceToCheck): EvidenceCheck {
  const ids = rows.map(({ indicatorId }) => indicatorId)
  const filesOf = (number: string): readonly number[] => {
    const wanted = comparableNumber(number)
    return wanted === ''
      ? []
      : files.filter((file) => comparableNumber(file.number) === wanted).map(({ id }) => id)
  }
  const listed = entries.map((entry) => ({ entry, files: filesOf(entry.number) }))
  const known = new Set(
    entries.map(({ number }) => comparableNumber(number)).filter((number) => number !== ''),
  )
  const items = rows.map((row): ItemEvidence => {
    const read = reading.get(row.indicatorId)
    const cited = read?.evidence ?? []
    const found = new Set([
      ...files.filter(({ indicator }) => indicator === row.indicatorId).map(({ id }) => id),
      ...cited.flatMap(filesOf),
      ...listed
        .filter(({ entry }) => indicatorsOf(entry, ids).includes(row.indicatorId))
        .flatMap((line) => line.files),
    ])
    return {
      indicator: row.indicatorId,
      required: row.evidence !== '' && read !== undefined && claims(row, read),
      cited,
      files: [...found].toSorted((a, b) => a - b),
    }
  })
  return {
    items,
    entries: listed.map((line) => line.files),
    findings: [
      ...listed
        .filter((line) => line.files.length === 0)
        .map(({ entry }) => ({
          kind: 'listed-without-file' as const,
          entry,
          indicators: showing(entry, ids, items),
        })),
      ...items.flatMap(({ indicator, cited }) =>
        cited
          .filter((number) => !known.has(number))
          .map((number) => ({ kind: 'cited-not-listed' as const, indicator, number })),
      ),
      ...items
        .filter((item) => item.required && item.cited.length === 0 && item.files.length === 0)
        .map(({ indicator }) => ({ kind: 'required-missing' as const, indicator })),
      ...files
        .filter(({ number, indicator }) =>
          number === '' ? indicator === null : !known.has(comparableNumber(number)),
        )
        .map(({ id }) => ({ kind: 'file-without-entry' as const, file: id })),
    ],
  }
}

/** Items that an entry is for, by its own column or because they name it. */
function showing(
  entry: EvidenceEntry,
  ids: readonly string[],
  items: readonly ItemEvidence[],
): readonly string[] {
  const named = indicatorsOf(entry, ids)
  const number = comparableNumber(entry.number)
  const citing = items.filter(({ cited }) => number !== '' && cited.includes(number))
  return ids.filter((id) => named.includes(id) || citing.some(({ indicator }) => indicator === id))
}

function claims({ rule }: Pick<FormRow, 'rule'>, read: RowReading): boolean {
  if (read.notApplicable || read.noData || read.refused) return false
  const isYesNo = rule === 'yes-no'
  return claimsSomething(rule, {
    actual: isYesNo || read.actual === null ? null : parseDecimal(read.actual),
    yesNo: isYesNo && read.actual !== null ? read.actual === '是' : null,
    band: read.band,
    selfScore: read.selfScore,
  })
}
