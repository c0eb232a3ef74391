import type { ReviewItem } from '#shared/contract/review.ts'
import type { EvidenceEntry } from '#shared/returns/reading.ts'

/** The numbers that an item names, each with its entry in the unit's list; a number without one keeps its place. */
export function evidenceOf(
  numbers: readonly string[],
  entries: readonly EvidenceEntry[],
): ReviewItem['evidence'] {
  return numbers.map((number) => {
    const entry = entries.find((candidate) => candidate.number === number)
    return {
      number,
      title: entry?.title ?? '',
      reference: entry?.reference ?? '',
      kind: entry?.kind ?? '',
      pages: entry?.pages ?? '',
    }
  })
}
