import type { Database } from '#db/open.ts'
import { shiftDay, type Day } from '#shared/scheme/day.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { addWorkingDays, countLateWorkingDays } from '#shared/scoring/working-days.ts'
import { calendarBetween, unannouncedBetween } from '../office-calendar.ts'

/** The days in which a unit can appeal: from the day after its feedback, working days alone counted. */
export interface AppealWindow {
  readonly lastDay: Day
  /** Working days from a day on, up to and including the last; below 0: it is past. */
  readonly leftFrom: (today: Day) => number
  /** Years whose calendar is not announced: Monday to Friday counted. */
  readonly unannounced: readonly number[]
}

/** Far enough for sixty working days with every holiday between them. */
const FARTHEST = 200

export function appealWindow(
  db: Database,
  { appealWorkingDays }: Pick<Scheme, 'appealWorkingDays'>,
  feedback: Day,
): AppealWindow {
  const calendar = calendarBetween(db, feedback, shiftDay(feedback, FARTHEST))
  const lastDay = addWorkingDays(feedback, appealWorkingDays, calendar)
  return {
    lastDay,
    leftFrom: (today) => {
      if (today <= lastDay) return countLateWorkingDays(today, lastDay, calendar)
      const between = calendarBetween(db, lastDay, today)
      return -Math.max(1, countLateWorkingDays(lastDay, today, between))
    },
    unannounced: unannouncedBetween(feedback, lastDay),
  }
}
