import { HeadingLevel, PageBreak, Paragraph, type FileChild } from 'docx'
import type { ReportBlock } from '#shared/reports/report-model.ts'
import { noteIndent } from '../note-node.ts'
import type { Sheet } from '../table-node.ts'
import { twips } from './twips.ts'
import { STYLE } from './word-styles.ts'
import { wordBars, wordTable } from './word-table.ts'
import { wordText } from './word-text.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
/** Room behind a table, in twips. */
const BEHIND_TABLE = 160

/**
 * The blocks in order. `followed`: what stands behind them never stands alone on a page: so many of the last blocks stay with
 * it whole, of the last one otherwise its last lines. null: it may.
 */
export function wordBlocks(
  sheet: Sheet,
  blocks: readonly ReportBlock[],
  followed: number | null = null,
): FileChild[] {
  return blocks.flatMap((block, index): FileChild[] => {
    const isLast = followed !== null && index === blocks.length - 1
    // Notes stay with their table.
    const stays = isLast || blocks[index + 1]?.kind === 'note'
    switch (block.kind) {
      case 'heading':
        return [wordText(block.text, HEADINGS[block.level])]
      case 'paragraph':
        return [wordText(block.text, STYLE.text, isLast ? keptEnd(block.text, followed) : {})]
      case 'note':
        return [
          wordText(block.text, STYLE.note, {
            keepNext: stays,
            indent: { left: twips(noteIndent(block.text)) },
          }),
        ]
      case 'table':
        return [...captioned(block.table.caption), wordTable(sheet, block.table, stays), behind(stays)]
      case 'bars':
        return [...captioned(block.bars.caption), wordBars(sheet, block.bars), behind()]
      case 'page-break':
        return [new Paragraph({ children: [new PageBreak()] })]
    }
  })
}

/** Word takes its last two lines over, LibreOffice the whole paragraph: a very long one would leave most of a page empty. */
const LONGEST_KEPT = 600

function keptEnd(
  text: string,
  followed: number,
): { readonly keepNext: boolean; readonly keepLines: boolean } {
  return { keepNext: text.length <= LONGEST_KEPT, keepLines: followed > 0 }
}

function captioned(caption: string): Paragraph[] {
  return caption === '' ? [] : [wordText(caption, STYLE.caption)]
}

/** Word joins two tables that nothing parts. */
function behind(keepNext = false): Paragraph {
  return new Paragraph({
    style: STYLE.cell,
    keepNext,
    spacing: { line: BEHIND_TABLE, lineRule: 'exact' },
    children: [],
  })
}
