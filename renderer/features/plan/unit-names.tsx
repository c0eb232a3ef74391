import type { PlanUnit } from '#shared/contract/plan.ts'

interface UnitNamesProps {
  readonly units: readonly PlanUnit[]
  /** Of them, those that lead. */
  readonly leads?: readonly PlanUnit[]
}

/** A name stays on one line with what stands behind it, where that is not too long for a narrow column. */
const LONGEST_LINE = 14

/** Names in the plan's order, with the plan's own name beside one that was renamed, and 牵头 where it leads. */
export function UnitNames({ units, leads }: UnitNamesProps) {
  const leading = new Set((leads ?? []).flatMap((lead) => lead.units))
  return units.map(({ name, note, units: ids }, index) => {
    const words = [note, ids.some((id) => leading.has(id)) ? '牵头' : ''].filter((word) => word !== '')
    return (
      <span key={`${name} ${note}`}>
        {index === 0 ? '' : '、'}
        <span className={name.length + words.join().length <= LONGEST_LINE ? 'plan-unit' : ''}>
          {name}
          {words.length === 0 ? null : <span className="plan-unit quiet">{`（${words.join('，')}）`}</span>}
        </span>
      </span>
    )
  })
}
