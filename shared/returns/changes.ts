import type { CellReading, Field } from './reading.ts'

/** What stands in a cell and how it was read; null: the cell holds nothing. */
type Side = Pick<CellReading, 'original' | 'value'> | null

export interface CellChange {
  readonly indicator: string
  readonly field: Field
  readonly before: Side
  readonly after: Side
}

/**
 * Cells that say something else than in an earlier return, by text or by value, in the order of the later one; those left
 * empty now at the end. Of a 编号 that stands there twice the first row counts.
 */
export function findChanges(
  before: readonly CellReading[],
  after: readonly CellReading[],
): readonly CellChange[] {
  const old = firstByPlace(before)
  const now = firstByPlace(after)
  const changed = [...now].flatMap(([place, cell]): readonly CellChange[] => {
    const was = old.get(place)
    if (was !== undefined && was.original === cell.original && was.value === cell.value) return []
    return [toChange(cell, was ?? null, cell)]
  })
  const gone = [...old].flatMap(([place, cell]) => (now.has(place) ? [] : [toChange(cell, cell, null)]))
  return [...changed, ...gone]
}

function firstByPlace(cells: readonly CellReading[]): ReadonlyMap<string, CellReading> {
  const counted = cells.filter(({ error }) => error !== 'duplicate-row')
  return new Map(counted.map((cell) => [`${cell.indicator} ${cell.field}`, cell]))
}

function toChange(
  { indicator, field }: CellReading,
  before: CellReading | null,
  after: CellReading | null,
): CellChange {
  return { indicator, field, before: toSide(before), after: toSide(after) }
}

function toSide(cell: CellReading | null): Side {
  return cell === null ? null : { original: cell.original, value: cell.value }
}
