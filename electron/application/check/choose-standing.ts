import { appendLog } from '#db/log.ts'
import { findSubmission, loadStandingOf, storeStandingChoice } from '#db/submissions.ts'
import { findSubmissionBook } from '../find-submission-book.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { changeStanding } from '../reopen-changed.ts'
import { refuseArchived } from '../year-state.ts'

/** The office says which submission of a unit counts. Reviewed items that it changes are put up for review again. */
export function chooseStanding(
  office: Office,
  submissionId: number,
  reason: string,
): Outcome<{ readonly reopened: readonly string[] }> {
  const book = findSubmissionBook(office, submissionId)
  if (!book.ok) return book
  const open = refuseArchived(book.value.year)
  if (!open.ok) return open
  const { db } = office
  const { year } = book.value.year
  const chosen = findSubmission(db, submissionId)
  if (chosen === null) throw new Error('a submission with a year is there')
  const why = reason.trim()
  if (why === '') return fail('reason-missing', '改定以哪一次报送为准，请写明理由。')
  const { unit, number } = chosen
  const actor = office.act()
  return db.transaction(() => {
    const before = loadStandingOf(db, year, unit)
    const reopening = {
      year,
      unit,
      way: '改定有效报送',
      opinion: () => `改为以第${number}次报送为准，本项内容不同：${why}`,
    }
    const { reopened } = changeStanding(db, actor, reopening, () => {
      storeStandingChoice(db, actor, submissionId, why)
    })
    appendLog(db, actor, {
      action: '改定有效报送',
      object: unit,
      detail: { year, before: before?.number ?? null, after: number, reason: why, reopened },
    })
    return { ok: true, value: { reopened } } as const
  })()
}
