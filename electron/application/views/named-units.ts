import type { PlanUnit } from '#shared/contract/plan.ts'
import { existsIn, heirsIn, unitNameIn, type Unit } from '#shared/plan/unit.ts'
import type { YearBook } from '../year-book.ts'

/**
 * Units of the plan as a year calls them. The plan's own name stays beside a unit that was renamed; of one that ended,
 * those that go on with its work are told.
 */
export function nameUnits(book: YearBook): (planName: string) => PlanUnit {
  const { year } = book.year
  const byName = new Map(
    book.allUnits.flatMap((unit) => unit.names.map(({ name }): readonly [string, Unit] => [name, unit])),
  )
  return (planName) => {
    const unit = byName.get(planName)
    if (unit === undefined) return { name: planName, note: '', units: [] }
    const name = unitNameIn(unit, year)
    if (existsIn(unit, year)) {
      const isOld = unit.names.some((known) => known.kind === 'official' && known.name === planName)
      return { name, note: isOld && name !== planName ? `原${planName}` : '', units: [unit.id] }
    }
    const heirs = heirsIn(book.allUnits, unit, year)
    const names = heirs.map((heir) => unitNameIn(heir, year)).join('、')
    return {
      name: heirs.length === 0 ? name : names,
      note: heirs.length === 0 ? '已停止评价' : `承接${unitNameIn(unit, unit.validTo ?? year)}`,
      units: heirs.map(({ id }) => id),
    }
  }
}
