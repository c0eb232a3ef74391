import { cellAddress } from '#shared/returns/workbook.ts'
import { NotMarkable } from './not-markable.ts'
import type { RowSpot, SheetScan } from './sheet-scan.ts'
import type { StyleBook } from './style-book.ts'
import { withAttribute, type TextEdits } from './xml-tags.ts'

/** A cell to be highlighted. */
export interface Highlight {
  readonly row: number
  readonly column: number
  /** The unit shall change it: it is open although its sheet is protected. */
  readonly open: boolean
}

/** Gives the cells their new looks and takes an earlier round's from all others; nothing else of the sheet changes. */
export function highlightCells(
  edits: TextEdits,
  xml: string,
  scan: SheetScan,
  styles: StyleBook,
  cells: readonly Highlight[],
): void {
  const wanted = Map.groupBy(cells, ({ row }) => row)
  for (const [number, row] of scan.rows) {
    const own = new Map((wanted.get(number) ?? []).map((cell) => [cell.column, cell]))
    const look = (style: number, column: number): number => {
      const cell = own.get(column)
      if (cell === undefined) return styles.unmarked(style)
      return styles.marked(
        styles.isMarked(style) ? styles.unmarked(style) : style,
        cell.open && scan.isProtected,
      )
    }
    for (const [column, { tag, style }] of row.cells) {
      if (!own.has(column) && !styles.isMarked(style)) continue
      const text = xml.slice(tag.from, tag.to)
      edits.replace(tag.from, tag.to, withAttribute(text, 's', String(look(style, column))))
    }
    const added = [...own.values()]
      .filter(({ column }) => !row.cells.has(column))
      .toSorted((a, b) => a.column - b.column)
    addCells(
      edits,
      xml,
      scan.prefix,
      row,
      added.map(({ column }) => {
        const style = row.style ?? styleOfColumn(scan, column)
        return {
          column,
          text: `<${scan.prefix}c r="${cellAddress(number, column)}" s="${look(style, column)}"/>`,
        }
      }),
    )
  }
  // Every cell to be marked stands in a row that the unit's form has.
  if ([...wanted.keys()].some((number) => !scan.rows.has(number))) throw new NotMarkable('unusual-xml')
}

function addCells(
  edits: TextEdits,
  xml: string,
  prefix: string,
  row: RowSpot,
  added: readonly { readonly column: number; readonly text: string }[],
): void {
  if (added.length === 0) return
  if (row.end === null) {
    const { from, to } = row.tag
    const opened = `${xml.slice(from, to).replace(/\s*\/>$/, '')}>`
    edits.replace(from, to, `${opened}${added.map(({ text }) => text).join('')}</${prefix}row>`)
    return
  }
  for (const { column, text } of added) {
    const next = [...row.cells].find(([known]) => known > column)
    edits.insert(next?.[1].tag.from ?? row.end, text)
  }
}

function styleOfColumn({ columns }: SheetScan, column: number): number {
  return columns.find(({ first, last }) => first <= column && column <= last)?.style ?? 0
}
