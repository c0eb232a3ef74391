import type { UnitId } from '../plan/unit.ts'
import type { ItemInput, UnitInput, YearInput } from './input.ts'
import { scoreItem, suggestFor } from './item-score.ts'
import { prepareGroup } from './prepare.ts'
import { standIn } from './stand-in.ts'

/**
 * The same year with what stands in for a unit's pending items as if it were verified: its scores are then the unit's
 * 暂计, and explain how that comes about.
 */
export function assumePending(input: YearInput, unit: UnitId): YearInput {
  const units = input.units.map((own) => (own.unit === unit ? assumeUnit(input, own) : own))
  return { ...input, units }
}

function assumeUnit({ scheme }: YearInput, own: UnitInput): UnitInput {
  const group = scheme.groups.find(({ id }) => id === own.groupId)
  const blocks = group === undefined ? [] : (prepareGroup(group, scheme).get(own.unit)?.blocks ?? [])
  const items = new Map<string, ItemInput>(own.items)
  for (const item of blocks.flatMap((block) => block.items)) {
    const { id, noDataAllowed } = item.indicator
    const known = own.items.get(id)
    if (scoreItem(item, known).state !== 'pending') continue
    const reported = known?.reported ?? null
    items.set(id, { reported, verified: standIn(reported, noDataAllowed, suggestFor(item, reported)) })
  }
  return { ...own, items }
}
