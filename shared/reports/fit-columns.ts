import { table, type ReportBlock, type ReportColumn } from './report-model.ts'

/** A column whose width follows from what stands in it, in ems. */
export interface FitColumn extends Omit<ReportColumn, 'width'> {
  readonly least: number
  /** null: it shares what the others leave, by how much text it has. */
  readonly most: number | null
}

/** Beside the widest text: rounding, and digits that are wider in another font. */
const AIR = 0.4

/**
 * Columns for a table `total` ems wide in all: those with numbers as wide as their longest text, so that no number is broken; the
 * rest for those with sentences, so that rows are low.
 */
export function fitColumns(
  columns: readonly FitColumn[],
  rows: readonly (readonly string[])[],
  total: number,
): readonly ReportColumn[] {
  const lengths = columns.map((_, index) => rows.map((row) => emsOf(row[index] ?? '')))
  const fixed = columns.map(({ least, most }, index) =>
    most === null ? null : Math.min(Math.max(least, ...(lengths[index] ?? []).map((em) => em + AIR)), most),
  )
  const taken = fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0)
  const mean = columns.map((_, index) => {
    const own = lengths[index] ?? []
    return own.reduce((sum, em) => sum + em, 0) / Math.max(own.length, 1)
  })
  const shared = shareOut(
    columns.map(({ least }, index) => (fixed[index] === null ? { least, wants: mean[index] ?? 0 } : null)),
    total - taken,
  )
  return columns.map(({ header, align, least }, index) => ({
    header,
    align,
    width: fixed[index] ?? shared[index] ?? least,
  }))
}

/** A table without a caption whose columns are fitted so. */
export function fittedTable(
  columns: readonly FitColumn[],
  rows: readonly (readonly string[])[],
  total: number,
): ReportBlock {
  return table({ caption: '', columns: fitColumns(columns, rows, total), rows })
}

/** What is left, in the shares wanted; who would get less than it needs gets that, and the others share on. */
function shareOut(
  wanted: readonly ({ readonly least: number; readonly wants: number } | null)[],
  rest: number,
): readonly (number | null)[] {
  const served = new Map<number, number>()
  for (;;) {
    const open = wanted.flatMap((want, index) =>
      want === null || served.has(index) ? [] : [{ ...want, index }],
    )
    const left = rest - [...served.values()].reduce((sum, width) => sum + width, 0)
    const sum = open.reduce((all, { wants }) => all + wants, 0)
    const shareOf = (wants: number): number => (sum === 0 ? left / open.length : (left * wants) / sum)
    const short = open.filter(({ least, wants }) => shareOf(wants) < least)
    if (short.length === 0) {
      for (const { index, wants } of open) served.set(index, shareOf(wants))
      return wanted.map((_, index) => served.get(index) ?? null)
    }
    for (const { index, least } of short) served.set(index, least)
  }
}

/** Latin letters and digits are about half as wide as the others. */
function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.55 : 1), 0)
}
