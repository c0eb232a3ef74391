import { loadLatestHeads } from '#db/latest-heads.ts'
import { loadReminders } from '#db/reminders.ts'
import { loadSubmissions, type Submission } from '#db/submissions.ts'
import { loadUnitContacts } from '#db/unit-contacts.ts'
import type { ReceiptRow } from '#shared/reports/receipt-register.ts'
import type { ReminderRow } from '#shared/reports/reminder-list.ts'
import { formatDay } from '#shared/scheme/day.ts'
import { countLateWorkingDays } from '#shared/scoring/working-days.ts'
import { calendarBetween } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import type { Owing } from '../remind/owing-units.ts'
import { loadOpenSentBacks } from '../send-back/sent-back.ts'
import type { YearBook } from '../year-book.ts'
import { firstReceived } from '../year-input.ts'
import { knownContact, NOBODY, proposeContact } from './owing-list.ts'

/** The lines of 催报名单. */
export function reminderRows(
  { db }: Office,
  book: YearBook,
  units: readonly Owing[],
): readonly ReminderRow[] {
  const contacts = loadUnitContacts(db)
  const heads = loadLatestHeads(db)
  const reminders = loadReminders(db, book.year.year)
  return units.map(({ evaluated, ...owing }) => {
    const { unit, group } = evaluated
    const contact = contacts.get(unit.id) ?? NOBODY
    const own = reminders.get(unit.id) ?? []
    const last = own.at(-1)
    const { liaison, phone } = knownContact(contact, proposeContact(contact, heads.get(unit.id)))
    return {
      ...owing,
      groupName: group.name,
      liaison,
      phone,
      reminders: own.length,
      last: last === undefined ? '' : `${formatDay(last.day)} ${last.way}`,
    }
  })
}

/** The lines of 收表登记表: every unit of the year. */
export function receiptRows(office: Office, book: YearBook): readonly ReceiptRow[] {
  const submissions = loadSubmissions(office.db, book.year.year)
  const sentBack = loadOpenSentBacks(office, book)
  return book.units.map(({ unit, name, group }) => {
    const own = submissions.get(unit.id) ?? []
    const received = firstReceived(own)
    const isLate = received !== null && received > book.deadline
    const state = received === null ? '尚未报送' : isLate ? '逾期报送' : '按期报送'
    return {
      name,
      groupName: group.name,
      received,
      way: waysOf(own),
      times: own.length,
      state: sentBack.has(unit.id) ? `${state}，退回待补正` : state,
      lateWorkingDays: isLate
        ? countLateWorkingDays(book.deadline, received, calendarBetween(office.db, book.deadline, received))
        : null,
    }
  })
}

function waysOf(submissions: readonly Submission[]): string {
  const ways = new Set(submissions.map(({ way }) => way))
  return [...(ways.has('file') ? ['电子表'] : []), ...(ways.has('paper') ? ['纸质表'] : [])].join('、')
}
