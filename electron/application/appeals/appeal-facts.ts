import { loadAppeals, outcomeOf, type Appeal } from '#db/appeals.ts'
import { loadFeedback } from '#db/feedback.ts'
import type { ReportAppeal, ReportFacts } from '#shared/reports/report-facts.ts'
import type { Office } from '../office.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { appealWindow } from './appeal-window.ts'
import { subjectOf } from './appeal-subject.ts'

/** What the year-end documents tell of feedback and appeals. */
export function appealFacts(
  { db }: Office,
  book: YearBook,
): Pick<ReportFacts, 'appealUntil' | 'feedback' | 'appeals'> {
  const { year } = book.year
  const feedback = new Map(
    [...loadFeedback(db, year)].map(([unit, { day }]) => [
      unit,
      { day, lastDay: appealWindow(db, book.scheme, day).lastDay },
    ]),
  )
  // One day holds for all only once every unit has its letter; before that a paper counts from receipt.
  const all = book.units.every(({ unit }) => feedback.has(unit.id))
  const lastDay = [...feedback.values()]
    .map((given) => given.lastDay)
    .toSorted()
    .at(-1)
  return {
    appealUntil: all ? (lastDay ?? null) : null,
    feedback,
    appeals: loadAppeals(db, year).map((appeal) => reportAppeal(book, appeal)),
  }
}

/** An appeal with its names. */
export function reportAppeal(book: YearBook, appeal: Appeal): ReportAppeal {
  const evaluated = findEvaluated(book, appeal.unit)
  const outcome = outcomeOf(appeal)
  const title = evaluated?.group.indicators.find(({ id }) => id === appeal.indicator)?.title ?? ''
  return {
    unitName: evaluated?.name ?? appeal.unit,
    subject: subjectOf(appeal, title),
    received: appeal.received,
    claim: appeal.claim,
    score: appeal.score,
    decision:
      outcome === null || outcome.outcome === '收回'
        ? null
        : { outcome: outcome.outcome, opinion: outcome.opinion, score: outcome.score },
  }
}
