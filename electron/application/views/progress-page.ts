import { loadProgress, loadRhythm, progressKey, type Progress } from '#db/progress.ts'
import { loadLatestHeads } from '#db/latest-heads.ts'
import { loadUnitContacts } from '#db/unit-contacts.ts'
import type { ProgressNote, ProgressPage, ProgressRow } from '#shared/contract/progress.ts'
import { lastEnded, PERIODS, periodWord, type Rhythm } from '#shared/plan/periods.ts'
import { progressLine, progressOpening } from '#shared/reports/progress-table.ts'
import { writeWith } from '#shared/reports/fill-template.ts'
import { reminderClosing } from '#shared/reports/reminder-text.ts'
import { textsOf } from '#shared/reports/report-facts.ts'
import { day, formatDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import type { Office } from '../office.ts'
import { progressPairs } from '../progress/pairs.ts'
import { loadTemplates } from '../templates/load-templates.ts'
import type { YearBook } from '../year-book.ts'
import { knownContact, NOBODY, proposeContact } from './owing-list.ts'

/** 进展: what each unit told of each task in a period, and who has not. `wanted` null: the period that is due. */
export function progressPage(office: Office, book: YearBook, wanted: string | null): ProgressPage {
  const { db } = office
  const { year, sample } = book.year
  const today = dayInChina(Date.parse(office.act().at))
  const rhythm = loadRhythm(db, year)
  const period = periodShown(rhythm, year, today, wanted)
  const periods = PERIODS[rhythm]
  const word = periodWord(period)
  const { rows, otherRhythm } = progressRows(office, book, rhythm, period)
  const at = { year, period: word, today: formatDay(today), sample }
  const due = lastEnded(rhythm, year, today)
  const order = periods.map(({ id }) => id)
  return {
    rhythm,
    periods: periods.map(({ id, word: name, firstMonth, lastMonth }) => ({
      id,
      word: name,
      months: `${firstMonth}—${lastMonth}月`,
    })),
    period,
    word,
    over: due !== null && order.indexOf(period) <= order.indexOf(due.id),
    today,
    archived: book.year.state === '归档',
    rows,
    missing: missingUnits(office, book, rows),
    opening: progressOpening(at),
    closing: writeWith(loadTemplates(office.db), () => reminderClosing(textsOf(book).office, book.contact)),
    otherRhythm,
    units: book.units.map(({ unit, name }) => ({
      unit: unit.id,
      name,
      otherNames: unit.names.filter((known) => known.name !== name).map((known) => known.name),
    })),
  }
}

function periodShown(rhythm: Rhythm, year: number, today: string, wanted: string | null): string {
  const known = PERIODS[rhythm].find(({ id }) => id === wanted)
  return (known ?? lastEnded(rhythm, year, today) ?? PERIODS[rhythm][0])?.id ?? ''
}

/** Every task and unit in a period. */
export function progressRows(
  { db }: Pick<Office, 'db'>,
  book: YearBook,
  rhythm: Rhythm,
  period: string,
): { readonly rows: readonly ProgressRow[]; readonly otherRhythm: number } {
  const entries = loadProgress(db, book.year.year)
  const byKey = new Map(entries.map((entry) => [progressKey(entry), entry]))
  const order = PERIODS[rhythm].map(({ id }) => id)
  const before = order[order.indexOf(period) - 1] ?? null
  const rows = progressPairs({ db }, book).map((pair): ProgressRow => {
    const entry = byKey.get(progressKey({ ...pair, period }))
    const last = before === null ? undefined : byKey.get(progressKey({ ...pair, period: before }))
    return {
      ...pair,
      note: entry?.kind === 'reported' ? toNote(entry) : null,
      withdrawn: entry?.kind === 'withdrawn',
      previous: last?.kind === 'reported' ? { period: periodWord(last.period), ...toldIn(last) } : null,
    }
  })
  const otherRhythm = entries.filter(
    ({ kind, period: id }) => kind === 'reported' && !order.includes(id),
  ).length
  return { rows, otherRhythm }
}

function toldIn({ state, done, problems, next, reporter }: Progress) {
  return { state, done, problems, next, reporter }
}

function toNote(entry: Progress): ProgressNote {
  const { day: told, operator, at, history } = entry
  return { ...toldIn(entry), day: day(told), operator, at, changes: history.length - 1 }
}

function missingUnits({ db }: Office, book: YearBook, rows: readonly ProgressRow[]): ProgressPage['missing'] {
  const contacts = loadUnitContacts(db)
  const heads = loadLatestHeads(db)
  const byUnit = Map.groupBy(rows, ({ unit }) => unit)
  return book.units.flatMap(({ unit, name }) => {
    const own = byUnit.get(unit.id) ?? []
    const missing = own.filter(({ note }) => note === null).length
    if (missing === 0) return []
    const contact = contacts.get(unit.id) ?? NOBODY
    const { liaison, phone } = knownContact(contact, proposeContact(contact, heads.get(unit.id)))
    const line = progressLine({ name, total: own.length, missing, liaison, phone })
    return [{ unit: unit.id, unitName: name, missing, line }]
  })
}
