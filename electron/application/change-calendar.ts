import { loadCalendarChanges, storeCalendarChange, type DayKind } from '#db/calendar.ts'
import { appendLog } from '#db/log.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { loadYears } from '#db/years.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { formatDay, nextDay, type Day } from '#shared/scheme/day.ts'
import { tidyText } from '#shared/scheme/typed-value.ts'
import { countLateWorkingDays, isWorkingDay } from '#shared/scoring/working-days.ts'
import { calendarOf, lateYears } from './office-calendar.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { openYear, type YearBook } from './year-book.ts'
import { firstReceived } from './year-input.ts'

export interface DaysChange {
  readonly from: Day
  readonly to: Day
  /** default: as the State Council has it. */
  readonly kind: DayKind
}

/** What a change of the calendar would do. */
export interface CalendarEffect {
  /** The days that become something else. */
  readonly days: readonly Day[]
  /** Units of the book's year whose late working days change. */
  readonly late: readonly { readonly unit: UnitId; readonly before: number; readonly after: number }[]
}

type Changes = ReadonlyMap<Day, DayKind>

const MOST_DAYS = 62

/** What the change would do, or why it cannot be made. */
export function judgeCalendarChange(
  office: Office,
  book: YearBook,
  change: DaysChange,
): Outcome<CalendarEffect> {
  const span = daysFrom(change)
  if (span === null) {
    return fail('bad-request', `起止日期应从早到晚，最多 ${MOST_DAYS} 天，没有改动。请重新选择日期。`)
  }
  const before = loadCalendarChanges(office.db)
  const days = span.filter((day) => becomesOther(day, change.kind, before))
  if (days.length === 0) {
    return fail('nothing-changed', '所选日期已经是这样，不需要改。请换日期，或换一种改法。')
  }
  const after: Changes = new Map([...before, ...days.map((day) => [day, change.kind] as const)])
  const archived = archivedYearMoved(office, before, after)
  if (archived !== null) {
    return fail(
      'archived',
      `没有改动，因为${archived}年度已经归档，改这些日子会使它的逾期天数变化。确需更改，请先写明理由解除归档。`,
    )
  }
  return { ok: true, value: { days, late: lateChanges(office, book, before, after) } }
}

/** Changes the office's calendar, for all years; with its reason, and what it did to late returns in the log. */
export function changeCalendar(
  office: Office,
  book: YearBook,
  change: DaysChange & { readonly reason: string },
): Outcome<CalendarEffect> {
  const reason = tidyText(change.reason)
  if (reason === '') return fail('reason-missing', '没有写原因，没有改动。请写明依据，如放假通知的文号。')
  const { db } = office
  return db.transaction((): Outcome<CalendarEffect> => {
    const judged = judgeCalendarChange(office, book, change)
    if (!judged.ok) return judged
    const { days, late } = judged.value
    const actor = office.act()
    for (const day of days) storeCalendarChange(db, actor, day, change.kind, reason)
    const { year } = book.year
    appendLog(db, actor, {
      action: '改工作日历',
      object: `${year}年度`,
      detail: {
        year,
        days,
        kind: change.kind,
        reason,
        late: late.map(({ unit, before, after }) => [unit, before, after]),
      },
    })
    return judged
  })()
}

function daysFrom({ from, to }: DaysChange): readonly Day[] | null {
  const days: Day[] = []
  for (let day = from; day <= to && days.length <= MOST_DAYS; day = nextDay(day)) days.push(day)
  return days.length === 0 || days.length > MOST_DAYS ? null : days
}

/** A day that is off already need not be made a day off; one the office never touched has nothing to go back to. */
function becomesOther(day: Day, kind: DayKind, changes: Changes): boolean {
  if (kind === 'default') return (changes.get(day) ?? 'default') !== 'default'
  return isWorkingDay(day, calendarOf([Number(day.slice(0, 4))], changes)) !== (kind === 'working')
}

/** Late working days of a year's units by a calendar. */
export function lateDaysOf({ db }: Office, book: YearBook, changes: Changes): ReadonlyMap<UnitId, number> {
  const submissions = loadSubmissions(db, book.year.year)
  const received = book.units.map(({ unit }) => ({
    unit: unit.id,
    firstReceived: firstReceived(submissions.get(unit.id) ?? []),
  }))
  const calendar = calendarOf(lateYears(book.deadline, received), changes)
  return new Map(
    received.flatMap(({ unit, firstReceived: on }) =>
      on === null || on <= book.deadline
        ? []
        : [[unit, countLateWorkingDays(book.deadline, on, calendar)] as const],
    ),
  )
}

function lateChanges(
  office: Office,
  book: YearBook,
  before: Changes,
  after: Changes,
): CalendarEffect['late'] {
  const now = lateDaysOf(office, book, after)
  return [...lateDaysOf(office, book, before)]
    .map(([unit, days]) => ({ unit, before: days, after: now.get(unit) ?? 0 }))
    .filter((late) => late.before !== late.after)
}

/** The calendar holds for all years; one that is closed must stay as it was decided. */
function archivedYearMoved(office: Office, before: Changes, after: Changes): number | null {
  for (const { year, state } of loadYears(office.db)) {
    if (state !== '归档') continue
    const book = openYear(office, year)
    if (book.ok && lateChanges(office, book.value, before, after).length > 0) return year
  }
  return null
}

/** What the deadline's day is by the calendar, in a sentence. */
export function deadlineSentence(book: YearBook, changes: Changes): string {
  const { deadline } = book
  const calendar = calendarOf([Number(deadline.slice(0, 4))], changes)
  return isWorkingDay(deadline, calendar)
    ? `报送截止日 ${formatDay(deadline)}是工作日，从下一个工作日起算逾期。`
    : `报送截止日 ${formatDay(deadline)}是休息日，从下一个工作日起算逾期。要改到工作日，请到“计分办法”改截止日期。`
}
