import type { Workbook } from 'exceljs'
import { lineText } from './cell-text.ts'
import { finishZip, STORED_ZIP } from './finish-zip.ts'
import { newWorkbook } from './load-exceljs.ts'

const PROGRAM_NAME = '科素考评'

/** An empty workbook whose properties say `created` instead of the clock's time. */
export async function newBook(title: string, created: Date): Promise<Workbook> {
  const book = await newWorkbook()
  book.creator = PROGRAM_NAME
  book.lastModifiedBy = PROGRAM_NAME
  book.title = lineText(title)
  book.created = created
  book.modified = created
  // Values of formulas are given as the engine has them; the program that opens the book works them out again.
  book.calcProperties.fullCalcOnLoad = true
  return book
}

/** Changes of a sheet's XML by its place in the archive, for what exceljs can't be told to write. */
export type PartEdits = ReadonlyMap<string, (xml: string) => string>

/** The same book gives the same bytes. `writeFile` is banned: it writes in place (design.md, decision 7). */
export async function bookBytes(book: Workbook, edits: PartEdits = new Map()): Promise<Uint8Array> {
  const buffer: ArrayBufferLike | Uint8Array = await book.xlsx.writeBuffer({ zip: STORED_ZIP })
  return finishZip(buffer instanceof Uint8Array ? buffer : new Uint8Array(buffer), book.created, edits)
}
