import { appendLog } from '#db/log.ts'
import {
  storeSubmission,
  type NewSubmission,
  type StoredSubmission,
  type Submission,
} from '#db/submissions.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import type { Office } from './office.ts'
import { changeStanding } from './reopen-changed.ts'
import { advanceYear } from './year-state.ts'
import type { YearBook } from './year-book.ts'

/** Keeps one return, all of it or nothing: bytes, reading, items put back to pending, log. */
export function receiveSubmission(office: Office, book: YearBook, submission: NewSubmission): Submission {
  const { db } = office
  const actor = office.act()
  const { year, unit } = submission
  return db.transaction(() => {
    const reopening = {
      year,
      unit,
      way: '重新报送',
      opinion: (stored: StoredSubmission) => `第${stored.submission.number}次报送改动了本项`,
    }
    const { result, reopened } = changeStanding(db, actor, reopening, () =>
      storeSubmission(db, actor, submission),
    )
    crashpoint('import.stored')
    const { submission: stored, readingSha256 } = result
    advanceYear(db, actor, book.year, '收表', '收到自评表')
    appendLog(db, actor, {
      action: submission.way === 'paper' ? '录入纸质表' : '导入',
      object: unit,
      detail: {
        year,
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
    crashpoint('import.logged')
    return stored
  })()
}
