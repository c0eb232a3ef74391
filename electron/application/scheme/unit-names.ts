import { unitNameIn, type UnitId } from '#shared/plan/unit.ts'
import type { YearBook } from '../year-book.ts'

/** The name in the book's year of every unit ever kept, evaluated or not. */
export function unitNames(book: YearBook): (unit: UnitId) => string {
  const names = new Map(book.allUnits.map((unit) => [unit.id, unitNameIn(unit, book.year.year)]))
  return (unit) => names.get(unit) ?? unit
}
