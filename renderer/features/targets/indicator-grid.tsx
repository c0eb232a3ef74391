import { useRef } from 'react'
import type { IndicatorRow } from '#shared/contract/scheme.ts'
import type { GridEdit, Pasted } from '../../components/grid.ts'
import { useGridKeys, type GridKeys } from '../../components/use-grid-keys.ts'
import { DraftField } from './draft-field.tsx'
import {
  cellKey,
  changedFrom,
  INDICATOR_COLUMNS,
  RULE_WORDS,
  type IndicatorColumn,
} from './indicator-columns.ts'
import { Writes } from '../../components/writes.tsx'
import { typedAt } from './typed-cells.ts'
import type { SchemeDraft, TypedEdit } from './use-scheme-draft.ts'

interface IndicatorGridProps {
  readonly year: number
  readonly group: string
  /** The rows that are shown. */
  readonly rows: readonly IndicatorRow[]
  readonly current: string | null
  readonly draft: SchemeDraft
  /** The year is archived. */
  readonly locked: boolean
  readonly onCurrent: (indicator: string) => void
  /** `refused`: of its cells, so many were not taken. */
  readonly onPasted: (pasted: Pasted, refused: number) => void
  /** Gives the page the way to a cell. */
  readonly keysRef: (keys: GridKeys) => void
}

/** Every indicator of a group in a line of real fields: keys and blocks as in Excel. */
export function IndicatorGrid(props: IndicatorGridProps) {
  const { year, group, rows, current, draft, onCurrent, onPasted } = props
  const textOf = (row: number, column: number): string | null => {
    const [on, at] = [rows[row], INDICATOR_COLUMNS[column]]
    if (on === undefined || at === undefined || at.field === null) return null
    return typedAt(cellKey(year, group, on.id, at.field))?.text ?? at.text(on)
  }
  const toTyped = ({ row, column, text }: GridEdit): readonly TypedEdit[] => {
    const [on, at] = [rows[row], INDICATOR_COLUMNS[column]]
    if (on === undefined || at === undefined || at.field === null) return []
    const { field } = at
    return [
      {
        key: cellKey(year, group, on.id, field),
        text,
        stored: at.text(on),
        edit: { kind: 'indicator', group, indicator: on.id, field, text },
      },
    ]
  }
  const kept = useRef(Promise.resolve(0))
  const told = async (pasted: Pasted): Promise<void> => {
    onPasted(pasted, await kept.current)
  }
  const keys = useGridKeys({
    rows: rows.length,
    columns: INDICATOR_COLUMNS.length,
    textOf,
    choicesOf: (_, column) => (INDICATOR_COLUMNS[column]?.field === 'rule' ? RULE_WORDS : []),
    onEdit: (edits) => {
      kept.current = draft.keep(edits.flatMap(toTyped))
    },
    onPasted: (pasted) => {
      void told(pasted)
    },
    selectClicked: true,
    onUndo: draft.undo,
    onRedo: draft.redo,
  })
  props.keysRef(keys)
  const cell = (on: IndicatorRow, row: number, column: IndicatorColumn, index: number) => {
    const { field, header, figure } = column
    if (field === null) {
      const text = column.text(on)
      return (
        <td key={header} className={figure ? 'number targets-fixed' : 'targets-fixed'} title={text}>
          {text === '' ? '—' : text}
        </td>
      )
    }
    return (
      <td key={header} className="targets-cell">
        <DraftField
          {...keys.cell(row, index)}
          {...(field === 'rule' ? { list: 'targets-rules' } : {})}
          field={cellKey(year, group, on.id, field)}
          label={`${header} ${on.id}`}
          className={figure ? 'targets-figure' : undefined}
          stored={column.text(on)}
          before={changedFrom(on, field)}
          title={field === 'title' ? on.title : undefined}
          onFocus={() => {
            onCurrent(on.id)
          }}
          onCommit={(text) => {
            void draft.keep(toTyped({ row, column: index, text }))
          }}
        />
      </td>
    )
  }
  return (
    // Where no field takes the focus, the table itself must, or nobody scrolls it by keyboard.
    <div
      {...keys.frame}
      className="targets-scroll"
      {...(props.locked ? { tabIndex: 0, role: 'region', 'aria-label': '指标表' } : {})}
    >
      <Writes>
        <table className="plain-table targets-table">
          <colgroup>
            <col className="targets-id" />
            {INDICATOR_COLUMNS.map(({ header, width }) => (
              <col
                key={header}
                className={header === '任务' ? 'targets-program' : undefined}
                style={{ width }}
              />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">编号</th>
              {INDICATOR_COLUMNS.map(({ header, figure }) => (
                <th key={header} scope="col" className={figure ? 'number' : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((on, row) => (
              <tr
                key={on.id}
                aria-current={on.id === current ? 'true' : undefined}
                onClick={() => {
                  onCurrent(on.id)
                }}
              >
                <th scope="row">{on.id}</th>
                {INDICATOR_COLUMNS.map((column, index) => cell(on, row, column, index))}
              </tr>
            ))}
          </tbody>
        </table>
      </Writes>
      <span {...keys.end} />
      <datalist id="targets-rules">
        {RULE_WORDS.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </div>
  )
}
