import { Button } from 'antd'
import { useState } from 'react'

export interface EditedRow {
  readonly first: string
  readonly second: string
}

interface RowsEditorProps {
  /** Begins the ids of its fields. */
  readonly id: string
  readonly what: string
  readonly headers: readonly [string, string]
  readonly rows: readonly EditedRow[]
  /** Which of the two columns holds figures. */
  readonly figures: readonly [boolean, boolean]
  readonly addWord: string
  readonly fresh: EditedRow
  readonly least: number
  /** The whole list, when a row was left or taken away; gives back why it was refused. */
  readonly onCommit: (rows: readonly EditedRow[]) => Promise<string | null>
}

/** A short list of pairs (steps, grades, levels, bands): each field is kept when it is left. */
export function RowsEditor(props: RowsEditorProps) {
  const { id, what, headers, rows, figures, addWord, fresh, least, onCommit } = props
  /** Typed and not left yet; a list that is refused stays as it was typed. */
  const [typed, setTyped] = useState<readonly EditedRow[] | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const shown = typed ?? rows
  const drop = (): void => {
    setTyped(null)
    setMessage(null)
  }
  const commit = async (next: readonly EditedRow[]): Promise<void> => {
    setTyped(next)
    const refusal = await onCommit(next)
    setMessage(refusal)
    if (refusal === null) setTyped(null)
  }
  const field = (row: EditedRow, at: number, name: keyof EditedRow, column: 0 | 1) => (
    <td className="targets-cell">
      <input
        id={`${id}-${at}-${name}`}
        type="text"
        aria-label={`${headers[column]} 第 ${at + 1} ${what}`}
        aria-invalid={message !== null}
        className={figures[column] ? 'targets-figure' : undefined}
        autoComplete="off"
        spellCheck={false}
        value={row[name]}
        onChange={(event) => {
          setTyped(
            shown.map((known, index) => (index === at ? { ...known, [name]: event.target.value } : known)),
          )
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          // What is typed and not kept is the first that a step back takes away.
          const back = event.key === 'Escape' || (event.ctrlKey && event.key.toLowerCase() === 'z')
          if (back && typed !== null) {
            event.preventDefault()
            drop()
          }
          if (event.key === 'Enter') document.getElementById(`${id}-${at + 1}-${name}`)?.focus()
        }}
      />
    </td>
  )
  return (
    <div className="targets-rows">
      {shown.length === 0 ? null : (
        <table className="plain-table">
          <thead>
            <tr>
              {headers.map((header, column) => (
                <th key={header} scope="col" className={figures[column] === true ? 'number' : undefined}>
                  {header}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">删去</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr
                // oxlint-disable-next-line react/no-array-index-key -- a row of the list is known by its place alone
                key={at}
                onBlur={(event) => {
                  if (event.currentTarget.contains(event.relatedTarget) || typed === null) return
                  if (JSON.stringify(typed) === JSON.stringify(rows)) drop()
                  else void commit(typed)
                }}
              >
                {field(row, at, 'first', 0)}
                {field(row, at, 'second', 1)}
                <td>
                  <button
                    type="button"
                    className="link-button"
                    aria-label={`删去第 ${at + 1} ${what}`}
                    disabled={shown.length <= least}
                    onClick={() => {
                      void commit(shown.filter((_, index) => index !== at))
                    }}
                  >
                    删去
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {message === null ? null : (
        <p role="alert" className="targets-refusal">
          {message}
        </p>
      )}
      <Button
        id={`${id}-add`}
        onClick={() => {
          setTyped([...shown, fresh])
        }}
      >
        {addWord}
      </Button>
    </div>
  )
}
