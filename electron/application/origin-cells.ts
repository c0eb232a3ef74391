import type { CellReading } from '#shared/returns/reading.ts'

/** The cell that decides each item: its actual, else its band, else its self score. */
export function originCells(cells: readonly CellReading[]): ReadonlyMap<string, CellReading> {
  const found = new Map<string, CellReading>()
  for (const field of ['selfScore', 'grade', 'actual'] as const) {
    for (const cell of cells) if (cell.field === field) found.set(cell.indicator, cell)
  }
  return found
}
