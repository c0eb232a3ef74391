import type { ReviewItem } from '#shared/contract/review.ts'
import { existsIn, heirsIn, type UnitId } from '#shared/plan/unit.ts'
import { explainItems } from '#shared/scoring/explain.ts'
import type { Office } from '../office.ts'
import { findEvaluated, openYear, type YearBook } from '../year-book.ts'
import { loadUnitItems } from '../year-input.ts'

/**
 * Of each indicator the value and score of the year before, of the unit itself and of those whose work it took over
 * since; an indicator keeps its number from year to year. A unit that bore another name is named.
 */
export function lastYearItems(
  office: Office,
  book: YearBook,
  unit: UnitId,
): ReadonlyMap<string, ReviewItem['lastYear']> {
  const opened = openYear(office, book.year.year - 1)
  if (!opened.ok) return new Map()
  const before = opened.value
  const sources = [unit, ...mergedInto(book, unit)].flatMap((id) => findEvaluated(before, id) ?? [])
  if (sources.length === 0) return new Map()
  const name = findEvaluated(book, unit)?.name
  const lines = sources.flatMap((source) =>
    explainItems(before.scheme, loadUnitItems(office, before, source)).map(({ item }) => ({
      indicator: item.indicator,
      unit: source.unit.id,
      unitName: source.name === name ? null : source.name,
      actual: item.actual ?? item.grade,
      score: item.score,
    })),
  )
  return new Map(
    [...Map.groupBy(lines, ({ indicator }) => indicator)].map(([indicator, own]) => [
      indicator,
      own.map(({ unit: id, unitName, actual, score }) => ({ unit: id, unitName, actual, score })),
    ]),
  )
}

/** Units that ended with the year before and whose work this one goes on with. */
function mergedInto({ allUnits, year: { year } }: YearBook, unit: UnitId): readonly UnitId[] {
  return allUnits
    .filter(
      (one) =>
        one.id !== unit &&
        existsIn(one, year - 1) &&
        !existsIn(one, year) &&
        heirsIn(allUnits, one, year).some(({ id }) => id === unit),
    )
    .map(({ id }) => id)
}
