import { loadNominations } from '#db/nominations.ts'
import type { Nominated } from '#shared/reports/report-facts.ts'
import type { Office } from '../office.ts'
import { unitNameOf } from '../progress/pairs.ts'
import type { YearBook } from '../year-book.ts'

/** The nominations that stand, in the order of the units. */
export function loadNominated({ db }: Pick<Office, 'db'>, book: YearBook): readonly Nominated[] {
  const order = new Map(book.units.map(({ unit }, index) => [unit.id, index]))
  return loadNominations(db, book.year.year)
    .filter(({ kind }) => kind === 'kept')
    .toSorted((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) || a.number - b.number)
    .map(({ honor, unit, name, post, merits }) => ({
      honor,
      unit,
      unitName: unitNameOf(book, unit),
      name,
      post,
      merits,
    }))
}
