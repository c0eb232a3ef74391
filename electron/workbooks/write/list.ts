import type { PlainTable } from '#shared/reports/plain-table.ts'
import { bookBytes, newBook } from './book.ts'
import { addListSheet, LIST_FIRST_ROW, type ListCell } from './list-sheet.ts'
import { letRowsGrow, partOf } from './growing-rows.ts'

/** A simple list as an .xlsx. `created` is the date in the file's properties; the same input gives the same bytes. */
export function writeList(table: PlainTable, created: Date): Promise<Uint8Array> {
  return writeLists(table.title, [table], created)
}

/** Several lists as one .xlsx, a sheet each. */
export async function writeLists(
  title: string,
  tables: readonly PlainTable[],
  created: Date,
): Promise<Uint8Array> {
  const book = await newBook(title, created)
  const edits = tables.map((table) => {
    const isPoints = table.columns.map(({ kind }) => kind === 'points')
    const sheet = addListSheet(book, {
      ...table,
      rows: table.rows.map((row) =>
        row.map((cell, column): ListCell =>
          typeof cell === 'number' && isPoints[column] === true ? cell / 100 : cell,
        ),
      ),
      frozenColumns: 0,
      filter: false,
    })
    return [partOf(sheet), letRowsGrow(LIST_FIRST_ROW)] as const
  })
  return bookBytes(book, new Map(edits))
}
