import type { TableProcessor } from 'pdfmake/js/TableProcessor.js'
import type { PdfCell } from './pdf-node.ts'

/** Marks a cell of a row that may break, as it has no room on one page; read by {@link letLongRowsBreak}. */
interface Long {
  readonly longRow?: true
}

export function inLongRow(cell: PdfCell): PdfCell {
  return Object.assign(cell, { longRow: true } satisfies Long)
}

/** pdfmake keeps all rows of a table whole or none. While a marked row is set, it is told that none is. */
export function letLongRowsBreak(Processor: typeof TableProcessor): void {
  const { beginRow, endRow } = Processor.prototype
  Processor.prototype.beginRow = function beginMarked(this: TableProcessor, index, writer): void {
    if (isLong(this, index)) this.dontBreakRows = false
    beginRow.call(this, index, writer)
  }
  Processor.prototype.endRow = function endMarked(this: TableProcessor, index, writer, breaks): void {
    endRow.call(this, index, writer, breaks)
    if (isLong(this, index)) this.dontBreakRows = true
  }
}

function isLong({ tableNode }: TableProcessor, index: number): boolean {
  const cell: Long | undefined = tableNode.table.body[index]?.[0]
  return cell?.longRow === true
}
