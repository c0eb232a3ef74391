import { storeFeedback } from '#db/feedback.ts'
import { appendLog } from '#db/log.ts'
import { loadStanding } from '#db/submissions.ts'
import { YEAR_STATES } from '#db/years.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatDay, type Day } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { scoreBook } from '../score-year.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { advanceYear, refuseArchived } from '../year-state.ts'
import { appealWindow } from './appeal-window.ts'

export interface FeedbackRequest {
  readonly units: readonly UnitId[]
  readonly day: Day
  readonly way: string
  readonly note: string
}

const NAMED = 3

/** Writes down that units got their 反馈函; the first one takes the year on to 反馈. Gives how many. */
export function recordFeedback(office: Office, book: YearBook, request: FeedbackRequest): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const units = [...new Set(request.units)]
  if (units.length === 0) return fail('nothing-picked', '还没有选择单位，没有登记。请至少选择一家。')
  if (units.some((unit) => findEvaluated(book, unit) === null)) {
    return fail('unknown-unit', `所选单位有不属于${book.year.year}年度的，没有登记。请重新选择。`)
  }
  const { db } = office
  const actor = office.act()
  if (request.day > dayInChina(Date.parse(actor.at))) {
    return fail(
      'feedback-not-taken',
      `送达日期 ${formatDay(request.day)}还没有到，没有登记。请选今天或以前的日期。`,
    )
  }
  if (loadStanding(db, book.year.year).size === 0) {
    return fail('feedback-not-taken', '还没有收到自评表，没有得分可以反馈，没有登记。请先收表、审核。')
  }
  const missing = whatIsPending(office, book, isBeforeFeedback(book) ? null : units)
  if (missing !== '') {
    return fail('feedback-not-taken', `${missing}，得分还没有定，不能登记反馈。请先到“审核”核定完。`)
  }
  const { day, way } = request
  const note = trimSpaces(removeControls(request.note))
  const { year } = book.year
  const { lastDay } = appealWindow(db, book.scheme, day)
  db.transaction(() => {
    for (const unit of units) {
      storeFeedback(db, actor, year, { unit, day, way, note })
      appendLog(db, actor, { action: '登记反馈', object: unit, detail: { year, day, way, note, lastDay } })
    }
    advanceYear(db, actor, book.year, '反馈', '登记反馈')
  })()
  return { ok: true, value: units.length }
}

function isBeforeFeedback({ year }: YearBook): boolean {
  return YEAR_STATES.indexOf(year.state) < YEAR_STATES.indexOf('反馈')
}

/** "还有 2 家单位 5 项待审核（市教育局 4 项、市财政局 1 项）"; '' where nothing is. null: of all units. */
export function whatIsPending(office: Office, book: YearBook, units: readonly UnitId[] | null): string {
  const pending = scoreBook(office, book)
    .groups.flatMap((group) => group.units)
    .filter(({ unit, pendingItems }) => pendingItems > 0 && (units === null || units.includes(unit)))
  if (pending.length === 0) return ''
  const items = pending.reduce((sum, { pendingItems }) => sum + pendingItems, 0)
  const names = pending.slice(0, NAMED).map(({ name, pendingItems }) => `${name} ${pendingItems} 项`)
  const more = pending.length > NAMED ? '等' : ''
  return `还有 ${pending.length} 家单位 ${items} 项待审核（${names.join('、')}${more}）`
}
