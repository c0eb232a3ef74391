import type { ScoreSheet } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { loadYearInput } from './year-input.ts'
import type { Office } from './office.ts'
import type { YearBook } from './year-book.ts'

/** The year's scores as the database stands now. */
export function scoreBook(office: Office, book: YearBook): ScoreSheet {
  return scoreYear(loadYearInput(office, book))
}

/** Items without a verified score, over all units. */
export function countPending(sheet: ScoreSheet): number {
  return sheet.groups.flatMap((group) => group.units).reduce((sum, unit) => sum + unit.pendingItems, 0)
}
