import { loadEvidence, loadReadingCells, loadReadingRows } from '#db/readings.ts'
import { loadSubmissionRecords } from '#db/submission-records.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { ReturnReadingView, SubmissionRow } from '#shared/contract/submissions.ts'
import { findChanges } from '#shared/returns/changes.ts'
import { openSubmission } from '../check/checked-submission.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { formOf } from '../year-book.ts'
import { readingView } from './reading-view.ts'
import { submissionRow } from './submission-rows.ts'

/** How one submission was read and decided, with what changed since the one that stood before it. */
export function submissionReading(
  office: Office,
  submissionId: number,
): Outcome<{ readonly submission: SubmissionRow; readonly reading: ReturnReadingView }> {
  const opened = openSubmission(office, submissionId)
  if (!opened.ok) return opened
  const { book, evaluated, submission, cells, remarks, decisions, doubts } = opened.value
  const { db } = office
  const { year } = book.year
  const record = loadSubmissionRecords(db, year).get(submissionId)
  if (record === undefined) return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  const before = loadStandingOf(db, year, submission.unit, submission.number)
  const stands = loadStandingOf(db, year, submission.unit)?.id === submissionId
  const reading = readingView({
    form: formOf(book, evaluated),
    sheet: submission.sheet,
    head: {
      filledBy: record.filledBy,
      phone: record.phone,
      responsible: record.responsible,
      date: record.filledOn,
    },
    rows: loadReadingRows(db, submissionId),
    cells,
    remarks,
    evidence: loadEvidence(db, submissionId),
    against:
      before === null
        ? null
        : { number: before.number, changes: findChanges(loadReadingCells(db, before.id), cells) },
    doubts,
    decisions,
  })
  return { ok: true, value: { submission: submissionRow(book, submission, record, doubts, stands), reading } }
}
