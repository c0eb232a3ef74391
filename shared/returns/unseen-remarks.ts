import type { LocatedTable } from './locate-table.ts'
import { unseenCells } from './messages.ts'
import { FIELD_HEADERS } from './own-cells.ts'
import type { FileRemark } from './reading.ts'
import { cellAt, holdsSomething } from './sheet-grid.ts'

/** Cells of the unit's own whose content is read but does not show to who looks at the sheet: one remark for all of them. */
export function remarkOnUnseen({ grid, columns, rows }: LocatedTable): readonly FileRemark[] {
  const own = Object.values(FIELD_HEADERS).map((header) => columns.get(header))
  const unseen = rows.flatMap(({ row, match }) => {
    if (match.kind === 'other') return []
    const cells = own.map((column) => cellAt(grid, row, column))
    return cells.flatMap((cell) =>
      cell?.unseen === true && holdsSomething(cell) ? [{ cell, indicator: match.indicator }] : [],
    )
  })
  const [first] = unseen
  if (first === undefined) return []
  const one = unseen.every(({ indicator }) => indicator === first.indicator)
  const message = unseenCells(
    grid.sheet.name,
    unseen.map(({ cell }) => cell),
  )
  return [{ code: 'hidden', indicator: one ? first.indicator : null, message }]
}
