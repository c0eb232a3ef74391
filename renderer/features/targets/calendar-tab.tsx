import { Segmented } from 'antd'
import { useState } from 'react'
import type { CalendarValue } from '#shared/contract/calendar.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { QueryView } from '../../components/query-view.tsx'
import { dayText, momentText } from '../../components/texts.ts'
import { CalendarMonth } from './calendar-month.tsx'
import { DaysForm, KIND_WORDS } from './days-form.tsx'
import './calendar-tab.css'

/** 工作日历: the days as the State Council has them, with the office's own changes. */
export function CalendarTab({ year, archived }: { readonly year: number; readonly archived: boolean }) {
  const calendar = useAnswer('workingCalendar', { year })
  return (
    <QueryView query={calendar}>
      {(data) => <Calendar year={year} archived={archived} data={data} />}
    </QueryView>
  )
}

interface CalendarProps {
  readonly year: number
  readonly archived: boolean
  readonly data: CalendarValue
}

function Calendar({ year, archived, data }: CalendarProps) {
  const deadlineYear = Number(data.deadline.slice(0, 4))
  const [chosen, setChosen] = useState(deadlineYear)
  const [days, setDays] = useState<{ readonly from: string; readonly to: string } | null>(null)
  const shown = data.years.find((known) => known.year === chosen) ?? data.years[0]
  if (shown === undefined) return null
  const months = [...new Set(shown.days.map(({ day }) => day.slice(0, 7)))]
  return (
    <div className="calendar">
      <div className="calendar-main">
        <div className="filter-bar">
          <Segmented
            aria-label="年份"
            options={data.years.map((known) => ({ value: known.year, label: `${known.year}年` }))}
            value={shown.year}
            onChange={setChosen}
          />
          <span className="calendar-legend">
            <span className="calendar-day calendar-off">休</span>放假或周末
            <span className="calendar-day calendar-shifted">班</span>调休上班
            <span className="calendar-day calendar-office">改</span>本办改动
          </span>
          {shown.published ? null : (
            <span role="status">{`${shown.year}年的放假安排尚未收录，按周一至周五为工作日计算，请核对后改动。`}</span>
          )}
        </div>
        <div className="calendar-months" tabIndex={0} role="region" aria-label={`${shown.year}年各月`}>
          {months.map((month) => (
            <CalendarMonth
              key={month}
              month={month}
              days={shown.days.filter(({ day }) => day.startsWith(month))}
              deadline={data.deadline}
              chosen={days}
              onChoose={(day, extend) => {
                setDays(
                  extend && days !== null
                    ? { from: day < days.from ? day : days.from, to: day < days.from ? days.to : day }
                    : { from: day, to: day },
                )
              }}
            />
          ))}
        </div>
      </div>
      <aside className="panel calendar-side" aria-label="改动和影响">
        <p>{data.deadlineText}</p>
        {archived ? null : <DaysForm key={`${days?.from ?? ''} ${days?.to ?? ''}`} year={year} days={days} />}
        <h2>{`逾期报送 ${data.late.length} 家`}</h2>
        {data.late.length === 0 ? (
          <p className="quiet">没有单位逾期报送。</p>
        ) : (
          <ul>
            {data.late.map(({ unit, name, received, workingDays }) => (
              <li key={unit}>{`${name}，${dayText(received)}收到，逾期 ${workingDays} 个工作日`}</li>
            ))}
          </ul>
        )}
        <h2>{`本办改动 ${data.changes.length} 次`}</h2>
        {data.changes.length === 0 ? (
          <p className="quiet">没有改动，全部按国务院办公厅的放假安排。</p>
        ) : (
          <ul>
            {data.changes.map(({ day, kind, reason, operator, at }) => (
              <li
                key={`${day} ${at}`}
              >{`${dayText(day)}${KIND_WORDS[kind]}：${reason}（${operator}，${momentText(at)}）`}</li>
            ))}
          </ul>
        )}
      </aside>
    </div>
  )
}
