import type { KeyboardEvent } from 'react'
import type { LogRow } from '#shared/contract/log.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { usePreferences } from '../../components/preferences.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { useRowWindow } from '../../components/use-row-window.ts'
import { isThisYear, shortMomentText } from './moment.ts'

interface LogTableProps {
  readonly rows: readonly LogRow[]
  readonly chosen: number | null
  readonly onChoose: (sequence: number) => void
}

const HEADERS = ['序号', '时间', '操作人', '操作', '对象', '原值', '新值', '原因'] as const

/** One line an entry, the chosen one whole below the table. */
export function LogTable({ rows, chosen, onChoose }: LogTableProps) {
  const fontSize = usePreferences((state) => state.fontSize)
  const { frame, first, last, above, below, scrollToRow } = useRowWindow(
    rows.length,
    Math.round(fontSize * 2.3),
  )
  const at = rows.findIndex(({ sequence }) => sequence === chosen)
  const keys = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    const next = to === undefined ? undefined : rows[to]
    if (to === undefined || next === undefined) return
    event.preventDefault()
    onChoose(next.sequence)
    scrollToRow(to)
  }
  if (rows.length === 0) {
    return <EmptyState text="没有符合条件的记录。请放宽筛选，或清空筛选框。" />
  }
  return (
    <div
      ref={frame}
      className="log-frame"
      tabIndex={0}
      role="region"
      aria-label="操作记录，用上下键选择"
      onKeyDown={keys}
    >
      <table
        className={`plain-table log-table ${rows.every(({ at: when }) => isThisYear(when)) ? 'log-of-this-year' : ''}`}
        aria-rowcount={rows.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            {HEADERS.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {rows.slice(first, last).map((row, index) => (
            <Line
              key={row.sequence}
              row={row}
              place={first + index}
              current={row.sequence === chosen}
              onChoose={onChoose}
            />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  )
}

interface LineProps {
  readonly row: LogRow
  readonly place: number
  readonly current: boolean
  readonly onChoose: (sequence: number) => void
}

function Line({ row, place, current, onChoose }: LineProps) {
  const { sequence, at, operator, action, object, about, before, after, reason, state } = row
  return (
    <tr
      aria-rowindex={place + 2}
      aria-current={current ? 'true' : undefined}
      onClick={() => {
        onChoose(sequence)
      }}
    >
      <td className="number">{sequence}</td>
      <td>{shortMomentText(at)}</td>
      <td>{operator}</td>
      <th scope="row">
        {action} {state === 'undone' ? <StatusTag light="none">已撤销</StatusTag> : null}
      </th>
      <td>{about === '' ? object : `${object} ${about}`}</td>
      <td>{before}</td>
      <td>{after}</td>
      <td>{reason}</td>
    </tr>
  )
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true">
      <td colSpan={HEADERS.length} className="log-gap" style={{ height }} />
    </tr>
  )
}
