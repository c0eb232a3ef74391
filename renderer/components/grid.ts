/** A cell of a grid of fields, counted from 0. */
export interface GridPlace {
  readonly row: number
  readonly column: number
}

export interface GridEdit extends GridPlace {
  readonly text: string
}

/** The texts of a grid as they stand. */
export interface Grid {
  readonly rows: number
  readonly columns: number
  /** null: the cell takes nothing. */
  readonly textOf: (row: number, column: number) => string | null
}

/** Cells of one column, from a row to a row. */
export interface GridRange {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** What came of a pasted block; a page says so where cells of it found no place. */
export interface Pasted {
  readonly edits: readonly GridEdit[]
  /** Cells with a text that lay beyond the grid's last row or column. */
  readonly outside: number
  /** Cells with a text that met a cell which takes nothing. */
  readonly locked: number
}

/** Where a block lands whose top left cell comes to stand at a place. A single cell fills the whole range. */
export function placeBlock(
  grid: Grid,
  at: GridPlace,
  range: GridRange | null,
  block: readonly (readonly string[])[],
): Pasted {
  const [[only, ...right] = [], ...below] = block
  if (range !== null && only !== undefined && right.length + below.length === 0) {
    return { edits: fillRange(grid, range, only), outside: 0, locked: 0 }
  }
  const cells = block.flatMap((texts, row) =>
    texts.map((text, column) => ({ row: at.row + row, column: at.column + column, text })),
  )
  const inside = cells.filter(({ row, column }) => row < grid.rows && column < grid.columns)
  const edits = inside.filter(({ row, column }) => grid.textOf(row, column) !== null)
  const filled = (some: readonly GridEdit[]): number => some.filter(({ text }) => text !== '').length
  return {
    edits,
    outside: filled(cells) - filled(inside),
    locked: filled(inside) - filled(edits),
  }
}

/** The same text in every cell of a range that takes one. */
export function fillRange(grid: Grid, { column, from, to }: GridRange, text: string): readonly GridEdit[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ row: from + index, column, text })).filter(
    ({ row }) => grid.textOf(row, column) !== null,
  )
}

/** Ctrl+D: the first cell of a range into those below it; of a single cell, the one above it into this. */
export function fillDown(grid: Grid, at: GridPlace, range: GridRange | null): readonly GridEdit[] {
  const { column, from, to } = range ?? { column: at.column, from: at.row - 1, to: at.row }
  const text = from < 0 ? null : grid.textOf(from, column)
  return text === null ? [] : fillRange(grid, { column, from: from + 1, to }, text)
}

/** The next cell in a direction that takes a text; null: there is none. */
export function nextPlace(grid: Grid, at: GridPlace, down: number, right: number): GridPlace | null {
  let { row, column } = at
  for (;;) {
    row += down
    column += right
    if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) return null
    if (grid.textOf(row, column) !== null) return { row, column }
  }
}

/** The first or the last cell that takes a text. */
export function cornerPlace(grid: Grid, corner: 'first' | 'last'): GridPlace | null {
  const places = Array.from({ length: grid.rows * grid.columns }, (_, index) => ({
    row: Math.floor(index / grid.columns),
    column: index % grid.columns,
  })).filter(({ row, column }) => grid.textOf(row, column) !== null)
  return (corner === 'first' ? places[0] : places.at(-1)) ?? null
}

/** A column of cells as Excel takes it from the clipboard. */
export function rangeText(grid: Grid, { column, from, to }: GridRange): string {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const text = grid.textOf(from + index, column) ?? ''
    return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }).join('\n')
}
