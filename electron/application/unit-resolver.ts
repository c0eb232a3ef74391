import type { UnitId } from '#shared/plan/unit.ts'
import { buildUnitDirectory, resolveUnitName, type UnitDirectory } from '#shared/returns/unit-directory.ts'
import { findEvaluated, type YearBook } from './year-book.ts'

/** The year's units as they are named in returns and lists. */
export function directoryOf(book: YearBook): UnitDirectory {
  return buildUnitDirectory(
    book.units.map(({ unit }) => unit),
    book.plan.city,
    book.year.year,
  )
}

/** The one unit of the year that a text names; null where it names none, or more than one. */
export function buildResolver(book: YearBook): (text: string) => UnitId | null {
  const directory = directoryOf(book)
  return (text) => {
    const [unit, ...more] = resolveUnitName(directory, text)
    return unit === undefined || more.length > 0 ? null : unit
  }
}

export function nameOf(book: YearBook, unit: UnitId): string | null {
  return findEvaluated(book, unit)?.name ?? null
}
