import { findYearOfSubmission } from '#db/submission-records.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { openYear, type YearBook } from './year-book.ts'

/** The year to which a submission belongs. */
export function findSubmissionBook(office: Office, submissionId: number): Outcome<YearBook> {
  const year = findYearOfSubmission(office.db, submissionId)
  if (year === null) return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  return openYear(office, year)
}
