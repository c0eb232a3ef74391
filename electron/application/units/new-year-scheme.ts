import { existsIn, heirsIn, unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { enlistUnit, groupOf, indicatorsOf, replaceUnit } from '#shared/scheme/evaluated-units.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { UnitBook } from './unit-book.ts'

/** What happens to the units where a year is made after changes: told before, so that the officer may choose. */
export interface NewYearUnits {
  /** Units under a new name, compared with the year before that the office has. */
  readonly renamed: readonly { readonly before: string; readonly now: string }[]
  /** Units that ended, with those that could answer for their indicators. */
  readonly ended: readonly {
    readonly unit: UnitId
    readonly name: string
    readonly indicators: number
    readonly heirs: readonly string[]
  }[]
  /** Units that the year before evaluates and the plan does not name. */
  readonly added: readonly string[]
}

export function newYearUnits(book: UnitBook, scheme: Scheme, year: number): NewYearUnits {
  const before = yearBefore(book, year)
  const evaluated = unitsOf(book, scheme)
  return {
    renamed:
      before === null
        ? []
        : evaluated
            .filter((unit) => existsIn(unit, year))
            .map((unit) => ({
              before: unitNameIn(unit, before.year.year),
              now: unitNameIn(unit, year),
            }))
            .filter((names) => names.before !== names.now),
    ended: evaluated
      .filter((unit) => !existsIn(unit, year))
      .map((unit) => ({
        unit: unit.id,
        name: unitNameIn(unit, unit.validTo ?? year),
        indicators: indicatorsOf(scheme, unit.id).length,
        heirs: heirsIn(book.units, unit, year).map((heir) => unitNameIn(heir, year)),
      })),
    added: addedUnits(book, scheme, year).map(({ unit }) => unitNameIn(unit, year)),
  }
}

/**
 * The scheme for a new year: units that ended are out, their indicators with their heirs unless the officer says no
 * (`noHeirs`); units that the year before evaluates beyond the plan are in.
 */
export function fitSchemeToYear(
  book: UnitBook,
  scheme: Scheme,
  year: number,
  noHeirs: ReadonlySet<UnitId>,
): Scheme {
  const fitted = unitsOf(book, scheme)
    .filter((unit) => !existsIn(unit, year))
    .reduce((at, unit) => {
      const heirs = noHeirs.has(unit.id) ? [] : heirsIn(book.units, unit, year)
      return replaceUnit(
        at,
        unit.id,
        heirs.map(({ id }) => id),
      )
    }, scheme)
  return addedUnits(book, fitted, year).reduce(
    (at, { unit, group }) => enlistUnit(at, unit.id, group),
    fitted,
  )
}

function yearBefore(book: UnitBook, year: number): UnitBook['years'][number] | null {
  return book.years.findLast((known) => known.year.year < year) ?? null
}

function unitsOf(book: UnitBook, scheme: Scheme): readonly Unit[] {
  const ids = new Set(scheme.groups.flatMap(({ units }) => units))
  return book.units.filter(({ id }) => ids.has(id))
}

/** Evaluated the year before, still there, and not in the scheme by itself or as a heir. */
function addedUnits(
  book: UnitBook,
  scheme: Scheme,
  year: number,
): readonly { readonly unit: Unit; readonly group: string }[] {
  const before = yearBefore(book, year)
  if (before === null) return []
  const heirs = new Set(
    unitsOf(book, scheme)
      .filter((unit) => !existsIn(unit, year))
      .flatMap((unit) => heirsIn(book.units, unit, year).map(({ id }) => id)),
  )
  return book.units.flatMap((unit) => {
    const group = groupOf(before.scheme, unit.id)
    const isNew = group !== null && groupOf(scheme, unit.id) === null && !heirs.has(unit.id)
    const fits = group !== null && scheme.groups.some(({ id }) => id === group.id)
    return isNew && fits && existsIn(unit, year) ? [{ unit, group: group.id }] : []
  })
}
