import type { UnitId } from '#shared/plan/unit.ts'
import { decodeScheme, encodeScheme } from '#shared/scheme/scheme-text.ts'

/**
 * A scheme for some of its units: the others, their indicators and targets are left out, and with them what a colleague need
 * not see. What is asked of a unit and how it is scored stays the same.
 */
export function trimScheme(content: string, units: readonly UnitId[]): string {
  const kept = new Set(units)
  const scheme = decodeScheme(content)
  const only = (ids: readonly UnitId[]): readonly UnitId[] => ids.filter((id) => kept.has(id))
  const groups = scheme.groups.map((group) => ({
    ...group,
    units: only(group.units),
    unranked: only(group.unranked),
    indicators: group.indicators
      .map((indicator) => ({
        ...indicator,
        units: only(indicator.units),
        leadUnits: only(indicator.leadUnits),
        unitTargets: new Map([...indicator.unitTargets].filter(([id]) => kept.has(id))),
      }))
      .filter((indicator) => indicator.units.length > 0),
  }))
  return encodeScheme({ ...scheme, groups: groups.filter((group) => group.units.length > 0) })
}
