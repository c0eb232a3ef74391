import { loadFormVersions } from '#db/form-revisions.ts'
import { loadPlanOf } from '#db/plans.ts'
import { loadScheme } from '#db/schemes.ts'
import { loadUnits } from '#db/units.ts'
import { loadYear, loadYears, type Year } from '#db/years.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { unitNameIn, type Unit, type UnitId } from '#shared/plan/unit.ts'
import { buildForm } from '#shared/returns/build-form.ts'
import type { Form } from '#shared/returns/form.ts'
import type { OfficeHeading } from '#shared/reports/report-facts.ts'
import { deadlineOf } from '#shared/scheme/deadline.ts'
import type { Day } from '#shared/scheme/day.ts'
import { decodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Group, Scheme } from '#shared/scheme/scheme.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { loadHeading } from './settings/load-heading.ts'

/** What stands for a year: plan, scheme, units. Loaded once for a use case. */
export interface YearBook {
  readonly year: Year
  readonly plan: Plan
  readonly scheme: Scheme
  readonly schemeVersion: number
  /** The scheme version since which a unit's form asks what it asks; 1 where it has no entry. */
  readonly formVersions: ReadonlyMap<UnitId, number>
  readonly deadline: Day
  /** How units reach the office; '' where it has not said. */
  readonly contact: string
  /** 单位抬头. */
  readonly heading: OfficeHeading
  readonly allUnits: readonly Unit[]
  /** The units evaluated this year, in document order. */
  readonly units: readonly EvaluatedUnit[]
}

export interface EvaluatedUnit {
  readonly unit: Unit
  /** Its name this year. */
  readonly name: string
  readonly group: Group
}

export function openYear(office: Pick<Office, 'db'>, year: number): Outcome<YearBook> {
  const { db } = office
  const found = loadYear(db, year)
  const stored = loadScheme(db, year)
  if (found === null || stored === null) {
    const years = loadYears(db).map((known) => `${known.year}`)
    const known = years.length === 0 ? '库中还没有任何年度' : `库中已有：${years.join('、')}`
    return fail('no-year', `没有${year}年度（${known}）。请换一个年度，或先新建这个年度。`)
  }
  const plan = loadPlanOf(db, year)
  const allUnits = loadUnits(db)
  const formVersions = loadFormVersions(db, year)
  const scheme = decodeScheme(stored.content)
  const heading = loadHeading(db)
  const read = { year: found, plan, allUnits, formVersions, heading, contact: heading.contact }
  return { ok: true, value: bookOf(read, scheme, stored.version) }
}

/** The same year by another scheme: what would stand if it were saved as this version. */
export function withScheme(book: YearBook, scheme: Scheme, version: number): YearBook {
  return bookOf(book, scheme, version)
}

function bookOf(
  {
    year,
    plan,
    allUnits,
    formVersions,
    contact,
    heading,
  }: Pick<YearBook, 'year' | 'plan' | 'allUnits' | 'formVersions' | 'contact' | 'heading'>,
  scheme: Scheme,
  schemeVersion: number,
): YearBook {
  const byId = new Map(allUnits.map((unit) => [unit.id, unit]))
  const units = scheme.groups.flatMap((group) =>
    group.units.map((id) => {
      const unit = byId.get(id)
      if (unit === undefined) throw new Error(`scheme of ${year.year} names an unknown unit ${id}`)
      return { unit, name: unitNameIn(unit, year.year), group }
    }),
  )
  const deadline = deadlineOf(scheme, year.year)
  return { year, plan, scheme, schemeVersion, formVersions, deadline, contact, heading, allUnits, units }
}

export function findEvaluated(book: YearBook, id: UnitId): EvaluatedUnit | null {
  return book.units.find(({ unit }) => unit.id === id) ?? null
}

/** The form of a unit as the office's data has it now. */
export function formOf(book: YearBook, evaluated: EvaluatedUnit): Form {
  return buildForm({
    scheme: book.scheme,
    plan: book.plan,
    unit: evaluated.unit,
    year: book.year.year,
    schemeVersion: book.formVersions.get(evaluated.unit.id) ?? 1,
    contact: book.contact,
  })
}
