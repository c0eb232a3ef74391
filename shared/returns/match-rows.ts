import { compareDecimals, formatDecimal, parseDecimal, roundSignificant } from '../scheme/decimal.ts'
import { comparableText, halveWidth, removeSpaces } from './clean-text.ts'
import type { FormRow } from './form.ts'
import { fixedDecimals } from './numbers/number-format.ts'
import { cellAt, plainText, type SheetGrid } from './sheet-grid.ts'
import type { Cell } from './workbook.ts'

/** What a row of the table is. */
export type RowKind =
  | { readonly kind: 'indicator'; readonly indicator: string }
  | { readonly kind: 'duplicate'; readonly indicator: string }
  | { readonly kind: 'other' }

export interface RowMatch {
  readonly row: number
  readonly match: RowKind
}

/**
 * Says of each row below the header which indicator it is: by 编号, and only where that is blank by title (returns.md,
 * Which row). The same indicator twice: the first stands.
 */
export function matchRows(
  grid: SheetGrid,
  headerRow: number,
  idColumn: number | undefined,
  titleColumn: number | undefined,
  rows: readonly FormRow[],
): readonly RowMatch[] {
  const index = indexRows(rows)
  const below = grid.rows.filter((row) => row > headerRow)
  const byId = below.map((row) => ({
    row,
    indicator: indicatorById(cellAt(grid, row, idColumn), plainText(cellAt(grid, row, titleColumn)), index),
  }))
  const found = new Set(byId.flatMap(({ indicator }) => (indicator === null ? [] : [indicator])))
  const taken = new Set<string>()
  return byId.map(({ row, indicator }) => {
    const named = indicator ?? titleOnly(grid, row, idColumn, titleColumn, index, found)
    if (named === null) return { row, match: { kind: 'other' } }
    if (taken.has(named)) return { row, match: { kind: 'duplicate', indicator: named } }
    taken.add(named)
    return { row, match: { kind: 'indicator', indicator: named } }
  })
}

interface RowIndex {
  readonly rows: readonly FormRow[]
  readonly byId: ReadonlyMap<string, string>
  /** null: two indicators have that title. */
  readonly byTitle: ReadonlyMap<string, string | null>
}

const INDEXED = new WeakMap<readonly FormRow[], RowIndex>()

/** Once for a form, however many tables are matched with it. */
function indexRows(rows: readonly FormRow[]): RowIndex {
  const known = INDEXED.get(rows)
  if (known !== undefined) return known
  const byTitle = new Map<string, string | null>()
  for (const row of rows) {
    const title = comparableText(row.title)
    byTitle.set(title, byTitle.has(title) ? null : row.indicatorId)
  }
  const byId = new Map(rows.map((row) => [comparableId(row.indicatorId), row.indicatorId]))
  const index = { rows, byId, byTitle }
  INDEXED.set(rows, index)
  return index
}

function titleOnly(
  grid: SheetGrid,
  row: number,
  idColumn: number | undefined,
  titleColumn: number | undefined,
  index: RowIndex,
  found: ReadonlySet<string>,
): string | null {
  const id = cellAt(grid, row, idColumn)
  // A date is what Excel makes of a typed 1-1: it says nothing.
  if (id !== null && id.type !== 'date' && plainText(id) !== '') return null
  const title = comparableText(plainText(cellAt(grid, row, titleColumn)))
  const only = index.byTitle.get(title) ?? null
  return only !== null && !found.has(only) ? only : null
}

function indicatorById(cell: Cell | null, title: string, index: RowIndex): string | null {
  if (cell === null || cell.type === 'date') return null
  if (cell.type === 'number') return indicatorByNumber(cell, title, index.rows)
  const id = plainText(cell)
  return id.length > LONGEST_ID ? null : (index.byId.get(comparableId(id)) ?? null)
}

const LONGEST_ID = 40

/** A number 1.1 is the 编号 1.1; where 1.10 exists too, the format shows which, else the title. */
function indicatorByNumber(cell: Cell, title: string, rows: readonly FormRow[]): string | null {
  const stored = parseDecimal(cell.value)
  if (stored === null || cell.value.length > LONGEST_ID) return null
  const value = roundSignificant(stored, 15)
  const same = rows.filter((row) => {
    const id = parseDecimal(row.indicatorId)
    return id !== null && compareDecimals(id, value) === 0
  })
  if (same.length <= 1) return same[0]?.indicatorId ?? null
  const places = fixedDecimals(cell.format)
  const plain = formatDecimal(value)
  const shown = places === null ? plain : padDecimals(plain, places)
  const byTitle = same.filter((row) => comparableText(row.title) === comparableText(title))
  const chosen = byTitle.length === 1 ? byTitle[0] : same.find((row) => row.indicatorId === shown)
  return chosen?.indicatorId ?? null
}

function padDecimals(plain: string, places: number): string {
  const [whole = '', fraction = ''] = plain.split('.')
  return fraction.length >= places || places === 0 ? plain : `${whole}.${fraction.padEnd(places, '0')}`
}

/** "１．１", " 1.1 ", "1。1", "l1", "1.1、" are one and the same 编号. */
export function comparableId(text: string): string {
  return removeSpaces(halveWidth(text))
    .toUpperCase()
    .replace(/[。﹒·]/g, '.')
    .replace(/[.、,，]+$/, '')
}
