import { loadAppeals, outcomeOf, storeAppeal, type Appeal } from '#db/appeals.ts'
import { loadFeedback } from '#db/feedback.ts'
import { appendLog } from '#db/log.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatDay, type Day } from '#shared/scheme/day.ts'
import type { Points } from '#shared/scheme/points.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { scoreBook } from '../score-year.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'
import { appealWindow } from './appeal-window.ts'

export interface AppealRequest {
  readonly unit: UnitId
  readonly about: Appeal['about']
  readonly indicator: string | null
  readonly claim: string
  readonly received: Day
  readonly lateReason: string
}

/** Takes an appeal down, with the score as it stands now; outside the window only with a reason. Gives its id. */
export function registerAppeal(office: Office, book: YearBook, request: AppealRequest): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const evaluated = findEvaluated(book, request.unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const actor = office.act()
  const { unit, about, received } = request
  const indicator = about === 'item' ? request.indicator : null
  const [claim, lateReason] = [tidy(request.claim), tidy(request.lateReason)]
  if (claim === '') return refuse('请写明单位的诉求，没有登记。')
  if (received > dayInChina(Date.parse(actor.at))) {
    return refuse(`收到日期 ${formatDay(received)}还没有到，没有登记。请选今天或以前的日期。`)
  }
  const score = scoreOf(office, book, unit, indicator)
  if (score === null) return fail('unknown-indicator', `${evaluated.name}没有这项指标，请重新选择。`)
  if (score.pending) {
    return refuse(`${evaluated.name}的 ${indicator ?? ''} 还没有核定，不需要申诉。请先到“审核”核定。`)
  }
  const { db } = office
  const window = windowOf(office, book, unit, received)
  if (window.outside !== '' && lateReason === '')
    return refuse(`${window.outside}仍可登记，请写明受理的理由。`)
  const { year } = book.year
  return db.transaction((): Outcome<number> => {
    const same = loadAppeals(db, year).find(
      (known) =>
        known.unit === unit &&
        known.about === about &&
        known.indicator === indicator &&
        outcomeOf(known) === null,
    )
    if (same !== undefined) {
      return refuse(`${evaluated.name}已有一件同一项目的申诉待复核，没有重复登记。请先办结那一件。`)
    }
    const appeal = {
      unit,
      about,
      indicator,
      score: score.score,
      claim,
      received,
      lastDay: window.lastDay,
      lateReason: window.outside === '' ? '' : lateReason,
    }
    const id = storeAppeal(db, actor, year, appeal)
    const { unit: object, ...detail } = appeal
    appendLog(db, actor, { action: '登记申诉', object, detail: { year, appeal: id, ...detail } })
    return { ok: true, value: id }
  })()
}

interface ScoreNow {
  /** null: there is none. */
  readonly score: Points | null
  /** The item awaits a decision. */
  readonly pending: boolean
}

/** The score that an appeal is about as it stands: of the item, else the total; null: the unit has no such item. */
export function scoreOf(
  office: Office,
  book: YearBook,
  unit: UnitId,
  indicator: string | null,
): ScoreNow | null {
  const score = scoreBook(office, book)
    .groups.flatMap(({ units }) => units)
    .find((known) => known.unit === unit)
  if (score === undefined) throw new Error(`${unit} has no score`)
  if (indicator === null) return { score: score.total, pending: false }
  const item = score
    .blocks()
    .flatMap(({ items }) => items)
    .find((known) => known.indicator === indicator)
  return item === undefined ? null : { score: item.score, pending: item.state === 'pending' }
}

/** Whether a day lies in the unit's window; `outside` says in a sentence why not, '' where it does. */
function windowOf(
  { db }: Office,
  { scheme, year }: YearBook,
  unit: UnitId,
  received: Day,
): { readonly lastDay: Day | null; readonly outside: string } {
  const feedback = loadFeedback(db, year.year).get(unit)
  if (feedback === undefined) return { lastDay: null, outside: '这家单位还没有登记反馈，没有申诉期。' }
  const { lastDay } = appealWindow(db, scheme, feedback.day)
  if (received < feedback.day) {
    return { lastDay, outside: `收到日期早于反馈函送达的 ${formatDay(feedback.day)}。` }
  }
  return { lastDay, outside: received > lastDay ? `申诉期至 ${formatDay(lastDay)}，收到时已经过期。` : '' }
}

function refuse(message: string): ReturnType<typeof fail> {
  return fail('appeal-not-taken', message)
}

function tidy(text: string): string {
  return trimSpaces(removeControls(text))
}
