import { loadCellDecisions, type CellDecision } from '#db/cell-decisions.ts'
import type { Actor } from '#db/log.ts'
import { loadReadingCells, loadReadingRemarks, loadSentReading } from '#db/readings.ts'
import { findSubmission, type Submission } from '#db/submissions.ts'
import type { Database } from '#db/open.ts'
import { settleDoubts, type KnownDoubt } from '#shared/returns/doubts.ts'
import type { CellReading, FileRemark, ReturnReading } from '#shared/returns/reading.ts'
import { findSubmissionBook } from '../find-submission-book.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type EvaluatedUnit, type YearBook } from '../year-book.ts'

/** A submission with all that the office has made of it. */
export interface CheckedSubmission {
  readonly book: YearBook
  readonly evaluated: EvaluatedUnit
  readonly submission: Submission
  readonly sent: Pick<ReturnReading, 'rows' | 'cells' | 'remarks'>
  /** As it counts now. */
  readonly cells: readonly CellReading[]
  readonly remarks: readonly FileRemark[]
  readonly decisions: readonly (CellDecision & Actor)[]
  readonly doubts: readonly KnownDoubt[]
}

export function openSubmission(office: Office, submissionId: number): Outcome<CheckedSubmission> {
  const book = findSubmissionBook(office, submissionId)
  if (!book.ok) return book
  const submission = findSubmission(office.db, submissionId)
  const evaluated = submission === null ? null : findEvaluated(book.value, submission.unit)
  if (submission === null || evaluated === null) {
    return fail('unknown-submission', '没有找到这份自评表，请返回收表列表重新选择。')
  }
  const { db } = office
  const sent = loadSentReading(db, submissionId)
  const cells = loadReadingCells(db, submissionId)
  const remarks = loadReadingRemarks(db, submissionId)
  const decisions = loadCellDecisions(db, submissionId)
  const doubts = settleDoubts(sent, { cells, remarks }, decisions)
  return {
    ok: true,
    value: { book: book.value, evaluated, submission, sent, cells, remarks, decisions, doubts },
  }
}

/** The doubts of a submission with what became of each, for lists and counts. */
export function submissionDoubts(
  db: Database,
  submissionId: number,
  decisions: readonly CellDecision[] = loadCellDecisions(db, submissionId),
): readonly KnownDoubt[] {
  const sent = loadSentReading(db, submissionId)
  const cells = loadReadingCells(db, submissionId)
  return settleDoubts(sent, { cells, remarks: loadReadingRemarks(db, submissionId) }, decisions)
}
