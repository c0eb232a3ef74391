import { loadEvidenceFiles, type Evidence } from '#db/evidence.ts'
import { loadEvidence, loadReadingRows } from '#db/readings.ts'
import { loadStanding, type Submission } from '#db/submissions.ts'
import { checkEvidence, type EvidenceCheck } from '#shared/returns/check-evidence.ts'
import { removeControls } from '#shared/returns/clean-text.ts'
import { findingText } from '#shared/returns/evidence-messages.ts'
import type { Form } from '#shared/returns/form.ts'
import type { EvidenceEntry, RowReading } from '#shared/returns/reading.ts'
import type { Office } from '../office.ts'
import { formOf, type EvaluatedUnit, type YearBook } from '../year-book.ts'

/** A unit's evidence held against the return that stands. */
export interface UnitCheck {
  readonly form: Form
  /** null: nothing was handed in, so that there is nothing to hold it against. */
  readonly submission: Submission | null
  readonly entries: readonly EvidenceEntry[]
  /** Those that count, in order. */
  readonly files: readonly Evidence[]
  readonly check: EvidenceCheck
  /** A sentence for each finding, in their order. */
  readonly texts: readonly string[]
}

/** Checks units of a year with one look at its files. */
export function openEvidenceCheck({ db }: Office, book: YearBook): (evaluated: EvaluatedUnit) => UnitCheck {
  const { year } = book.year
  const standing = loadStanding(db, year)
  const files = Map.groupBy(
    loadEvidenceFiles(db, year).filter(({ removed }) => removed === null),
    ({ unit }) => unit,
  )
  return (evaluated) => {
    const form = formOf(book, evaluated)
    const submission = standing.get(evaluated.unit.id) ?? null
    const own = files.get(evaluated.unit.id) ?? []
    const entries = submission === null ? [] : loadEvidence(db, submission.id)
    const reading = submission === null ? new Map<string, RowReading>() : loadReadingRows(db, submission.id)
    const check = checkEvidence({ rows: form.rows, reading, entries, files: own })
    const names = {
      fileName: (id: number) => shownName(own.find((file) => file.id === id)),
      required: (indicator: string) =>
        form.rows.find(({ indicatorId }) => indicatorId === indicator)?.evidence ?? '',
    }
    const texts = check.findings.map((finding) => findingText(finding, names))
    return { form, submission, entries, files: own, check, texts }
  }
}

/** A file's name as it may be shown: a sign that turns the reading direction would make another ending of it. */
export function shownName(file: { readonly fileName: string } | undefined): string {
  return file === undefined ? '' : removeControls(file.fileName)
}
