import { atomically } from '#electron/application/atomically.ts'
import { createYear } from '#electron/application/create-year.ts'
import type { Outcome } from '#electron/application/outcome.ts'
import { changeUnit } from '#electron/application/units/change-unit.ts'
import { foundUnit, type NewUnit } from '#electron/application/units/found-unit.ts'
import type { ChangeRequest } from '#electron/application/units/plan-change.ts'
import { undoChange } from '#electron/application/units/undo-change.ts'
import { openUnitBook } from '#electron/application/units/unit-book.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import { loadUnitChanges } from '#db/unit-changes.ts'
import { unitId } from '#shared/plan/unit.ts'
import { openOfficeYear, type OfficeYear } from './office-year.ts'

/** What a use case said: the effects, or why it refused. */
export type Told = readonly string[] | string

/** An office that keeps its units over the years; 2018 is there, further years as they are made. */
export interface UnitsOffice extends OfficeYear {
  readonly newYear: (year: number) => void
  readonly bookOf: (year: number) => YearBook
  readonly change: (kind: ChangeRequest['kind'], unit: string, more: Partial<ChangeRequest>) => Told
  readonly found: (name: string, more: Partial<NewUnit>) => Told
  /** Takes back the latest change that stands of a unit. */
  readonly undo: (unit: string) => Told
  /** The names of a year's units, group by group. */
  readonly namesOf: (year: number) => readonly string[]
}

export function openUnitsOffice(): UnitsOffice {
  const year = openOfficeYear()
  const { office } = year
  const bookOf = (wanted: number): YearBook => {
    const opened = openYear(office, wanted)
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }
  const told = (work: () => Outcome<Told>): Told => {
    const outcome = atomically(office.db, work)
    return outcome.ok ? outcome.value : outcome.error.message
  }
  return {
    ...year,
    bookOf,
    newYear: (wanted) => {
      const created = createYear(office, { year: wanted, sample: false })
      if (!created.ok) throw new Error(created.error.message)
    },
    change: (kind, unit, more) =>
      told(() =>
        changeUnit(office, office.act(), {
          unit: unitId(unit),
          kind,
          from: 2019,
          name: '',
          successors: [],
          takeOver: true,
          document: '示例〔2019〕1号',
          reason: '机构改革',
          ...more,
        }),
      ),
    found: (name, more) =>
      told(() =>
        foundUnit(office, office.act(), {
          name,
          aliases: [],
          kind: '政府部门',
          from: 2019,
          group: 'departments',
          predecessors: [],
          predecessorsEnd: true,
          document: '',
          reason: '',
          ...more,
        }),
      ),
    undo: (unit) =>
      told(() => {
        const change = loadUnitChanges(office.db).findLast(
          (known) => known.unit === unitId(unit) && known.undone === null,
        )
        return undoChange(office, office.act(), { change: change?.id ?? 0, reason: '登记有误' })
      }),
    namesOf: (wanted) => bookOf(wanted).units.map(({ name }) => name),
  }
}

export function unitIn(office: UnitsOffice, id: string) {
  const unit = openUnitBook(office.office).units.find((known) => known.id === unitId(id))
  if (unit === undefined) throw new Error(`no unit ${id}`)
  return unit
}
