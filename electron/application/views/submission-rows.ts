import { loadYearCellDecisions } from '#db/cell-decisions.ts'
import { loadSubmissionRecords, type SubmissionRecord } from '#db/submission-records.ts'
import { loadStanding, loadSubmissions, type Submission } from '#db/submissions.ts'
import type { SubmissionRow } from '#shared/contract/submissions.ts'
import { countOpen, type KnownDoubt } from '#shared/returns/doubts.ts'
import { submissionDoubts } from '../check/checked-submission.ts'
import type { Office } from '../office.ts'
import { nameOf } from '../unit-resolver.ts'
import type { YearBook } from '../year-book.ts'

/** Every submission of the year: units in document order, each one's by number. */
export function submissionRows({ db }: Office, book: YearBook): readonly SubmissionRow[] {
  const submissions = loadSubmissions(db, book.year.year)
  const standing = loadStanding(db, book.year.year)
  const records = loadSubmissionRecords(db, book.year.year)
  const decisions = loadYearCellDecisions(db, book.year.year)
  return book.units.flatMap(({ unit }) =>
    (submissions.get(unit.id) ?? []).map((submission) => {
      const record = records.get(submission.id)
      if (record === undefined) throw new Error(`submission ${submission.id} has no record`)
      const doubts = submissionDoubts(db, submission.id, decisions.get(submission.id) ?? [])
      return submissionRow(book, submission, record, doubts, standing.get(unit.id)?.id === submission.id)
    }),
  )
}

export function submissionRow(
  book: YearBook,
  submission: Submission,
  record: SubmissionRecord,
  doubts: readonly KnownDoubt[],
  stands: boolean,
): SubmissionRow {
  const { id, unit, number, fileName, way, received, complete } = submission
  const { at, operator } = record
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
    doubts: doubts.length,
    openDoubts: countOpen(doubts),
  }
}
