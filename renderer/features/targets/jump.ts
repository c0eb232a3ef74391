import type { SchemePlaceRow } from '#shared/contract/scheme.ts'

/** A place in the scheme that the page leads to. */
export type Jump = SchemePlaceRow

/** The id of the field outside the grid in which a place stands; one of the grid has none. */
export function fieldIdIn({ kind, group, indicator, block, unit, field }: Jump): string {
  if (kind === 'setting') return `setting-${field}`
  if (kind === 'block') return `block-${group ?? ''}-${block ?? ''}-${field}`
  if (kind === 'group') return `group-${group ?? ''}-${field}`
  if (unit !== null) return `target-${indicator ?? ''}-${unit}`
  if (field === 'steps') return 'panel-steps-add'
  return `panel-${field}`
}

export function tabOf({ kind }: Jump): 'indicators' | 'settings' {
  return kind === 'indicator' ? 'indicators' : 'settings'
}
