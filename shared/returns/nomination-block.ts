/** A line of a block of nominations as it was pasted from a workbook. */
export interface NominationLine {
  /** Counts the rows of the block from 1. */
  readonly row: number
  /** As written: 先进个人, 先进单位; '' where the block has no such column. */
  readonly honor: string
  readonly unit: string
  readonly name: string
  readonly post: string
  readonly merits: string
}

type Field = Exclude<keyof NominationLine, 'row'>

/** Without a heading row the columns stand in this order. */
const USUAL: readonly Field[] = ['unit', 'name', 'post', 'merits']

/**
 * The lines of a block. A first row with headings says which column is which, in any order; columns that it doesn't know
 * (序号, 备注) are passed over, and so are rows without any text.
 */
export function readNominationBlock(block: readonly (readonly string[])[]): readonly NominationLine[] {
  const rows = block.map((row) => row.map((cell) => cell.trim()))
  const headings = (rows[0] ?? []).map(fieldOf)
  const headed = headings.includes('unit') && headings.includes('merits')
  const numbered = !headed && rows.every((row) => /^\d*$/.test(row[0] ?? ''))
  const columns: readonly (Field | null)[] = headed ? headings : numbered ? [null, ...USUAL] : USUAL
  return rows.flatMap((cells, index) => {
    if ((headed && index === 0) || cells.every((cell) => cell === '')) return []
    const text = (field: Field): string => cells[columns.indexOf(field)] ?? ''
    return [
      {
        row: index + 1,
        honor: text('honor'),
        unit: text('unit'),
        name: text('name'),
        post: text('post'),
        merits: text('merits'),
      },
    ]
  })
}

function fieldOf(heading: string): Field | null {
  const word = heading.replaceAll(/\s/g, '')
  if (/类别|荣誉|称号/.test(word)) return 'honor'
  if (/姓名/.test(word)) return 'name'
  if (/事迹|理由/.test(word)) return 'merits'
  if (/单位|部门/.test(word)) return 'unit'
  return /职务|职称|岗位/.test(word) ? 'post' : null
}
