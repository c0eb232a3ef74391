import { memo, useMemo } from 'react'
import { columnName, type Cell, type CellRange, type Sheet } from '#shared/returns/workbook.ts'
import { scrollToMiddle } from '../scroll-to.ts'
import './sheet-grid.css'

interface SheetGridProps {
  readonly sheet: Pick<Sheet, 'name' | 'merges' | 'hiddenRows' | 'hiddenColumns'> & {
    readonly cells: readonly Pick<Cell, 'row' | 'column' | 'text' | 'type'>[]
  }
  /** Address of the cell that is being talked about: "H12". */
  readonly current: string | null
  /** Cells with a remark or a refusal, with their sheet: "自评表!H12". */
  readonly marked: ReadonlySet<string>
  readonly onChoose: (address: string) => void
}

/** More than a form can hold; a sheet with stray cells far out is cut here, and says so. */
const [MOST_ROWS, MOST_COLUMNS] = [200, 30]

/** The sheet as the unit sent it: stored texts, merges, and what was hidden shown as hidden. */
export const SheetGrid = memo(function SheetGrid({ sheet, current, marked, onChoose }: SheetGridProps) {
  const layout = useMemo(() => layOut(sheet), [sheet])
  return (
    <section className="sheet-grid" tabIndex={0} aria-label={`原表：${sheet.name}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">行号</span>
            </th>
            {layout.columns.map((column) => (
              <th key={column} scope="col">
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.rows.map(({ row, hidden, cells }) => (
            <tr
              key={row}
              className={hidden ? 'sheet-hidden' : undefined}
              title={hidden ? '原表中隐藏的行' : undefined}
            >
              <th scope="row">{row}</th>
              {cells.map(({ address, text, span, number }) => (
                <td
                  key={address}
                  {...span}
                  data-cell={address}
                  ref={address === current ? scrollToMiddle : null}
                  aria-current={address === current ? 'true' : undefined}
                  className={cellClass(number, marked.has(`${sheet.name}!${address}`), address === current)}
                  onClick={() => {
                    onChoose(address)
                  }}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {layout.cut ? <p className="quiet">原表还有更远的单元格，这里没有显示。</p> : null}
    </section>
  )
})

function cellClass(number: boolean, marked: boolean, current: boolean): string | undefined {
  const names = [number ? 'sheet-number' : '', marked ? 'sheet-marked' : '', current ? 'sheet-current' : '']
  const set = names.filter((name) => name !== '')
  return set.length === 0 ? undefined : set.join(' ')
}

interface LaidCell {
  readonly address: string
  readonly text: string
  readonly number: boolean
  readonly span: { readonly colSpan?: number; readonly rowSpan?: number }
}

interface Layout {
  readonly columns: readonly number[]
  readonly rows: readonly {
    readonly row: number
    readonly hidden: boolean
    readonly cells: readonly LaidCell[]
  }[]
  readonly cut: boolean
}

function layOut({ cells, merges, hiddenRows }: SheetGridProps['sheet']): Layout {
  const lastRow = Math.max(1, ...cells.map(({ row }) => row))
  const lastColumn = Math.max(1, ...cells.map(({ column }) => column))
  const columns = numbers(1, Math.min(lastColumn, MOST_COLUMNS))
  const found = new Map(cells.map((cell) => [columnName(cell.column) + cell.row, cell]))
  const covered = new Set(merges.flatMap(coveredBy))
  const corners = new Map(merges.map((range) => [columnName(range.left) + range.top, range]))
  const rows = numbers(1, Math.min(lastRow, MOST_ROWS)).map((row) => ({
    row,
    hidden: hiddenRows.some(([first, last]) => first <= row && row <= last),
    cells: columns.flatMap((column) => {
      const address = columnName(column) + row
      if (covered.has(address)) return []
      const cell = found.get(address)
      return [
        {
          address,
          text: cell?.text ?? '',
          number: cell?.type === 'number',
          span: spanOf(corners.get(address)),
        },
      ]
    }),
  }))
  return { columns, rows, cut: lastRow > MOST_ROWS || lastColumn > MOST_COLUMNS }
}

function spanOf(range: CellRange | undefined): LaidCell['span'] {
  if (range === undefined) return {}
  return {
    colSpan: Math.min(range.right, MOST_COLUMNS) - range.left + 1,
    rowSpan: Math.min(range.bottom, MOST_ROWS) - range.top + 1,
  }
}

/** The cells of a merge but its first, which shows the text. */
function coveredBy({ top, left, bottom, right }: CellRange): readonly string[] {
  return numbers(top, Math.min(bottom, MOST_ROWS))
    .flatMap((row) => numbers(left, Math.min(right, MOST_COLUMNS)).map((column) => columnName(column) + row))
    .slice(1)
}

function numbers(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
