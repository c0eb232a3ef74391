import { loadLatestHeads, type ReturnHead } from '#db/latest-heads.ts'
import { loadReminders } from '#db/reminders.ts'
import { loadUnitContacts, type UnitContact } from '#db/unit-contacts.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { OwingUnit, ReminderWay } from '#shared/contract/remind.ts'
import { writeWith } from '#shared/reports/fill-template.ts'
import { owingWord } from '#shared/reports/owing-unit.ts'
import {
  reminderClosing,
  reminderLine,
  reminderOpening,
  type Contact,
} from '#shared/reports/reminder-text.ts'
import { textsOf } from '#shared/reports/report-facts.ts'
import { dayInChina } from '../china-time.ts'
import { unannouncedBetween } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import { daysBetween, owingUnits } from '../remind/owing-units.ts'
import { loadTemplates } from '../templates/load-templates.ts'
import type { YearBook } from '../year-book.ts'

export const NOBODY: UnitContact = { leader: '', liaison: '', phone: '' }

/** 催报: who owes the office its form, since when, and whom to call. */
export function owingList(office: Office, book: YearBook): ValueOf<'listOwing'> {
  const { db } = office
  const { year, sample } = book.year
  const today = dayInChina(Date.parse(office.act().at))
  const contacts = loadUnitContacts(db)
  const heads = loadLatestHeads(db)
  const reminders = loadReminders(db, year)
  const units = owingUnits(office, book, today).map((owing): OwingUnit => {
    const { unit, group } = owing.evaluated
    const { leader, liaison, phone } = contacts.get(unit.id) ?? NOBODY
    const contact = { leader, liaison, phone }
    const proposed = proposeContact(contact, heads.get(unit.id))
    return {
      unit: unit.id,
      unitName: owing.name,
      aliases: unit.names.filter(({ name }) => name !== owing.name).map(({ name }) => name),
      groupName: group.name,
      state: owing.state,
      word: owingWord(owing),
      due: owing.due,
      daysLeft: owing.daysLeft,
      workingDaysOver: owing.workingDaysOver,
      contact,
      proposed,
      reminders: (reminders.get(unit.id) ?? []).toReversed().map(({ way, day, note, operator, at }) => ({
        // Written by recordReminders alone.
        way: way as ReminderWay,
        day,
        note,
        operator,
        at,
      })),
      line: reminderLine(owing, knownContact(contact, proposed)),
    }
  })
  const [first = today] = [book.deadline, today].toSorted()
  return {
    today,
    deadline: book.deadline,
    daysLeft: daysBetween(today, book.deadline),
    unannounced: units.some(({ daysLeft }) => daysLeft < 0) ? unannouncedBetween(first, today) : [],
    total: book.units.length,
    units,
    ...writeWith(loadTemplates(db), () => ({
      opening: reminderOpening({ year, deadline: book.deadline, today, sample }),
      closing: reminderClosing(textsOf(book).office, book.contact),
    })),
    contact: book.contact,
  }
}

/** Whom the unit's own latest return names, where the office has neither name nor number. */
export function proposeContact(known: UnitContact, head: ReturnHead | undefined): OwingUnit['proposed'] {
  if (head === undefined || known.liaison !== '' || known.phone !== '') return null
  return { liaison: head.filledBy, phone: head.phone, from: `${head.year}年度自评表` }
}

export function knownContact(contact: Contact, proposed: Contact | null): Contact {
  return contact.liaison === '' && contact.phone === '' ? (proposed ?? contact) : contact
}
