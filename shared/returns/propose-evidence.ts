import { halveWidth, removeControls, removeSpaces } from './clean-text.ts'
import { comparableNumber } from './read-evidence.ts'
import type { EvidenceEntry } from './reading.ts'

/** What a file seems to be evidence of; shown for confirmation, never taken by itself. */
export interface EvidenceProposal {
  /** The entry's number in the 目录; '' where none is meant. */
  readonly number: string
  /** null: of the unit as a whole. */
  readonly indicator: string | null
}

export const NO_PROPOSAL: EvidenceProposal = { number: '', indicator: null }

/** What stands in front of a number: 附件3, 佐证材料（2）, 第3号. */
const LEAD = /^(?:佐证材料|佐证|附件|材料|编号|目录)?[([【<第]*/
const NUMBER = /^([A-Z]{0,3}\d+(?:[.-]\d+)*)(?![\dA-Z%])/

/**
 * Takes the number that a file's name begins with (3_总结.pdf, 3 总结.pdf, 1.1照片.jpg) for an entry of the 目录, else for
 * an indicator. `3-1照片.jpg` is 3-1, else 3. A number that is neither says nothing.
 */
export function proposeEvidence(
  fileName: string,
  entries: readonly EvidenceEntry[],
  indicators: readonly string[],
): EvidenceProposal {
  const plain = halveWidth(removeControls(fileName)).toUpperCase().trimStart()
  const found = NUMBER.exec(removeSpaces(plain).replace(LEAD, ''))?.[1]
  // A space ends a number, so that "3 2018年总结" is 3; only then is what stands together looked at.
  const first = NUMBER.exec(plain.replace(LEAD, '').trimStart().split(/\s/)[0] ?? '')?.[1]
  for (const number of [first, found].flatMap(shorterNumbers)) {
    const entry = entries.find((candidate) => bareNumber(candidate.number) === comparableNumber(number))
    if (entry !== undefined) return { number: entry.number, indicator: onlyIndicator(entry, indicators) }
    const indicator = indicators.find((id) => id.toUpperCase() === number)
    if (indicator !== undefined) return { number: '', indicator }
  }
  return NO_PROPOSAL
}

/** 附件5, （5） and 05 are entry 5. */
function bareNumber(number: string): string {
  return comparableNumber(
    comparableNumber(number)
      .replace(LEAD, '')
      .replace(/[)\]】>号]+$/, ''),
  )
}

/** 3-1-2, 3-1, 3: what stands behind a hyphen is often only a count of its own. */
function shorterNumbers(number: string | undefined): readonly string[] {
  if (number === undefined) return []
  const parts = number.split('-')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
}

/** The indicators that an entry of the 目录 is for, as far as the unit has them. */
export function indicatorsOf({ indicators }: EvidenceEntry, known: readonly string[]): readonly string[] {
  const named = new Set(
    halveWidth(indicators)
      .split(/[、,;\s]+/)
      .map((text) => removeSpaces(text).toUpperCase()),
  )
  return known.filter((id) => named.has(id.toUpperCase()))
}

function onlyIndicator(entry: EvidenceEntry, known: readonly string[]): string | null {
  const [only, ...more] = indicatorsOf(entry, known)
  return more.length === 0 ? (only ?? null) : null
}
