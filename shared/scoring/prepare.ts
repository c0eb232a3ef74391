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
  /** Of all its items, those of lead weight and the others. */
  readonly leadPoints: number
  readonly plainPoints: number
}

export interface PreparedUnit {
  readonly blocks: readonly PreparedBlock[]
  /** In the scheme's order. */
  readonly items: readonly PlacedItem[]
  readonly byId: ReadonlyMap<string, PlacedItem>
}

export interface PlacedItem {
  readonly id: string
  readonly item: PreparedItem
  /** Position of its block. */
  readonly block: number
}

const PLAIN_WEIGHT = decimal('1')

/** Each unit's items by block, in the scheme's order. Units with the very same items share one list. */
export function prepareGroup(group: Group, scheme: Scheme): ReadonlyMap<UnitId, PreparedUnit> {
  const positions = new Map(group.units.map((unit, position) => [unit, position]))
  const lists: Lists = { all: [null], of: group.units.map(() => 0) }
  for (const indicator of group.indicators) {
    if (!group.blocks.some(({ id }) => id === indicator.block))
      throw new Error(`indicator ${indicator.id} stands in no block`)
    const common = prepareItem(indicator, indicator.target, scheme)
    const special = specialItems(common, scheme, positions)
    const { units } = indicator
    if (areSame(units, group.units)) {
      addToAll(lists, common, special)
    } else {
      const some = units.map((unit) => {
        const position = positions.get(unit)
        if (position === undefined)
          throw new Error(`indicator ${indicator.id} names ${unit}, which is not in its group`)
        return position
      })
      addToSome(lists, some, common, special)
    }
  }
  const used = new Map([...new Set(lists.of)].map((list) => [list, inBlocks(group, lists.all[list] ?? null)]))
  const unitAt = (position: number): PreparedUnit => used.get(lists.of[position] ?? 0) ?? NOTHING
  return new Map(group.units.map((unit, position) => [unit, unitAt(position)]))
}

/** A plain loop: very many units have very many items. */
function areSame(some: readonly UnitId[], all: readonly UnitId[]): boolean {
  if (some.length !== all.length) return false
  for (let at = 0; at < all.length; at += 1) if (some[at] !== all[at]) return false
  return true
}

const NOTHING: PreparedUnit = { blocks: [], items: [], byId: new Map() }

type Special = ReadonlyMap<number, PreparedItem>

/** By position of their unit: items of lead units, and those with a target of the unit's own. */
function specialItems(common: PreparedItem, scheme: Scheme, positions: ReadonlyMap<UnitId, number>): Special {
  const { indicator } = common
  const special = new Map<number, PreparedItem>()
  const lead = { ...common, isLead: true, weight: scheme.leadWeight }
  for (const unit of indicator.leadUnits) {
    const position = positions.get(unit)
    if (position !== undefined) special.set(position, lead)
  }
  for (const [unit, target] of indicator.unitTargets) {
    const position = positions.get(unit)
    if (position === undefined) continue
    const suggest = prepareSuggestion(indicator, target, scheme)
    special.set(position, { ...(special.get(position) ?? common), target, suggest })
  }
  return special
}

/** From its last item back to its first; null: empty. */
type ItemList = { readonly item: PreparedItem; readonly before: ItemList } | null

interface Lists {
  readonly all: ItemList[]
  /** By position of a unit: which of all is its own. */
  readonly of: number[]
}

/** As many steps as there are lists, however many units share them. */
function addToAll(lists: Lists, common: PreparedItem, special: Special): void {
  const shared = lists.all.length
  for (const [position, item] of special) branch(lists, position, item)
  for (let at = 0; at < shared; at += 1) lists.all[at] = { item: common, before: lists.all[at] ?? null }
}

function addToSome(lists: Lists, some: readonly number[], common: PreparedItem, special: Special): void {
  const longer = new Map<number, number>()
  for (const position of some) {
    const own = special.get(position)
    const from = lists.of[position] ?? 0
    const known = longer.get(from)
    if (own !== undefined) branch(lists, position, own)
    else if (known === undefined) longer.set(from, branch(lists, position, common))
    else lists.of[position] = known
  }
}

/** Gives a unit a list of its own, longer by an item. */
function branch(lists: Lists, position: number, item: PreparedItem): number {
  const made = lists.all.push({ item, before: lists.all[lists.of[position] ?? 0] ?? null }) - 1
  lists.of[position] = made
  return made
}

function inBlocks(group: Group, list: ItemList): PreparedUnit {
  const items: PreparedItem[] = []
  for (let at = list; at !== null; at = at.before) items.push(at.item)
  items.reverse()
  const blocks = group.blocks.map((block): PreparedBlock => {
    const own = items.filter(({ indicator }) => indicator.block === block.id)
    return {
      block,
      items: own,
      leadPoints: sumPoints(own.filter(({ isLead }) => isLead)),
      plainPoints: sumPoints(own.filter(({ isLead }) => !isLead)),
    }
  })
  const placed = items.map((item): PlacedItem => {
    const { id, block } = item.indicator
    return { id, item, block: group.blocks.findIndex((own) => own.id === block) }
  })
  return { blocks, items: placed, byId: new Map(placed.map((own) => [own.id, own])) }
}

function sumPoints(items: readonly PreparedItem[]): number {
  return items.reduce((sum, { indicator }) => sum + indicator.points, 0)
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
