import type { ReportBlock } from '#shared/reports/report-model.ts'

/** A last paragraph up to so many characters goes over to the next page with the 署名, so that this never stands alone. */
const SHORT_PARAGRAPH = 140

/** The last paragraph, where it is short, with the headings that it stands under. */
export function carriedBlocks(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const last = blocks.at(-1)
  if (last?.kind !== 'paragraph' || last.text.length > SHORT_PARAGRAPH) return []
  const before = blocks.findLastIndex((block, index) => index < blocks.length - 1 && block.kind !== 'heading')
  return blocks.slice(before + 1)
}
