import type { UnitId } from '../plan/unit.ts'
import { namedRanges, type NamedRange } from '../scheme/bands.ts'
import { decimal, type Decimal } from '../scheme/decimal.ts'
import type { Block, Group, Indicator, Scheme } from '../scheme/scheme.ts'
import { prepareSuggestion, type Suggest } from '../scheme/suggest.ts'

/** An indicator as it applies to one unit or, where nothing differs, to many: all that does not depend on the return. */
export interface PreparedItem {
  readonly indicator: Indicator
  readonly target: Decimal | null
  readonly isLead: boolean
  readonly weight: Decimal
  readonly suggest: Suggest
  /** Rule graded; else none. */
  readonly ranges: readonly NamedRange[]
}

export interface PreparedBlock {
  readonly block: Block
  readonly items: readonly PreparedItem[]
}

const PLAIN_WEIGHT = decimal('1')

/** Each unit's items by block, in the scheme's order. */
export function prepareGroup(group: Group, scheme: Scheme): ReadonlyMap<UnitId, readonly PreparedBlock[]> {
  const byUnit = new Map<UnitId, { block: Block; items: PreparedItem[] }[]>()
  for (const unit of group.units)
    byUnit.set(
      unit,
      group.blocks.map((block) => ({ block, items: [] })),
    )
  for (const indicator of group.indicators) {
    const position = group.blocks.findIndex(({ id }) => id === indicator.block)
    if (position === -1) throw new Error(`indicator ${indicator.id} stands in no block`)
    const leads = new Set(indicator.leadUnits)
    const isShared = indicator.unitTargets.size === 0
    const common = prepareItem(indicator, indicator.target, scheme)
    const lead = { ...common, isLead: true, weight: scheme.leadWeight }
    for (const unit of indicator.units) {
      const items = byUnit.get(unit)?.[position]?.items
      if (items === undefined)
        throw new Error(`indicator ${indicator.id} names ${unit}, which is not in its group`)
      const shared = leads.has(unit) ? lead : common
      items.push(isShared ? shared : withOwnTarget(shared, unit, scheme))
    }
  }
  return byUnit
}

function prepareItem(indicator: Indicator, target: Decimal | null, scheme: Scheme): PreparedItem {
  return {
    indicator,
    target,
    isLead: false,
    weight: PLAIN_WEIGHT,
    suggest: prepareSuggestion(indicator, target, scheme),
    ranges: indicator.rule === 'graded' ? namedRanges(scheme.bands, indicator.points) : [],
  }
}

function withOwnTarget(item: PreparedItem, unit: UnitId, scheme: Scheme): PreparedItem {
  const { indicator } = item
  const target = indicator.unitTargets.get(unit)
  return target === undefined
    ? item
    : { ...item, target, suggest: prepareSuggestion(indicator, target, scheme) }
}
