import type { PlainCell, PlainColumn, PlainTable } from '#shared/reports/plain-table.ts'

/** A table of the year in an open format; `name` becomes that of its file. */
export type OpenTable = Pick<PlainTable, 'name' | 'columns' | 'rows'>

export function openTable(
  name: string,
  columns: readonly (readonly [header: string, kind?: PlainColumn['kind']])[],
  rows: readonly (readonly PlainCell[])[],
): OpenTable {
  return { name, columns: columns.map(([header, kind = 'text']) => ({ header, kind, width: 16 })), rows }
}
