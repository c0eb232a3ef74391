import type { ReportBlock } from '#shared/reports/report-model.ts'
import { isShortTable, type Sheet } from './table-node.ts'

/** A last paragraph up to so many characters goes over to the next page with the 署名, so that this never stands alone. */
export const SHORT_PARAGRAPH = 140

/** The last block, where it is short, with the headings that it stands under; the notes at the end, all of them. */
export function carriedBlocks(sheet: Sheet, blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const last = blocks.at(-1)
  if (last === undefined || !isShort(sheet, last)) return []
  const goesAlong = last.kind === 'note' ? 'note' : 'heading'
  const before = blocks.findLastIndex((block, index) => index < blocks.length - 1 && block.kind !== goesAlong)
  return blocks.slice(before + 1)
}

function isShort(sheet: Sheet, block: ReportBlock): boolean {
  switch (block.kind) {
    case 'paragraph':
      return block.text.length <= SHORT_PARAGRAPH
    case 'table':
      return isShortTable(sheet, block.table)
    case 'note':
      return true
    case 'heading':
    case 'bars':
    case 'page-break':
      return false
  }
}
