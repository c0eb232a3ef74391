import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { unpublishedYears } from './office-calendar.ts'
import { loadYearInput } from './year-input.ts'
import type { Office } from './office.ts'
import type { YearBook } from './year-book.ts'

/** The year's scores as the database stands now. */
export function scoreBook(office: Pick<Office, 'db'>, book: YearBook): ScoreSheet {
  return scoreYear(loadYearInput(office, book))
}

/** What the office must know of the days that were counted; null: nothing. */
export function calendarNotice(office: Office, book: YearBook): string | null {
  const years = unpublishedYears(book.deadline, loadYearInput(office, book).units)
  if (years.length === 0) return null
  return `${years.join('、')}年的放假安排尚未收录，逾期天数按周一至周五为工作日计算，请核对。`
}

/** Items without a verified score, over all units. */
export function countPending(sheet: ScoreSheet): number {
  return sheet.groups.flatMap((group) => group.units).reduce((sum, unit) => sum + unit.pendingItems, 0)
}
