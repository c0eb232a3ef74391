import type { InspectionRecord } from '#shared/contract/inspections.ts'
import { scrollTo } from '../../components/scroll-to.ts'
import { StatusTag } from '../../components/status-tag.tsx'
import { dayText } from '../../components/texts.ts'
import { problemLight } from './inspection-words.ts'

interface InspectionTableProps {
  readonly records: readonly InspectionRecord[]
  readonly current: InspectionRecord
  readonly onChoose: (record: InspectionRecord) => void
}

/** The records, the latest first; ↑↓ go from line to line. */
export function InspectionTable({ records, current, onChoose }: InspectionTableProps) {
  const move = (event: React.KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = step === undefined ? undefined : records[records.indexOf(current) + step]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    document.getElementById(`record-${next.number}`)?.focus()
  }
  return (
    <div className="progress-list" onKeyDown={move} role="presentation">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              编号
            </th>
            <th scope="col">形式</th>
            <th scope="col">日期</th>
            <th scope="col">地点</th>
            <th scope="col">涉及单位</th>
            <th scope="col">问题</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => {
            const { number, form, day, place, units, problems, withdrawn } = record
            const isCurrent = record === current
            return (
              <tr
                key={number}
                aria-current={isCurrent ? 'true' : undefined}
                onClick={() => {
                  onChoose(record)
                }}
              >
                <th scope="row" className="number">
                  {number}
                </th>
                <td className="progress-state">{form}</td>
                <td className="progress-state">{dayText(day)}</td>
                <td>
                  <button
                    type="button"
                    id={`record-${number}`}
                    ref={isCurrent ? scrollTo : null}
                    tabIndex={isCurrent ? 0 : -1}
                    className="progress-choose"
                    title={place}
                    onClick={() => {
                      onChoose(record)
                    }}
                  >
                    {place}
                  </button>
                </td>
                <td>
                  <span className="progress-words" title={units.map(({ name }) => name).join('、')}>
                    {units.map(({ name }) => name).join('、')}
                  </span>
                </td>
                <td>
                  <span className="record-tags">
                    {withdrawn ? <StatusTag light="none">已撤回</StatusTag> : null}
                    {problems.length === 0 ? <span className="quiet">没有问题</span> : null}
                    {(['逾期', '待整改', '已整改'] as const).map((state) => {
                      const count = problems.filter((problem) => problem.state === state).length
                      return count === 0 ? null : (
                        <StatusTag key={state} light={problemLight({ state })}>
                          {`${state} ${count}`}
                        </StatusTag>
                      )
                    })}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
