import type { SchemeGroupRow } from '#shared/contract/scheme.ts'
import { cellKey, INDICATOR_COLUMNS } from './indicator-columns.ts'
import type { Jump } from './jump.ts'
import { forgetTyped, useTypedCells } from './typed-cells.ts'

interface RefusedCell {
  readonly key: string
  readonly at: Jump
  readonly message: string
}

interface RefusedCellsProps {
  readonly year: number
  readonly group: SchemeGroupRow
  /** The cell that was led to last. */
  readonly last: Jump | null
  readonly onJump: (to: Jump) => void
}

/** Why the text of a cell was not taken, and the way from one such cell to the next; nothing where all were. */
export function RefusedCells({ year, group, last, onJump }: RefusedCellsProps) {
  const cells = useTypedCells((typed) => typed.cells)
  const refused = group.indicators.flatMap(({ id }) =>
    INDICATOR_COLUMNS.flatMap(({ field }): readonly RefusedCell[] => {
      if (field === null) return []
      const key = cellKey(year, group.id, id, field)
      const message = cells.get(key)?.message ?? null
      if (message === null) return []
      return [
        {
          key,
          at: { kind: 'indicator', group: group.id, indicator: id, block: null, unit: null, field },
          message,
        },
      ]
    }),
  )
  const at = refused.findIndex(
    (cell) => cell.at.indicator === last?.indicator && cell.at.field === last.field,
  )
  const shown = refused[at] ?? refused[0]
  const next = refused[at + 1] ?? refused[0]
  if (shown === undefined || next === undefined) return null
  return (
    <p role="alert" className="targets-refusal">
      {`${shown.at.indicator ?? ''} ${shown.message}`}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          onJump(next.at)
        }}
      >
        {refused.length === 1 ? '到这一格' : `共 ${refused.length} 格没有收下，看下一格`}
      </button>
      <button
        type="button"
        className="link-button"
        onClick={() => {
          forgetTyped(refused.map(({ key }) => key))
          // The button goes with the message: the focus comes back to the cell.
          onJump(shown.at)
        }}
      >
        放弃所填
      </button>
    </p>
  )
}
