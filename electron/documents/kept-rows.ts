import type { TableProcessor } from 'pdfmake/js/TableProcessor.js'
import type { PdfCell } from './pdf-node.ts'

/** What must stand below a row on its page, in points; read by {@link keepRowsAbove}. */
interface Above {
  readonly keptAbove?: number
}

/** Marks the first cell of a row that goes over to the next page where there is no such height left below it. */
export function keptAbove(cell: PdfCell, height: number): PdfCell {
  return Object.assign(cell, { keptAbove: height } satisfies Above)
}

/** pdfmake knows of nothing that is to follow a row. While a marked one is set, the page is so much shorter. */
export function keepRowsAbove(Processor: typeof TableProcessor): void {
  const { beginRow, endRow } = Processor.prototype
  const shortened = new WeakMap<TableProcessor, { readonly page: number; readonly by: number }>()
  Processor.prototype.beginRow = function beginMarked(this: TableProcessor, index, writer): void {
    const by = heightBelow(this, index)
    // A block that is kept whole has no page yet.
    if (by > 0 && writer.transactionLevel === 0) {
      const context = writer.context()
      context.availableHeight -= by
      shortened.set(this, { page: context.page, by })
    }
    beginRow.call(this, index, writer)
  }
  Processor.prototype.endRow = function endMarked(this: TableProcessor, index, writer, breaks): void {
    endRow.call(this, index, writer, breaks)
    const context = writer.context()
    const { page, by } = shortened.get(this) ?? { page: -1, by: 0 }
    shortened.delete(this)
    // The next page has its full height.
    if (context.page === page) context.availableHeight += by
  }
}

function heightBelow({ tableNode }: TableProcessor, index: number): number {
  const cell: Above | undefined = tableNode.table.body[index]?.[0]
  return cell?.keptAbove ?? 0
}
