import dayjs from 'dayjs'
import type { CalendarDay } from '#shared/contract/calendar.ts'
import { dayText } from '../../components/texts.ts'

interface CalendarMonthProps {
  readonly month: string
  readonly days: readonly CalendarDay[]
  readonly deadline: string
  readonly chosen: { readonly from: string; readonly to: string } | null
  readonly onChoose: (day: string, extend: boolean) => void
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** One month from Monday to Sunday, each day a button; Shift chooses on to it. */
export function CalendarMonth({ month, days, deadline, chosen, onChoose }: CalendarMonthProps) {
  const first = days[0]?.weekday ?? 1
  const blanks = (first + 6) % 7
  return (
    <section className="calendar-month" aria-label={dayjs(`${month}-01`).format('YYYY年M月')}>
      <h2>{dayjs(`${month}-01`).format('M月')}</h2>
      <div className="calendar-grid">
        {WEEKDAYS.map((word) => (
          <span key={word} aria-hidden="true" className="calendar-weekday">
            {word}
          </span>
        ))}
        {days.map((day, index) => {
          const isChosen = chosen !== null && chosen.from <= day.day && day.day <= chosen.to
          return (
            <button
              key={day.day}
              type="button"
              className={`calendar-day ${classOf(day)}`}
              style={index === 0 ? { gridColumnStart: blanks + 1 } : undefined}
              aria-pressed={isChosen}
              title={labelOf(day, deadline)}
              onClick={(event) => {
                onChoose(day.day, event.shiftKey)
              }}
            >
              <span className="visually-hidden">{dayjs(day.day).format('YYYY年M月')}</span>
              {Number(day.day.slice(8))}
              <span className="visually-hidden">{labelOf(day, deadline).replace(/^[^日]*/, '')}</span>
              {day.day === deadline ? (
                <span aria-hidden="true" className="calendar-deadline">
                  截
                </span>
              ) : (
                markOf(day)
              )}
            </button>
          )
        })}
      </div>
    </section>
  )
}

function classOf({ working, by }: CalendarDay): string {
  if (by === 'office') return 'calendar-office'
  if (!working) return 'calendar-off'
  return by === 'state' ? 'calendar-shifted' : ''
}

/** A word beside the colour: what differs from the weekday. */
function markOf({ working, by, weekday }: CalendarDay) {
  const weekend = weekday === 0 || weekday === 6
  if (by === 'office')
    return (
      <span aria-hidden="true" className="calendar-mark">
        改
      </span>
    )
  if (working && weekend)
    return (
      <span aria-hidden="true" className="calendar-mark">
        班
      </span>
    )
  if (!working && !weekend)
    return (
      <span aria-hidden="true" className="calendar-mark">
        休
      </span>
    )
  return null
}

function labelOf({ day, working, by, note }: CalendarDay, deadline: string): string {
  const kind = working ? '工作日' : '休息日'
  const why = note === '' ? '' : by === 'office' ? `，本办改动：${note}` : `，${note}`
  return `${dayText(day)}，${kind}${why}${day === deadline ? '，报送截止日' : ''}`
}
