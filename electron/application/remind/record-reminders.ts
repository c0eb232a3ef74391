import { appendLog } from '#db/log.ts'
import { storeReminder } from '#db/reminders.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { removeControls, trimSpaces } from '#shared/returns/clean-text.ts'
import { formatDay, type Day } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'
import { refuseArchived } from '../year-state.ts'

export const REMINDER_WAYS = ['电话', '微信', '短信', '通知', '当面'] as const
export type ReminderWay = (typeof REMINDER_WAYS)[number]

export interface RemindersRequest {
  readonly units: readonly UnitId[]
  readonly way: ReminderWay
  readonly day: Day
  readonly note: string
}

/** Writes down that units were reminded, one record and one entry of the log for each. Gives how many. */
export function recordReminders(office: Office, book: YearBook, request: RemindersRequest): Outcome<number> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const units = [...new Set(request.units)]
  if (units.length === 0) return fail('nothing-picked', '还没有选择单位，没有记录。请至少选择一家。')
  if (units.some((unit) => findEvaluated(book, unit) === null)) {
    return fail('unknown-unit', `所选单位有不属于${book.year.year}年度的，没有记录。请重新选择。`)
  }
  const actor = office.act()
  if (request.day > dayInChina(Date.parse(actor.at))) {
    return fail('bad-request', `催报日期 ${formatDay(request.day)}还没有到，没有记录。请选今天或以前的日期。`)
  }
  const { way, day } = request
  const note = trimSpaces(removeControls(request.note))
  const { db } = office
  const { year } = book.year
  db.transaction(() => {
    for (const unit of units) {
      storeReminder(db, actor, year, { unit, way, note, day })
      appendLog(db, actor, { action: '催报', object: unit, detail: { year, way, day, note } })
    }
  })()
  return { ok: true, value: units.length }
}
