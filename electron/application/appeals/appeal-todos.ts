import { loadAppeals, outcomeOf } from '#db/appeals.ts'
import { loadFeedback } from '#db/feedback.ts'
import type { Todo } from '#shared/contract/overview.ts'
import { formatDay, type Day } from '#shared/scheme/day.ts'
import type { Office } from '../office.ts'
import type { YearBook } from '../year-book.ts'
import { appealWindow } from './appeal-window.ts'

/** What there is to do about appeals: those that wait for a decision, and the window that is running. */
export function appealTodos({ db }: Office, { year, scheme }: YearBook, today: Day): readonly Todo[] {
  const open = loadAppeals(db, year.year).filter((appeal) => outcomeOf(appeal) === null).length
  const lastDays = [...loadFeedback(db, year.year).values()]
    .map(({ day }) => appealWindow(db, scheme, day).lastDay)
    .filter((lastDay) => lastDay >= today)
  const last = lastDays.toSorted().at(-1)
  return [
    ...(open === 0
      ? []
      : [
          {
            action: 'decide-appeals' as const,
            count: open,
            text: `${open} 件申诉待复核，办结前等次标为暂定`,
          },
        ]),
    ...(last === undefined
      ? []
      : [
          {
            action: 'watch-appeals' as const,
            count: lastDays.length,
            text: `${lastDays.length} 家单位在申诉期内，最晚到 ${formatDay(last)}`,
          },
        ]),
  ]
}
