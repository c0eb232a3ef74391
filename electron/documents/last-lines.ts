import type { LayoutBuilder, LeafNode, Line } from 'pdfmake/js/LayoutBuilder.js'
import type { PdfNode, PdfText } from './pdf-node.ts'

/** So many lines of a paragraph go over to the next page with what must not stand there alone. */
const LINES_CARRIED = 2

/** What stands below the last line of a text on its page, in points; read by {@link carryLastLines}. */
interface Followed {
  readonly followedBy?: number
}

/** Marks a paragraph whose end stands on one page with what comes behind it, `height` high. */
export function followedBy(node: PdfText, height: number): PdfNode {
  return Object.assign(node, { followedBy: height } satisfies Followed)
}

/**
 * pdfmake fills a page line by line and knows of nothing that is to follow. Of a marked paragraph all lines are built first;
 * where the last ones and what follows them have no room left, the page ends before them.
 */
export function carryLastLines(Builder: typeof LayoutBuilder): void {
  const usual = Builder.prototype.processLeaf
  Builder.prototype.processLeaf = function processMarked(
    this: LayoutBuilder,
    node: LeafNode & Followed,
  ): void {
    const { followedBy: below } = node
    if (below === undefined) {
      usual.call(this, node)
      return
    }
    const lines: Line[] = []
    for (let line = this.buildNextLine(node); line !== null; line = this.buildNextLine(node)) lines.push(line)
    const first = Math.max(0, lines.length - LINES_CARRIED)
    lines.forEach((line, index) => {
      const carried = index === first ? lines.slice(index) : [line]
      const needed = carried.reduce((sum, own) => sum + own.getHeight(), index === first ? below : 0)
      const context = this.writer.context()
      if (needed > context.availableHeight && context.y > context.pageMargins.top)
        this.writer.moveToNextPage()
      node.positions.push(this.writer.addLine(line))
    })
  }
}
