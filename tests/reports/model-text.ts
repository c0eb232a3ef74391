import type { ReportBlock, ReportModel } from '#shared/reports/report-model.ts'

/** A model as lines: headings with their level, table rows with bars between the cells. */
export function linesOf(blocks: readonly ReportBlock[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
        return [`${'#'.repeat(block.level)} ${block.text}`]
      case 'paragraph':
      case 'note':
        return [block.text]
      case 'table':
        return [
          ...(block.table.caption === '' ? [] : [`表：${block.table.caption}`]),
          block.table.columns.map(({ header }) => header).join('|'),
          ...block.table.rows.map((row) => row.join('|')),
        ]
      case 'bars':
        return block.bars.bars.map(({ label, text }) => `${label}=${text}`)
      case 'page-break':
        return ['----']
    }
  })
}

export function everyLine(model: ReportModel): readonly string[] {
  return [
    model.title,
    ...linesOf(model.blocks),
    ...model.annexes.flatMap(({ title, blocks }) => [title, ...linesOf(blocks)]),
  ]
}
