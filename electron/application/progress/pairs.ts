import { loadWorkPoints } from '#db/work-points.ts'
import { safeguardId } from '#shared/plan/tasks.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Office } from '../office.ts'
import { nameUnits } from '../views/named-units.ts'
import { findEvaluated, type YearBook } from '../year-book.ts'

/** A task and one of those who answer for it this year. */
export interface ProgressPair {
  readonly task: string
  readonly title: string
  /** null: a safeguard. */
  readonly program: number | null
  readonly programTitle: string
  readonly unit: UnitId
  readonly unitName: string
}

/** Who tells of what: the units that the plan names for a task, and those that a 本年工作要点 names beside them. */
export function progressPairs({ db }: Pick<Office, 'db'>, book: YearBook): readonly ProgressPair[] {
  const named = nameUnits(book)
  const points = loadWorkPoints(db, book.year.year).filter(({ kind }) => kind !== 'withdrawn')
  const pairsOf = (
    of: Omit<ProgressPair, 'unit' | 'unitName'>,
    names: readonly string[],
  ): readonly ProgressPair[] => {
    const planned = names.flatMap((name) => named(name).units)
    const added = points.filter(({ task }) => task === of.task).flatMap(({ units }) => units)
    const all = new Set<string>([...planned, ...added])
    // In document order, as everywhere.
    return book.units.flatMap(({ unit, name }) =>
      all.has(unit.id) ? [{ ...of, unit: unit.id, unitName: name }] : [],
    )
  }
  return [
    ...book.plan.programs.flatMap(({ number, shortTitle, tasks }) =>
      tasks.flatMap(({ id, title, units }) =>
        pairsOf({ task: id, title, program: number, programTitle: shortTitle }, units),
      ),
    ),
    ...book.plan.safeguards.flatMap(({ number, title }) =>
      pairsOf({ task: safeguardId(number), title, program: null, programTitle: '保障措施' }, []),
    ),
  ]
}

/** The tasks of the year by id, in the plan's order. */
export function taskTitles({ plan }: YearBook): ReadonlyMap<string, string> {
  return new Map([
    ...plan.programs.flatMap(({ tasks }) => tasks.map(({ id, title }) => [id, title] as const)),
    ...plan.safeguards.map(({ number, title }) => [safeguardId(number), title] as const),
  ])
}

export function unitNameOf(book: YearBook, unit: UnitId): string {
  return findEvaluated(book, unit)?.name ?? unit
}
