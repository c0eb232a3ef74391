import type { ProgressPage, ProgressRow } from '#shared/contract/progress.ts'
import { scrollTo } from '../../components/scroll-to.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'
import { draftKey, useDrafts } from './progress-drafts.ts'
import { lightOf, rowKey, stateOf } from './progress-words.ts'

interface ProgressTableProps {
  readonly year: number
  readonly page: ProgressPage
  readonly rows: readonly ProgressRow[]
  readonly current: ProgressRow
  readonly onChoose: (row: ProgressRow | undefined) => void
}

/** The tasks with their units; ↑↓ go from line to line, Enter goes into the form. */
export function ProgressTable({ year, page, rows, current, onChoose }: ProgressTableProps) {
  const drafts = useDrafts()
  const move = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      document.getElementById('progress-done')?.focus()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = step === undefined ? undefined : rows[rows.indexOf(current) + step]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    document.getElementById(`progress ${rowKey(next)}`)?.focus()
  }
  return (
    <div className="progress-list" onKeyDown={move} role="presentation">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">任务</th>
            <th scope="col">责任单位</th>
            <th scope="col">进度</th>
            <th scope="col">完成情况</th>
            <th scope="col">报送日期</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const isCurrent = row === current
            const state = stateOf(row)
            return (
              <tr
                key={rowKey(row)}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => {
                  onChoose(row)
                }}
              >
                <th scope="row">{row.task}</th>
                <td>
                  <button
                    type="button"
                    id={`progress ${rowKey(row)}`}
                    ref={isCurrent ? scrollTo : null}
                    tabIndex={isCurrent ? 0 : -1}
                    className="progress-choose"
                    aria-label={`${row.task} ${row.title}，${row.unitName}`}
                    title={row.title}
                    onClick={() => {
                      onChoose(row)
                    }}
                  >
                    {row.title}
                  </button>
                </td>
                <td className="progress-unit">{row.unitName}</td>
                <td className="progress-state">
                  <StatusTag light={lightOf(state)}>{state}</StatusTag>
                  {drafts[draftKey(year, page.period, row)] === undefined ? null : (
                    <span className="quiet">有未保存的</span>
                  )}
                </td>
                <td>
                  <span className="progress-words" title={row.note?.done ?? ''}>
                    {row.note?.done ?? (row.withdrawn ? '已撤回' : '')}
                  </span>
                </td>
                <td className="progress-state">{row.note === null ? '—' : dayText(row.note.day)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
