import { comparableText, removeControls, trimSpaces } from './clean-text.ts'
import { HEAD_LABELS } from './form.ts'
import { shownText } from './shown-text.ts'
import { cellsOfRow, plainText, type SheetGrid } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

export type HeadLabel = (typeof HEAD_LABELS)[number]

/** Labels without their bracket too: 单位名称, 单位负责人. */
const LABELS = HEAD_LABELS.map((label) => ({ label, plain: comparableText(label).replace(/\(.*\)$/, '') }))

export interface HeadValue {
  readonly text: string
  readonly row: number
  readonly column: number
}

/**
 * What stands at each label of the head: behind its colon in the same cell, else in the next cell to the right that holds
 * something. Rows from `before` on are not looked at.
 */
export function readHead(grid: SheetGrid, before: number): ReadonlyMap<HeadLabel, HeadValue> {
  const found = new Map<HeadLabel, HeadValue>()
  for (const row of grid.rows.filter((candidate) => candidate < before)) {
    const cells = cellsOfRow(grid, row).filter((cell) => plainText(cell) !== '')
    cells.forEach((cell, index) => {
      const hit = labelOf(cell)
      if (hit === null || found.has(hit.label)) return
      const next = cells[index + 1]
      if (hit.rest !== '') found.set(hit.label, { text: hit.rest, row, column: cell.column })
      else if (next !== undefined && labelOf(next) === null) {
        found.set(hit.label, { text: shownText(next), row, column: next.column })
      }
    })
  }
  return found
}

function labelOf(cell: Cell): { readonly label: HeadLabel; readonly rest: string } | null {
  const text = trimSpaces(removeControls(cell.value))
  const plain = comparableText(text)
  for (const { label, plain: short } of LABELS) {
    if (!plain.startsWith(short)) continue
    const behind = plain.slice(short.length).replace(/^\([^)]*\)/, '')
    if (behind === '') return { label, rest: '' }
    if (behind.startsWith(':')) return { label, rest: trimSpaces(text.slice(text.search(/[:：]/) + 1)) }
  }
  return null
}
