import type { LocatedTable } from './locate-table.ts'
import { FIELD_HEADERS } from './own-cells.ts'
import type { Field } from './reading.ts'
import { mergeAt } from './sheet-grid.ts'

/** What a unit shall correct, and why. */
export interface ItemToMark {
  /** null: the form as a whole. */
  readonly indicator: string | null
  /** null: the row as a whole. */
  readonly field: Field | null
  readonly reason: string
}

/** A cell to be marked. 1-based. */
export interface MarkPlace {
  readonly row: number
  readonly column: number
  /** The unit shall change this very cell; else it only carries the word for a row or the form. */
  readonly open: boolean
  readonly note: string
}

/**
 * Where the reasons stand in a return's own table: at the cell; for a row at its 编号, for the form at the header of 编号. Of
 * cells that are merged the first carries all. null: the table has no place for one of them, as its row or column is gone.
 */
export function placeMarks(table: LocatedTable, items: readonly ItemToMark[]): readonly MarkPlace[] | null {
  const rows = new Map(
    table.rows.flatMap(({ row, match }) =>
      match.kind === 'indicator' ? [[match.indicator, row] as const] : [],
    ),
  )
  const places = new Map<string, MarkPlace>()
  for (const { indicator, field, reason } of items) {
    const row = indicator === null ? table.headerRow : rows.get(indicator)
    const column = table.columns.get(field === null ? '编号' : FIELD_HEADERS[field])
    if (row === undefined || column === undefined) return null
    const merged = mergeAt(table.grid.sheet, row, column)
    const at = { row: merged?.top ?? row, column: merged?.left ?? column }
    const key = `${at.row} ${at.column}`
    const there = places.get(key)
    places.set(key, {
      ...at,
      open: field !== null || there?.open === true,
      note: there === undefined ? reason : `${there.note}\n${reason}`,
    })
  }
  return [...places.values()]
}
