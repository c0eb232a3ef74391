import type { Actor } from '#db/log.ts'
import type { Database } from '#db/open.ts'
import { loadYear, storeYearState, YEAR_STATES, type Year, type YearState } from '#db/years.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { fail, type Outcome } from './outcome.ts'
import { findEvaluated, type EvaluatedUnit, type YearBook } from './year-book.ts'

/** Moves a year on to a later state; a year that is there already, or further, stays. In the caller's transaction. */
export function advanceYear(db: Database, actor: Actor, year: Year, to: YearState, reason: string): void {
  const now = loadYear(db, year.year)?.state ?? year.state
  if (YEAR_STATES.indexOf(to) > YEAR_STATES.indexOf(now)) storeYearState(db, actor, year.year, to, reason)
}

/** A year in 归档 takes no changes. */
export function refuseArchived(year: Year): Outcome<null> {
  if (year.state !== '归档') return { ok: true, value: null }
  return fail(
    'archived',
    `${year.year}年度已经归档，不能再改动。确需更改，请先在“归档与对比”页写明理由解锁。`,
  )
}

/** As {@link refuseArchived}, of a year that may not be there at all: that is for others to say. */
export function refuseArchivedIn({ db }: { readonly db: Database }, year: number): Outcome<null> {
  const known = loadYear(db, year)
  return known === null ? { ok: true, value: null } : refuseArchived(known)
}

/** Grades that are fixed change no more, unless the year goes back first. */
export function refuseFixed({ year, state }: Year): Outcome<null> {
  if (state !== '定等') return { ok: true, value: null }
  return fail(
    'grades-fixed',
    `${year}年度的等次已经定稿，不能再改。确需更改，请先在“等次评定”页写明理由退回到“反馈”。`,
  )
}

/** A unit of a year that still takes returns and evidence. */
export function findOpenUnit(book: YearBook, unit: UnitId): Outcome<EvaluatedUnit> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  return { ok: true, value: evaluated }
}
