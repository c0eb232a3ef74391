import type { UnitId } from '../plan/unit.ts'
import type { Decimal } from './decimal.ts'
import type { Group, Indicator, Scheme } from './scheme.ts'

/** The group in which a scheme evaluates a unit; null: it does not. */
export function groupOf(scheme: Scheme, unit: UnitId): Group | null {
  return scheme.groups.find(({ units }) => units.includes(unit)) ?? null
}

/** The indicators that a unit answers for. */
export function indicatorsOf(scheme: Scheme, unit: UnitId): readonly Indicator[] {
  return groupOf(scheme, unit)?.indicators.filter(({ units }) => units.includes(unit)) ?? []
}

/**
 * Takes a unit out of a scheme. Its place in the group and its indicators, roles and targets go to `heirs`; without any,
 * they fall away. A heir that another group evaluates stays there and takes nothing over: its indicators are others.
 */
export function replaceUnit(scheme: Scheme, unit: UnitId, heirs: readonly UnitId[]): Scheme {
  return {
    ...scheme,
    groups: scheme.groups.map((group) => {
      if (!group.units.includes(unit)) return group
      const own = heirs.filter((heir) => {
        const elsewhere = groupOf(scheme, heir)
        return elsewhere === null || elsewhere.id === group.id
      })
      // 单列 goes with the office that is the reason for it: to a heir that was not evaluated before.
      const unrankedHeirs = own.filter((heir) => !group.units.includes(heir))
      return {
        ...group,
        units: swap(group.units, unit, own),
        unranked: swap(group.unranked, unit, unrankedHeirs),
        indicators: group.indicators.map((indicator) => passOn(indicator, unit, own)),
      }
    }),
  }
}

/**
 * Evaluates one more unit in a group, at its end, by the indicators that all units of the group have in common; a
 * unit that is evaluated already stays where it is. Throws where there is no such group.
 */
export function enlistUnit(scheme: Scheme, unit: UnitId, groupId: string): Scheme {
  if (!scheme.groups.some(({ id }) => id === groupId)) throw new Error(`no group ${groupId}`)
  if (groupOf(scheme, unit) !== null) return scheme
  return {
    ...scheme,
    groups: scheme.groups.map((group) => {
      if (group.id !== groupId) return group
      const isCommon = ({ units }: Indicator): boolean =>
        group.units.length > 0 && group.units.every((other) => units.includes(other))
      return {
        ...group,
        units: [...group.units, unit],
        indicators: group.indicators.map((indicator) =>
          isCommon(indicator) ? { ...indicator, units: [...indicator.units, unit] } : indicator,
        ),
      }
    }),
  }
}

function passOn(indicator: Indicator, unit: UnitId, heirs: readonly UnitId[]): Indicator {
  if (!indicator.units.includes(unit)) return indicator
  return {
    ...indicator,
    units: swap(indicator.units, unit, heirs),
    leadUnits: swap(indicator.leadUnits, unit, heirs),
    unitTargets: passOnTarget(indicator, unit, heirs),
  }
}

/** A heir that had the indicator before keeps its own target. */
function passOnTarget(
  { units, unitTargets }: Indicator,
  unit: UnitId,
  heirs: readonly UnitId[],
): ReadonlyMap<UnitId, Decimal | null> {
  const target = unitTargets.get(unit)
  const others = [...unitTargets].filter(([id]) => id !== unit)
  if (target === undefined) return new Map(others)
  const added = heirs.filter((heir) => !units.includes(heir)).map((heir) => [heir, target] as const)
  return new Map([...others, ...added])
}

/** The list with a member's place taken by others; who is in it already is not in it twice. */
function swap(list: readonly UnitId[], member: UnitId, others: readonly UnitId[]): readonly UnitId[] {
  const fresh = others.filter((other) => !list.includes(other))
  return list.flatMap((id) => (id === member ? fresh : [id]))
}
