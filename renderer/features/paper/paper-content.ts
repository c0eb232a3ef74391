import type { PaperContent, PaperRow } from '#shared/contract/paper.ts'

type TypedRow = PaperContent['rows'][number]
export type TypedEvidence = PaperContent['evidence'][number]

const EMPTY_EVIDENCE: TypedEvidence = {
  number: '',
  indicators: '',
  title: '',
  reference: '',
  kind: '',
  pages: '',
}
/** Lines of the 目录 that stand ready behind the last one that is filled. */
const SPARE_LINES = 12

/** A form as it is begun, or as it was kept, with a row for each of the form's. */
export function fullContent(rows: readonly PaperRow[], kept: PaperContent | null): PaperContent {
  const known = new Map(kept?.rows.map((row) => [row.indicator, row]))
  return {
    received: kept?.received ?? null,
    head: kept?.head ?? { filledBy: '', phone: '', responsible: '', date: '' },
    rows: rows.map(({ indicator }) => known.get(indicator) ?? emptyRow(indicator)),
    evidence: kept?.evidence ?? [],
  }
}

function emptyRow(indicator: string): TypedRow {
  return {
    indicator,
    actual: '',
    narrative: '',
    grade: '',
    selfScore: '',
    deviation: '',
    evidence: '',
    note: '',
  }
}

/** Lines of the 目录 to show: the filled ones and some to go on with. */
export function evidenceLines(evidence: readonly TypedEvidence[]): readonly TypedEvidence[] {
  return [...evidence, ...Array.from({ length: SPARE_LINES }, () => EMPTY_EVIDENCE)]
}

/** Without the empty lines at the end. */
export function trimEvidence(lines: readonly TypedEvidence[]): readonly TypedEvidence[] {
  const last = lines.findLastIndex((line) => Object.values(line).some((text) => text !== ''))
  return lines.slice(0, last + 1)
}

export function emptyEvidence(): TypedEvidence {
  return EMPTY_EVIDENCE
}
