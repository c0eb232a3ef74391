import { loadAppeals, outcomeOf, type Appeal, type AppealDecision } from '#db/appeals.ts'
import { loadFeedback, type Feedback } from '#db/feedback.ts'
import { loadReadingCells } from '#db/readings.ts'
import { loadStanding } from '#db/submissions.ts'
import type { AppealEntry, AppealPage, AppealUnit } from '#shared/contract/appeals.ts'
import type { Day } from '#shared/scheme/day.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { subjectOf } from '../appeals/appeal-subject.ts'
import { appealWindow } from '../appeals/appeal-window.ts'
import { whatIsPending } from '../appeals/record-feedback.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { originCells } from '../origin-cells.ts'
import { scoreBook } from '../score-year.ts'
import type { YearBook } from '../year-book.ts'
import { unitChoices } from './unit-choices.ts'

/** 反馈与申诉: which unit got its 反馈函 when, until when it may appeal, and what it appealed about. */
export function appealPage(office: Office, book: YearBook): AppealPage {
  const { db } = office
  const { year, state } = book.year
  const today = dayInChina(Date.parse(office.act().at))
  const scores = new Map(
    scoreBook(office, book)
      .groups.flatMap(({ units }) => units)
      .map((score) => [score.unit, score]),
  )
  const appeals = loadAppeals(db, year)
  const feedback = loadFeedback(db, year)
  const own = Map.groupBy(appeals, ({ unit }) => unit)
  const units = unitChoices(book).map((choice): AppealUnit => {
    const score = scores.get(choice.unit)
    if (score === undefined) throw new Error(`${choice.unit} has no score`)
    const given = feedback.get(choice.unit)
    const all = own.get(choice.unit) ?? []
    return {
      ...choice,
      feedback: given === undefined ? null : feedbackRow(office, book, given, today),
      pendingItems: score.pendingItems,
      openAppeals: all.filter((appeal) => outcomeOf(appeal) === null).length,
      appeals: all.length,
      indicators: itemsOf(score).map(({ indicator, title, score: points }) => ({
        indicator,
        title,
        score: points,
      })),
      total: score.total,
    }
  })
  return {
    archived: state === '归档',
    state,
    today,
    appealWorkingDays: book.scheme.appealWorkingDays,
    pending: whatIsPending(office, book, null),
    nothingIn: loadStanding(db, year).size === 0,
    units,
    appeals: appealEntries(office, book, appeals, scores).toReversed(),
  }
}

function feedbackRow(
  { db }: Office,
  { scheme }: YearBook,
  { day, way, note, operator, at }: Feedback,
  today: Day,
): NonNullable<AppealUnit['feedback']> {
  const { lastDay, leftFrom, unannounced } = appealWindow(db, scheme, day)
  return { day, way, note, operator, at, lastDay, left: leftFrom(today), unannounced }
}

function itemsOf(score: UnitScore) {
  return score.blocks().flatMap(({ items }) => items)
}

function appealEntries(
  { db }: Office,
  book: YearBook,
  appeals: readonly Appeal[],
  scores: ReadonlyMap<string, UnitScore>,
): readonly AppealEntry[] {
  const standing = loadStanding(db, book.year.year)
  const cells = new Map(
    [...new Set(appeals.map(({ unit }) => unit))].map((unit) => {
      const submission = standing.get(unit)
      return [unit, submission === undefined ? null : originCells(loadReadingCells(db, submission.id))]
    }),
  )
  return appeals.map((appeal) => {
    const { unit, indicator, id, about, score, claim, received, lastDay, lateReason, operator, at } = appeal
    const own = scores.get(unit)
    const item = own === undefined ? undefined : itemsOf(own).find((known) => known.indicator === indicator)
    const cell = indicator === null ? undefined : cells.get(unit)?.get(indicator)
    return {
      id,
      unit,
      unitName: own?.name ?? unit,
      about,
      indicator,
      subject: subjectOf(appeal, item?.title ?? ''),
      score,
      scoreNow: indicator === null ? (own?.total ?? null) : (item?.score ?? null),
      claim,
      received,
      lastDay,
      lateReason,
      operator,
      at,
      outcome: standingOutcome(outcomeOf(appeal)),
      origin: cell === undefined ? null : { sheet: cell.sheet, cell: cell.cell, original: cell.original },
      decisions: appeal.decisions.map((decision) => ({ ...decision })),
    }
  })
}

function standingOutcome(decision: AppealDecision | null): AppealEntry['outcome'] {
  return decision === null || decision.outcome === '收回' ? null : decision.outcome
}
