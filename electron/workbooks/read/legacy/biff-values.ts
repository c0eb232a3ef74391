import { read, set_cptable, type CellObject, type DenseWorkSheet } from '@e965/xlsx'
import { damaged, Refused } from '../refusal.ts'
import { decodeCodePage } from './code-page.ts'

/** What a cell holds, as SheetJS gives it: a text, a double, true or false, or an error's number. */
export type BiffValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: number }

/** The values of one sheet; rows and columns count from 1. Undefined where SheetJS has none. */
export type BiffValues = (row: number, column: number) => BiffValue | undefined

// SheetJS has tables of half a megabyte for code pages; Node knows them all.
set_cptable({
  utils: {
    decode: (codePage: number, bytes: Uint8Array) => decodeCodePage(codePage, Uint8Array.from(bytes)),
  },
})

/** The values of each sheet of a stream that `readFrame` made. Throws `Refused` on what SheetJS stumbles over. */
export function readBiffValues(contents: Buffer, sheets: number): readonly BiffValues[] {
  const found = readWithSheetJs(contents)
  return Array.from({ length: sheets }, (_, index) => {
    const rows = found[String(index + 1)]?.['!data'] ?? []
    return (row, column) => valueOf(rows[row - 1]?.[column - 1])
  })
}

/** With `dense` each sheet is a list of rows. */
type DenseSheets = Readonly<Record<string, DenseWorkSheet | undefined>>

function readWithSheetJs(contents: Buffer): DenseSheets {
  try {
    const options = {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    } as const
    // SheetJS gives the sheets of a dense book in a type of their own.
    return read(contents, options).Sheets as unknown as DenseSheets
  } catch (error) {
    // SheetJS throws whatever it meets, texts too, and only where the stream contradicts itself.
    throw error instanceof Refused ? error : damaged('单元格的内容前后矛盾')
  }
}

function valueOf(cell: CellObject | undefined): BiffValue | undefined {
  if (cell === undefined) return undefined
  const { t, v } = cell
  if (t === 's' && typeof v === 'string') return { kind: 'text', text: v }
  if (t === 'n' && typeof v === 'number') return { kind: 'number', number: v }
  if (t === 'b' && typeof v === 'boolean') return { kind: 'boolean', value: v }
  if (t === 'e' && typeof v === 'number') return { kind: 'error', code: v }
  return undefined
}
