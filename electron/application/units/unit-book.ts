import { loadPlanOf } from '#db/plans.ts'
import { loadScheme } from '#db/schemes.ts'
import { loadUnitChanges, type StoredUnitChange } from '#db/unit-changes.ts'
import { loadUnits } from '#db/units.ts'
import { loadYears, type Year } from '#db/years.ts'
import { builtinPlan } from '#shared/plan/builtin.ts'
import { unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Office } from '../office.ts'

/** All units over all years, and the years that a change of a unit may touch. */
export interface UnitBook {
  readonly units: readonly Unit[]
  /** Those that stand. */
  readonly changes: readonly StoredUnitChange[]
  readonly years: readonly YearScheme[]
  /** The city's bare name: 德州. */
  readonly city: string
}

export interface YearScheme {
  readonly year: Year
  readonly version: number
  readonly scheme: Scheme
}

export function openUnitBook({ db }: Office): UnitBook {
  const years = loadYears(db).flatMap((year): readonly YearScheme[] => {
    const stored = loadScheme(db, year.year)
    return stored === null ? [] : [{ year, version: stored.version, scheme: decodeScheme(stored.content) }]
  })
  const latest = years.at(-1)
  return {
    units: loadUnits(db),
    changes: loadUnitChanges(db).filter(({ undone }) => undone === null),
    years,
    city: (latest === undefined ? builtinPlan : loadPlanOf(db, latest.year.year)).city,
  }
}

export function findUnit(book: UnitBook, id: UnitId): Unit | null {
  return book.units.find((unit) => unit.id === id) ?? null
}

/** Names in a year, for sentences: 市教育局、市科协. */
export function namesIn(units: readonly Unit[], year: number): string {
  return units.map((unit) => unitNameIn(unit, year)).join('、')
}
