import { loadSubmissionRecords, type SubmissionRecord } from '#db/submission-records.ts'
import { loadStanding, loadSubmissions, type Submission } from '#db/submissions.ts'
import type { SubmissionRow } from '#shared/contract/submissions.ts'
import type { Office } from '../office.ts'
import { nameOf } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'

/** Every submission of the year: units in document order, each one's by number. */
export function submissionRows({ db }: Office, book: YearBook): readonly SubmissionRow[] {
  const submissions = loadSubmissions(db, book.year.year)
  const standing = loadStanding(db, book.year.year)
  const records = loadSubmissionRecords(db, book.year.year)
  return book.units.flatMap(({ unit }) =>
    (submissions.get(unit.id) ?? []).map((submission) => {
      const record = records.get(submission.id)
      if (record === undefined) throw new Error(`submission ${submission.id} has no record`)
      return submissionRow(book, submission, record, standing.get(unit.id)?.id === submission.id)
    }),
  )
}

export function submissionRow(
  book: YearBook,
  submission: Submission,
  record: SubmissionRecord,
  stands: boolean,
): SubmissionRow {
  const { id, unit, number, fileName, way, received, complete } = submission
  const { at, operator, cellRemarks, cellErrors, fileRemarks } = record
  return {
    id,
    unit,
    unitName: nameOf(book, unit) ?? unit,
    number,
    fileName,
    way,
    received,
    at,
    operator,
    complete,
    stands,
    cellRemarks,
    cellErrors,
    fileRemarks,
  }
}
