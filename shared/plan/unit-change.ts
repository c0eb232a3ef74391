import type { Unit, UnitId, UnitName } from './unit.ts'

/** What became of a unit, from a year on, as the office has recorded it. */
export interface UnitChange {
  readonly id: number
  readonly unit: UnitId
  /**
   * founded: added by the office. renamed: called `name` from then on. merged: it ends, its successors go on. ended: it
   * ends, nobody goes on. transferred: a part of its work goes to the successors, it stays.
   */
  readonly kind: 'founded' | 'renamed' | 'merged' | 'ended' | 'transferred'
  /** The first year in which it holds. */
  readonly from: number
  /** null: but for renamed. */
  readonly name: string | null
  readonly successors: readonly UnitId[]
}

/** A unit as it was stored, with what the office changed since: the changes that stand, aliases, kind. */
export interface UnitHistory {
  readonly changes: readonly UnitChange[]
  /** The office's latest word on an alias: true to keep it, false to drop it. */
  readonly aliases: ReadonlyMap<string, boolean>
  /** null: as it was stored. */
  readonly kind: string | null
  /** Its founding was taken back: it exists in no year. */
  readonly withdrawn: boolean
}

/**
 * The unit with its history applied. Its official names follow each other without gap or overlap, so that each year has
 * one; the last year before it ends is its last.
 */
export function applyHistory(unit: Unit, { changes, aliases, kind, withdrawn }: UnitHistory): Unit {
  const end = changes.find((change) => change.kind === 'merged' || change.kind === 'ended')
  return {
    ...unit,
    kind: kind ?? unit.kind,
    validTo: withdrawn ? (unit.validFrom ?? 0) - 1 : end === undefined ? unit.validTo : end.from - 1,
    names: [...officialNames(unit, changes), ...keptAliases(unit, aliases)],
    successors: end === undefined ? unit.successors : end.successors,
  }
}

function officialNames(unit: Unit, changes: readonly UnitChange[]): readonly UnitName[] {
  const stored = unit.names.filter((name) => name.kind === 'official')
  const given = changes.flatMap(({ kind, name, from }): readonly UnitName[] =>
    kind === 'renamed' && name !== null ? [{ name, kind: 'official', validFrom: from, validTo: null }] : [],
  )
  const inOrder = [...stored, ...given].toSorted(
    (a, b) => (a.validFrom ?? -Infinity) - (b.validFrom ?? -Infinity),
  )
  return inOrder.map((name, index) => {
    const next = inOrder[index + 1]?.validFrom
    return { ...name, validTo: next === undefined || next === null ? name.validTo : next - 1 }
  })
}

function keptAliases(unit: Unit, office: UnitHistory['aliases']): readonly UnitName[] {
  const stored = unit.names.filter((name) => name.kind === 'alias' && office.get(name.name) !== false)
  const known = new Set(stored.map(({ name }) => name))
  const added = [...office].filter(([name, kept]) => kept && !known.has(name))
  return [
    ...stored,
    ...added.map(([name]): UnitName => ({ name, kind: 'alias', validFrom: null, validTo: null })),
  ]
}
