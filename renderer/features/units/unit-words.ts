import type { UnitEntry } from '#shared/contract/units.ts'
import type { UnitChoice } from '../../components/unit-select.tsx'
import type { Light } from '../../components/status-tag.tsx'

export const STANDINGS: Readonly<Record<UnitEntry['standing'], readonly [Light, string]>> = {
  evaluated: ['good', '本年评价'],
  'not-evaluated': ['none', '未列入'],
  ended: ['bad', '已停止'],
  later: ['none', '以后设立'],
}

/** "2019年起", "至2018年"; "—" without bound. */
export function periodText({ from, to }: UnitEntry): string {
  if (from === null && to === null) return '—'
  if (to === null) return `${from ?? ''}年起`
  return from === null ? `至${to}年` : `${from}—${to}年`
}

export function toChoice({ unit, name, aliases, otherNames }: UnitEntry): UnitChoice {
  return { unit, name, otherNames: [...aliases, ...otherNames] }
}

/** What stands of a unit's history, a line for each. */
export function standingHistory({ history }: UnitEntry): UnitEntry['history'] {
  return history.filter(({ undone }) => undone === null)
}
