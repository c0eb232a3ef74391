import type { UnitId } from '../plan/unit.ts'
import type { SchemeEdit } from './edit.ts'
import { formatPointsShort } from './points.ts'
import { encodeScheme, indicatorToJson } from './scheme-text.ts'
import type { Group, Indicator, Scheme } from './scheme.ts'

export const COPIED_PARTS = {
  targets: '目标值',
  points: '分值',
  indicators: '指标',
  settings: '计分办法',
} as const
export type CopiedPart = keyof typeof COPIED_PARTS

/**
 * The changes that bring parts of another year's scheme into this one. Indicators are the same by their 编号; those that
 * only this year has stay. `heirOf`: the unit of this year that took a unit's place, the unit itself where none did.
 */
export function copyEdits(
  from: Scheme,
  to: Scheme,
  parts: ReadonlySet<CopiedPart>,
  heirOf: (unit: UnitId) => UnitId,
): readonly SchemeEdit[] {
  const settings: readonly SchemeEdit[] = parts.has('settings')
    ? [
        { kind: 'settings', scheme: JSON.parse(encodeScheme({ ...from, groups: [] })) as unknown },
        ...copyBlocks(from, to),
      ]
    : []
  return [...settings, ...to.groups.flatMap((group) => copyGroup(from, group, parts, heirOf))]
}

function copyBlocks(from: Scheme, to: Scheme): readonly SchemeEdit[] {
  return to.groups.flatMap((group) => {
    const source = from.groups.find(({ id }) => id === group.id)
    return (source?.blocks ?? []).flatMap((block): readonly SchemeEdit[] => {
      const at = { group: group.id, block: block.id } as const
      const max = formatPointsShort(block.max)
      const known = group.blocks.some(({ id }) => id === block.id)
      return [
        known
          ? { kind: 'block', ...at, field: 'name', text: block.name }
          : { kind: 'add-block', ...at, name: block.name },
        { kind: 'block', ...at, field: 'max', text: max },
      ]
    })
  })
}

function copyGroup(
  from: Scheme,
  group: Group,
  parts: ReadonlySet<CopiedPart>,
  heirOf: (unit: UnitId) => UnitId,
): readonly SchemeEdit[] {
  const source = from.groups.find(({ id }) => id === group.id)
  if (source === undefined) return []
  return source.indicators.flatMap((raw, index): readonly SchemeEdit[] => {
    const was = inherited(raw, heirOf)
    const now = group.indicators.find(({ id }) => id === was.id)
    if (now === undefined && !parts.has('indicators')) return []
    const merged = now === undefined ? was : mergeParts(was, now, parts)
    if (now !== undefined && sameText(merged, now)) return []
    const after = source.indicators[index - 1]?.id ?? null
    return [{ kind: 'put', group: group.id, after, indicator: indicatorToJson(merged) }]
  })
}

function sameText(a: Indicator, b: Indicator): boolean {
  return JSON.stringify(indicatorToJson(a)) === JSON.stringify(indicatorToJson(b))
}

function mergeParts(was: Indicator, now: Indicator, parts: ReadonlySet<CopiedPart>): Indicator {
  const { target, unitTargets, measure } = was
  const { points, pointsOff } = was
  return {
    ...(parts.has('indicators')
      ? {
          ...was,
          target: now.target,
          unitTargets: now.unitTargets,
          points: now.points,
          // A rule of last year that takes points off needs to know how many.
          pointsOff: now.pointsOff ?? was.pointsOff,
        }
      : now),
    ...(parts.has('targets') ? { target, unitTargets, measure } : {}),
    ...(parts.has('points') ? { points, pointsOff } : {}),
  }
}

function inherited(indicator: Indicator, heirOf: (unit: UnitId) => UnitId): Indicator {
  const heirs = (units: readonly UnitId[]): readonly UnitId[] => [...new Set(units.map(heirOf))]
  return {
    ...indicator,
    units: heirs(indicator.units),
    leadUnits: heirs(indicator.leadUnits),
    unitTargets: new Map([...indicator.unitTargets].map(([unit, target]) => [heirOf(unit), target])),
  }
}
