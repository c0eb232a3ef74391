import type { PaperCheck, PaperContent, PaperRow } from '#shared/contract/paper.ts'
import { useState } from 'react'
import type { GridEdit, GridPlace, Pasted } from '../../components/grid.ts'
import { pointsText } from '../../components/texts.ts'
import { useGridKeys } from '../../components/use-grid-keys.ts'
import { choicesOf, PAPER_COLUMNS, type PaperField } from './paper-columns.ts'
import { PaperMessage, type PaperPlace } from './paper-message.tsx'

interface PaperGridProps {
  readonly rows: readonly PaperRow[]
  readonly content: PaperContent
  readonly check: PaperCheck
  readonly onChange: (content: PaperContent, step: string) => void
  /** What came of the last paste; null: nothing to say. */
  readonly pasted: string | null
  readonly onPasted: (pasted: Pasted) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** Every row of the unit's form with a real field for each of its own cells. */
export function PaperGrid(props: PaperGridProps) {
  const { rows, content, check, pasted, onChange, onPasted } = props
  const [place, setPlace] = useState<GridPlace | null>(null)
  const fieldAt = (row: number, column: number): PaperField | null => {
    const field = PAPER_COLUMNS[column]?.field
    if (field === undefined || field === 'rate' || field === 'points') return null
    return field === 'actual' && rows[row]?.takesActual === false ? null : field
  }
  const textOf = (row: number, column: number): string | null => {
    const field = fieldAt(row, column)
    return field === null ? null : (content.rows[row]?.[field] ?? null)
  }
  const edit = (edits: readonly GridEdit[], step: string): void => {
    const changed = content.rows.map((row, at) => {
      const own = edits.flatMap(({ row: on, column, text }) => {
        const field = on === at ? fieldAt(on, column) : null
        return field === null ? [] : [[field, text] as const]
      })
      return own.length === 0 ? row : { ...row, ...Object.fromEntries(own) }
    })
    onChange({ ...content, rows: changed }, step)
  }
  const keys = useGridKeys({
    rows: rows.length,
    columns: PAPER_COLUMNS.length,
    textOf,
    choicesOf: (row, column) => {
      const [on, field] = [rows[row], fieldAt(row, column)]
      return on === undefined || field === null ? [] : choicesOf(on, field)
    },
    onEdit: (edits) => {
      edit(edits, '')
    },
    onPasted,
    onUndo: props.onUndo,
    onRedo: props.onRedo,
  })
  const placeOf = ({ row, column }: GridPlace): PaperPlace | null => {
    const [indicator, field] = [rows[row]?.indicator, fieldAt(row, column)]
    return indicator === undefined || field === null ? null : { indicator, field }
  }
  const found = new Map(check.cells.map((cell) => [`${cell.indicator} ${cell.field}`, cell]))
  const lists = [
    ...new Map(
      rows.flatMap(({ gradeChoices, actualChoices }) =>
        [gradeChoices, actualChoices].map((words) => [words.join(), words] as const),
      ),
    ).values(),
  ].filter((words) => words.length > 0)
  const rates = new Map(check.rates.map(({ indicator, rate }) => [indicator, rate]))
  return (
    <div className="paper-pane">
      <div {...keys.frame} className="paper-scroll">
        <table className="plain-table paper-table">
          <colgroup>
            <col className="paper-number" />
            <col className="paper-title" />
            {PAPER_COLUMNS.map(({ field, width }) => (
              <col key={field} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">具体任务（指标）</th>
              {PAPER_COLUMNS.map(({ field, header }) => (
                <th key={field} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.indicator}>
                <th scope="row">{row.indicator}</th>
                <td>
                  <span className="paper-indicator" title={row.title}>
                    {row.title}
                  </span>
                </td>
                {PAPER_COLUMNS.map(({ field, header, lines }, column) => {
                  if (field === 'rate') {
                    const rate = rates.get(row.indicator) ?? null
                    return (
                      <td key={field} className="number paper-fixed">
                        {rate === null ? '—' : `${rate}%`}
                      </td>
                    )
                  }
                  if (field === 'points') {
                    return (
                      <td key={field} className="number paper-fixed">
                        {pointsText(row.points)}
                      </td>
                    )
                  }
                  const text = textOf(at, column)
                  if (text === null) {
                    return (
                      <td key={field} className="paper-fixed">
                        本项不填
                      </td>
                    )
                  }
                  const words = listId(choicesOf(row, field))
                  const cell = found.get(`${row.indicator} ${field}`)
                  const Field = lines ? 'textarea' : 'input'
                  return (
                    <td key={field} className="paper-cell">
                      <Field
                        {...keys.cell(at, column)}
                        {...(lines ? { rows: 1 } : { type: 'text', list: words })}
                        className={field === 'selfScore' || field === 'actual' ? 'paper-figure' : undefined}
                        aria-label={`${header} ${row.indicator}`}
                        aria-invalid={cell?.error !== undefined && cell.error !== null}
                        data-remark={cell?.remark === undefined || cell.remark === null ? undefined : 'true'}
                        aria-describedby="paper-message"
                        title={cell?.message ?? undefined}
                        autoComplete="off"
                        spellCheck={false}
                        value={text}
                        onChange={(event) => {
                          edit([{ row: at, column, text: event.target.value }], `${row.indicator} ${field}`)
                        }}
                        onFocus={() => {
                          setPlace({ row: at, column })
                        }}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <span {...keys.end} />
        {lists.map((words) => (
          <datalist key={words.join()} id={listId(words)}>
            {words.map((word) => (
              <option key={word} value={word} />
            ))}
          </datalist>
        ))}
      </div>
      <PaperMessage
        rows={rows}
        check={check}
        place={place === null ? null : placeOf(place)}
        pasted={pasted}
        onNext={() => {
          const next = nextDoubt(rows, check, place)
          if (next !== null) keys.focus(next)
        }}
      />
    </div>
  )
}

/** The words of a cell to choose from with the mouse; undefined: none. */
function listId(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : `paper-words-${words.join('-')}`
}

/** The next cell that has something to be said, from the first again after the last. */
function nextDoubt(
  rows: readonly PaperRow[],
  { cells }: PaperCheck,
  from: GridPlace | null,
): GridPlace | null {
  const order = ({ row, column }: GridPlace): number => row * PAPER_COLUMNS.length + column
  const doubtful = cells
    .filter(({ message }) => message !== null)
    .map(({ indicator, field }) => ({
      row: rows.findIndex((row) => row.indicator === indicator),
      column: PAPER_COLUMNS.findIndex((column) => column.field === field),
    }))
    .toSorted((a, b) => order(a) - order(b))
  const after = from === null ? -1 : order(from)
  return doubtful.find((place) => order(place) > after) ?? doubtful[0] ?? null
}
