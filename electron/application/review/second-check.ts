import { appendLog, type Actor } from '#db/log.ts'
import { loadOperators } from '#db/operators.ts'
import { loadLastDecisions, loadStandingReviews, storeReviews, type Review } from '#db/reviews.ts'
import { loadSecondChecks, storeSecondCheck, type SecondCheck, type Verdict } from '#db/second-checks.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import type { YearBook } from '../year-book.ts'
import { findOpenUnit } from '../year-state.ts'
import { needsSecondCheck } from './second-check-setting.ts'

/** open: decided and not checked. disagreed: put back to be decided again. */
export type CheckState = 'open' | SecondCheck['verdict']

/** Where each item of a unit stands in 复核; an item that awaits its first decision, or has none, is not there. */
export function checkStates(
  { db }: Pick<Office, 'db'>,
  year: number,
  unit: UnitId,
): ReadonlyMap<string, CheckState> {
  const reviews = loadStandingReviews(db, year).get(unit) ?? new Map<string, Review & Actor>()
  const checks = loadSecondChecks(db, year).get(unit) ?? new Map<string, SecondCheck>()
  const last = loadLastDecisions(db, year, unit)
  const states = [...reviews].flatMap(([indicator, review]): readonly (readonly [string, CheckState])[] => {
    const check = checks.get(indicator)
    if (review.kind !== 'reopened') {
      return [[indicator, check?.verdict === 'agreed' && isSame(check, review) ? 'agreed' : 'open']]
    }
    const decided = last.get(indicator)
    const turnedDown = check?.verdict === 'disagreed' && decided !== undefined && isSame(check, decided)
    return turnedDown ? [[indicator, 'disagreed']] : []
  })
  return new Map(states)
}

/** The same decision on the same return, be it brought back by an undoing. */
function isSame({ review }: SecondCheck, { kind, score, actual, band, submissionId }: Review): boolean {
  return (
    review.kind === kind &&
    review.score === score &&
    review.actual === actual &&
    review.band === band &&
    review.submissionId === submissionId
  )
}

/** 待复核 of each unit; of none where the office does not want 复核. 定等 waits for all of them. */
export function countOpenChecks(office: Office, book: YearBook): ReadonlyMap<UnitId, number> {
  if (!needsSecondCheck(office, book.year)) return new Map()
  return new Map(
    book.units.map(({ unit: { id }, group }) => {
      const own = new Set(group.indicators.filter(({ units }) => units.includes(id)).map((one) => one.id))
      const states = checkStates(office, book.year.year, id)
      return [id, [...states].filter(([indicator, state]) => state === 'open' && own.has(indicator)).length]
    }),
  )
}

export interface Checking {
  readonly unit: UnitId
  /** null: every one of the unit that awaits it and that this person may check. */
  readonly indicators: readonly string[] | null
  readonly verdict: Verdict
  readonly opinion: string
}

/**
 * 复核: another person than the one who decided agrees, or does not agree with an opinion; then the item is put back to be
 * decided again. Gives how many items were checked.
 */
export function checkDecisions(office: Office, book: YearBook, request: Checking): Outcome<number> {
  const evaluated = findOpenUnit(book, request.unit)
  if (!evaluated.ok) return evaluated
  const { db } = office
  const { year } = book.year
  const { unit, verdict } = request
  const opinion = trimSpaces(removeControls(request.opinion))
  if (!needsSecondCheck(office, book.year)) {
    return fail('decision-not-allowed', '没有启用复核，没有登记。需要复核的，请先到“设置”的“复核”中启用。')
  }
  if (verdict === 'disagreed' && opinion === '') {
    return fail('opinion-missing', '不同意请写明意见，这一项会退回重新审核。')
  }
  return db.transaction((): Outcome<number> => {
    const actor = office.act()
    const states = checkStates(office, year, unit)
    const reviews = loadStandingReviews(db, year).get(unit)
    const open = [...states].filter(([, state]) => state === 'open').map(([indicator]) => indicator)
    const wanted = request.indicators ?? open
    const stray = wanted.find((indicator) => !open.includes(indicator))
    if (stray !== undefined) {
      return fail(
        'decision-not-allowed',
        `${evaluated.value.name} ${stray} 不在待复核中，没有登记。请刷新后再看。`,
      )
    }
    const own = loadOperators(db).some(({ active }) => active)
      ? wanted.filter((indicator) => reviews?.get(indicator)?.operator === actor.operator)
      : []
    const items = request.indicators === null ? wanted.filter((one) => !own.includes(one)) : wanted
    if (items.length === 0 || (request.indicators !== null && own.length > 0)) {
      return own.length === 0
        ? fail('nothing-picked', `${evaluated.value.name}没有待复核的项目。`)
        : fail(
            'decision-not-allowed',
            `${own.join('、')} 由${actor.operator}核定，要由另一个人复核，没有登记。可点右上角“换人”。`,
          )
    }
    for (const indicator of items) {
      storeSecondCheck(db, actor, year, { unit, indicator, verdict, opinion })
    }
    if (verdict === 'disagreed') {
      storeReviews(
        db,
        actor,
        year,
        items.map((indicator) => ({
          unit,
          indicator,
          submissionId: reviews?.get(indicator)?.submissionId ?? null,
          kind: 'reopened',
          score: null,
          actual: null,
          band: null,
          way: '复核不同意',
          opinion,
        })),
      )
    }
    appendLog(db, actor, {
      action: verdict === 'agreed' ? '复核同意' : '复核不同意',
      object: unit,
      detail: { year, items, opinion },
    })
    return { ok: true, value: items.length }
  })()
}
