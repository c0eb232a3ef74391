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
  /** Of each item, its place among all of the unit's. */
  readonly places: readonly number[]
}

export interface PreparedUnit {
  readonly blocks: readonly PreparedBlock[]
  /** Its indicators in the scheme's order. */
  readonly ids: readonly string[]
}

const PLAIN_WEIGHT = decimal('1')

/** Each unit's items by block, in the scheme's order. Units with the very same items share one list. */
export function prepareGroup(group: Group, scheme: Scheme): ReadonlyMap<UnitId, PreparedUnit> {
  const positions = new Map(group.units.map((unit, position) => [unit, position]))
  const lists = group.units.map(() => EMPTY)
  for (const indicator of group.indicators) {
    if (!group.blocks.some(({ id }) => id === indicator.block))
      throw new Error(`indicator ${indicator.id} stands in no block`)
    const common = prepareItem(indicator, indicator.target, scheme)
    const special = specialItems(common, scheme, positions)
    const add = appender()
    let next = 0
    for (const unit of indicator.units) {
      // Most often the units stand as in their group.
      const position = group.units[next] === unit ? next : positions.get(unit)
      if (position === undefined)
        throw new Error(`indicator ${indicator.id} names ${unit}, which is not in its group`)
      lists[position] = add(lists[position] ?? EMPTY, special[position] ?? common)
      next = position + 1
    }
  }
  const made = new Map<ItemList, PreparedUnit>()
  const unitOf = (list: ItemList): PreparedUnit => {
    const known = made.get(list) ?? inBlocks(group, list)
    made.set(list, known)
    return known
  }
  return new Map(group.units.map((unit, position) => [unit, unitOf(lists[position] ?? EMPTY)]))
}

/** By position of their unit: items of lead units, and those with a target of the unit's own. */
function specialItems(
  common: PreparedItem,
  scheme: Scheme,
  positions: ReadonlyMap<UnitId, number>,
): readonly (PreparedItem | undefined)[] {
  const { indicator } = common
  const special: (PreparedItem | undefined)[] = []
  const lead = { ...common, isLead: true, weight: scheme.leadWeight }
  for (const unit of indicator.leadUnits) {
    const position = positions.get(unit)
    if (position !== undefined) special[position] = lead
  }
  for (const [unit, target] of indicator.unitTargets) {
    const position = positions.get(unit)
    if (position === undefined) continue
    const suggest = prepareSuggestion(indicator, target, scheme)
    special[position] = { ...(special[position] ?? common), target, suggest }
  }
  return special
}

/** From its last item back to its first, so that units with the same first items share them. */
interface ItemList {
  readonly item: PreparedItem | null
  readonly before: ItemList | null
}

const EMPTY: ItemList = { item: null, before: null }

/** Gives a list with one item more; the same item behind the same list is the same list. */
function appender(): (before: ItemList, item: PreparedItem) => ItemList {
  const made = new Map<ItemList, Map<PreparedItem, ItemList>>()
  let last = EMPTY
  return (before, item) => {
    // Units stand in order, and most of them have what the one before has.
    if (last.before === before && last.item === item) return last
    const known = made.get(before) ?? new Map<PreparedItem, ItemList>()
    made.set(before, known)
    last = known.get(item) ?? { item, before }
    known.set(item, last)
    return last
  }
}

function inBlocks(group: Group, list: ItemList): PreparedUnit {
  const items: PreparedItem[] = []
  for (let at: ItemList | null = list; at !== null; at = at.before) if (at.item !== null) items.push(at.item)
  const placed = items.toReversed().map((item, place) => ({ item, place }))
  const blocks = group.blocks.map((block) => {
    const own = placed.filter(({ item }) => item.indicator.block === block.id)
    return { block, items: own.map(({ item }) => item), places: own.map(({ place }) => place) }
  })
  return { blocks, ids: placed.map(({ item }) => item.indicator.id) }
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
