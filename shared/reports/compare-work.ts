import type { Plan } from '../plan/plan.ts'
import { roundHalfUp } from '../scheme/fraction.ts'
import type { Indicator, Scheme } from '../scheme/scheme.ts'
import type { ItemScore, ScoreSheet } from '../scoring/score-sheet.ts'
import { countedItems } from './figures.ts'

export interface YearOfWork {
  readonly sheet: ScoreSheet
  readonly scheme: Scheme
  /** Group id → indicator id → program number. */
  readonly programOf: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** A program or task over the years. */
export interface WorkLine {
  /** "1" a program, "1.1" a task. */
  readonly id: string
  readonly program: number
  readonly title: string
  /** 得分率 by year: tenths of a percent, 965 is 96.5 %; null: nothing of it counts in that year. */
  readonly years: readonly (number | null)[]
}

/** Each program, and under it each of its tasks: the share of the points that all units together reached, year by year. */
export function compareWork(plan: Plan, years: readonly YearOfWork[]): readonly WorkLine[] {
  return plan.programs.flatMap((program) => [
    {
      id: String(program.number),
      program: program.number,
      title: program.shortTitle,
      years: years.map((year) =>
        rateOf(year, ({ id }, group) => year.programOf.get(group)?.get(id) === program.number),
      ),
    },
    ...program.tasks.map((task) => ({
      id: task.id,
      program: program.number,
      title: task.title,
      years: years.map((year) => rateOf(year, ({ source }) => 'task' in source && source.task === task.id)),
    })),
  ])
}

function rateOf(
  { sheet, scheme }: YearOfWork,
  isOf: (indicator: Indicator, group: string) => boolean,
): number | null {
  const items = sheet.groups.flatMap((group): readonly ItemScore[] => {
    const indicators = scheme.groups.find(({ id }) => id === group.id)?.indicators ?? []
    const own = new Set(indicators.filter((indicator) => isOf(indicator, group.id)).map(({ id }) => id))
    return group.units.flatMap((unit) => countedItems(unit).filter(({ indicator }) => own.has(indicator)))
  })
  const full = items.reduce((sum, item) => sum + item.points, 0)
  if (full === 0) return null
  const score = items.reduce((sum, item) => sum + (item.score ?? 0), 0)
  return roundHalfUp(BigInt(score) * 1000n, BigInt(full))
}
