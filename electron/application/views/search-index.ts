import { loadSubmissions } from '#db/submissions.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'

/** Everything of a year that has a name: units with all names ever, indicators, tasks of the plan, files that came. */
export function searchIndex({ db }: Office, book: YearBook): ValueOf<'searchIndex'> {
  const submissions = loadSubmissions(db, book.year.year)
  return {
    units: book.units.map(({ unit, name }) => ({
      unit: unit.id,
      name,
      names: [...new Set([name, ...unit.names.map((known) => known.name)])],
    })),
    indicators: book.scheme.groups.flatMap((group) =>
      group.indicators.flatMap(({ id, title, units }) => {
        const [unit] = units
        return unit === undefined
          ? []
          : [{ indicator: id, title, group: group.name, unit, units: units.length }]
      }),
    ),
    tasks: book.plan.programs.flatMap(({ tasks }) => tasks.map(({ id, title }) => ({ task: id, title }))),
    files: book.units.flatMap(({ unit, name }) =>
      (submissions.get(unit.id) ?? []).map(({ fileName }) => ({ unit: unit.id, unitName: name, fileName })),
    ),
  }
}
