import { existsIn, heirsIn, unitNameIn, type UnitId } from '#shared/plan/unit.ts'
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

/** Every unit that the office knows, also those that the year does not evaluate. */
export function wholeDirectoryOf(book: YearBook): UnitDirectory {
  return buildUnitDirectory(book.allUnits, book.plan.city, book.year.year)
}

/** Why a known unit's return is not for this year, and whose is. */
export function notEvaluated(book: YearBook, id: UnitId): string {
  const { year } = book.year
  const unit = book.allUnits.find((known) => known.id === id)
  if (unit === undefined) throw new Error(`no unit ${id}`)
  const name = unitNameIn(unit, existsIn(unit, year) ? year : (unit.validTo ?? year))
  const heirs = heirsIn(book.allUnits, unit, year)
    .map((heir) => nameOf(book, heir.id))
    .filter((heir) => heir !== null)
  const what = `这是“${name}”的自评表，${year}年度不评价这个单位，没有导入。`
  return heirs.length === 0
    ? `${what}请核对年度；应当评价的，请先在单位库把它列入本年评价。`
    : `${what}它已由${heirs.join('、')}承接，请承接单位报送。`
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
