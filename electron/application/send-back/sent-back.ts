import { loadSendBacks, type SendBack } from '#db/send-backs.ts'
import { loadSubmissions, type Submission } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'

/** A 退回 as it stands now. */
export interface SentBack {
  readonly sendBack: SendBack
  /** open: the unit owes its corrected form. replaced: a later 退回 of the unit took its place. */
  readonly state: 'open' | 'answered' | 'replaced' | 'withdrawn'
  /** The submission that was sent back; null: its import was undone since. */
  readonly submission: Submission | null
  /** The unit's next submission, received on the day of the 退回 or later. */
  readonly answer: Submission | null
  /** One that came in afterwards but had been received before: no answer. */
  readonly early: Submission | null
}

/** Every 退回 of the year, the earliest first; what a later submission answers needs nobody to say so. */
export function loadSentBacks({ db }: Office, { year }: YearBook): readonly SentBack[] {
  const submissions = loadSubmissions(db, year.year)
  const all = loadSendBacks(db, year.year)
  return all.map((sendBack, index) => {
    const own = submissions.get(sendBack.unit) ?? []
    const later = own.filter(({ id }) => id > sendBack.lastSubmission)
    const day = dayInChina(Date.parse(sendBack.at))
    const answer = later.find(({ received }) => received >= day) ?? null
    const replaced = all.slice(index + 1).some(({ unit }) => unit === sendBack.unit)
    return {
      sendBack,
      state: stateOf(sendBack, answer, replaced),
      submission: own.find(({ id }) => id === sendBack.submissionId) ?? null,
      answer,
      early: answer === null ? (later.at(-1) ?? null) : null,
    }
  })
}

function stateOf(sendBack: SendBack, answer: Submission | null, replaced: boolean): SentBack['state'] {
  if (sendBack.withdrawal !== null) return 'withdrawn'
  if (answer !== null) return 'answered'
  return replaced ? 'replaced' : 'open'
}

/** Each unit's 退回 that still waits for an answer; a unit has one at most. */
export function loadOpenSentBacks(office: Office, book: YearBook): ReadonlyMap<UnitId, SentBack> {
  return new Map(
    loadSentBacks(office, book)
      .filter(({ state }) => state === 'open')
      .map((sent) => [sent.sendBack.unit, sent]),
  )
}
