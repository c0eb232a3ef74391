import type { YearBook } from '../year-book.ts'

/** The units of a year to choose from, found by any name that they have or had. */
export function unitChoices(book: YearBook) {
  return book.units.map(({ unit, name }) => ({
    unit: unit.id,
    name,
    otherNames: unit.names.map((known) => known.name).filter((known) => known !== name),
  }))
}
