import { HeadingLevel, PageBreak, Paragraph, type FileChild } from 'docx'
import type { ReportBlock } from '#shared/reports/report-model.ts'
import type { Sheet } from '../table-node.ts'
import { STYLE } from './word-styles.ts'
import { wordBars, wordTable } from './word-table.ts'
import { wordText } from './word-text.ts'

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
/** Room behind a table, in twips. */
const BEHIND_TABLE = 160

/** The blocks in order. `keepLast`: the last paragraph stays on one page with what follows it. */
export function wordBlocks(sheet: Sheet, blocks: readonly ReportBlock[], keepLast = false): FileChild[] {
  return blocks.flatMap((block, index): FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [wordText(block.text, HEADINGS[block.level])]
      case 'paragraph':
        return [wordText(block.text, STYLE.text, keepLast && index === blocks.length - 1 ? KEPT : {})]
      case 'note':
        return [wordText(block.text, STYLE.note)]
      case 'table':
        return [...captioned(block.table.caption), wordTable(sheet, block.table), behind()]
      case 'bars':
        return [...captioned(block.bars.caption), wordBars(sheet, block.bars), behind()]
      case 'page-break':
        return [new Paragraph({ children: [new PageBreak()] })]
    }
  })
}

const KEPT = { keepNext: true, keepLines: true } as const

function captioned(caption: string): Paragraph[] {
  return caption === '' ? [] : [wordText(caption, STYLE.caption)]
}

/** Word joins two tables that nothing parts. */
function behind(): Paragraph {
  return new Paragraph({
    style: STYLE.cell,
    spacing: { line: BEHIND_TABLE, lineRule: 'exact' },
    children: [],
  })
}
