import type { Sheet } from '#shared/returns/workbook.ts'
import { IndexRanges } from './index-ranges.ts'
import { LAST_COLUMN } from './limits.ts'
import type { Attributes } from './xml-events.ts'

/** Which rows and columns of a sheet are hidden, by themselves or as all that do not say how wide or high they are. */
export class HiddenParts {
  readonly #rows = new IndexRanges()
  readonly #columns = new IndexRanges()
  readonly #shownColumns = new IndexRanges()
  #rowHeight: string | undefined
  #othersHidden = false

  /**
   * Of `sheetFormatPr`, which comes before them. Not its zeroHeight: that speaks of rows that are not written, which have no
   * cells (ECMA-376 part 1, 18.3.1.81); many an office hides so what is below its table.
   */
  takeDefaults({ defaultRowHeight, defaultColWidth }: Attributes): void {
    this.#rowHeight = defaultRowHeight
    this.#othersHidden = isNone(defaultColWidth)
  }

  addRow(row: number, { hidden, ht = this.#rowHeight }: Attributes): void {
    if (isTrue(hidden) || isNone(ht)) this.#rows.add(row, row)
  }

  addColumns({ min, max, hidden, width }: Attributes): void {
    const first = Number(min)
    const last = Math.min(Number(max), LAST_COLUMN)
    if (!(first >= 1 && first <= last)) return
    if (isTrue(hidden) || isNone(width)) this.#columns.add(first, last)
    else if (this.#othersHidden) this.#shownColumns.add(first, last)
  }

  finish(): Pick<Sheet, 'hiddenRows' | 'hiddenColumns'> {
    if (this.#othersHidden) this.#hideOthers()
    return { hiddenRows: this.#rows.finish(), hiddenColumns: this.#columns.finish() }
  }

  #hideOthers(): void {
    let next = 1
    for (const [first, last] of this.#shownColumns.finish()) {
      if (next < first) this.#columns.add(next, first - 1)
      next = last + 1
    }
    if (next <= LAST_COLUMN) this.#columns.add(next, LAST_COLUMN)
  }
}

/** A height or width of nothing hides as well. */
function isNone(value: string | undefined): boolean {
  return value !== undefined && /^0+(?:\.0+)?$/.test(value)
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
