import type { CellReading } from '#shared/returns/reading.ts'

/** The cell that decides each item: its actual, else its band, else its self score. */
export function originCells(cells: readonly CellReading[]): ReadonlyMap<string, CellReading> {
  const found = new Map<string, CellReading>()
  for (const field of ['selfScore', 'grade', 'actual'] as const) {
    for (const cell of cells) if (cell.field === field) found.set(cell.indicator, cell)
  }
  return found
}

/** What stands in a cell, and the office's text in its place where there is one: for tables and papers. */
export function originalText({ original, rewritten }: CellReading): string {
  if (rewritten === undefined) return original
  const text = rewritten.text === '' ? '空白' : `“${rewritten.text}”`
  return `${original === '' ? '（空白）' : original}（办公室改写为${text}）`
}
