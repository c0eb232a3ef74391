import { appendLog, type Actor } from '#db/log.ts'
import { loadReadingRows } from '#db/readings.ts'
import { hasReviews, loadStandingReviews, storeReviews } from '#db/reviews.ts'
import { loadStandingOf, storeSubmission, type NewSubmission, type Submission } from '#db/submissions.ts'
import type { Database } from '#db/open.ts'
import type { RowReading } from '#shared/returns/reading.ts'
import type { Office } from './office.ts'
import { advanceYear } from './year-state.ts'
import type { YearBook } from './year-book.ts'

/** Keeps one return, all of it or nothing: bytes, reading, items put back to pending, log. */
export function receiveSubmission(office: Office, book: YearBook, submission: NewSubmission): Submission {
  const { db } = office
  const actor = office.act()
  return db.transaction(() => {
    const reviewed = hasReviews(db, submission.year, submission.unit)
    const before = reviewed ? standingRows(db, submission) : null
    const { submission: stored, readingSha256 } = storeSubmission(db, actor, submission)
    const reopened = reviewed ? reopenChanged(db, actor, submission, before, stored.number) : []
    advanceYear(db, actor, book.year, '收表', '收到自评表')
    appendLog(db, actor, {
      action: submission.way === 'paper' ? '录入纸质表' : '导入',
      object: submission.unit,
      detail: {
        year: submission.year,
        submission: stored.number,
        file: submission.fileName,
        sha256: submission.sha256,
        // So that a reading changed afterwards shows, as a changed file does.
        reading: readingSha256,
        received: submission.received,
        complete: submission.reading.complete,
        reopened,
      },
    })
    return stored
  })()
}

function standingRows(db: Database, { year, unit }: NewSubmission): ReadonlyMap<string, RowReading> | null {
  const stands = loadStandingOf(db, year, unit)
  return stands === null ? null : loadReadingRows(db, stands.id)
}

/** A new submission puts back to pending the reviewed items whose values it changes (scoring.md, State of an item). */
function reopenChanged(
  db: Database,
  actor: Actor,
  { year, unit }: NewSubmission,
  before: ReadonlyMap<string, RowReading> | null,
  number: number,
): readonly string[] {
  const reviewed = loadStandingReviews(db, year).get(unit)
  if (reviewed === undefined) return []
  const stands = loadStandingOf(db, year, unit)
  const after = stands === null ? null : loadReadingRows(db, stands.id)
  const changed = [...reviewed.values()].filter(
    (review) =>
      review.kind !== 'reopened' &&
      isChanged(before?.get(review.indicator) ?? null, after?.get(review.indicator) ?? null),
  )
  storeReviews(
    db,
    actor,
    year,
    changed.map((review) => ({
      unit,
      indicator: review.indicator,
      submissionId: stands?.id ?? null,
      kind: 'reopened',
      score: null,
      actual: null,
      band: null,
      way: '重新报送',
      opinion: `第${number}次报送改动了本项`,
    })),
  )
  return changed.map((review) => review.indicator)
}

function isChanged(before: RowReading | null, after: RowReading | null): boolean {
  const key = (row: RowReading | null): string =>
    JSON.stringify(
      row === null
        ? [null, null, null, false, false, false]
        : [row.actual, row.band, row.selfScore, row.noData, row.notApplicable, row.refused],
    )
  return key(before) !== key(after)
}
