import { loadSentReading } from '#db/readings.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { ProposedSendBackItem } from '#shared/contract/send-backs.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Form } from '#shared/returns/form.ts'
import { FIELD_HEADERS } from '#shared/returns/own-cells.ts'
import type { CellReading, Field } from '#shared/returns/reading.ts'
import { addWorkingDays } from '#shared/scoring/working-days.ts'
import { shiftDay } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import { calendarBetween, unannouncedBetween } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import { fail, type Outcome } from '../outcome.ts'
import { describeItem, placeOf } from '../send-back/item-words.ts'
import { proposeItems, reasonOf } from '../send-back/propose-items.ts'
import { loadOpenSentBacks } from '../send-back/sent-back.ts'
import { findEvaluated, formOf, type YearBook } from '../year-book.ts'
import { sendBackEntry, sentSubmission } from './send-backs.ts'

/** How long a unit has, in working days. */
const WORKING_DAYS = 5
/** Days in which any five working days lie. */
const HORIZON = 30

/** What there is to send back to a unit, as proposed to the officer. */
export function sendBackDraft(
  office: Office,
  book: YearBook,
  unit: UnitId,
  ask: string | null,
): Outcome<ValueOf<'draftSendBack'>> {
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const { db } = office
  const form = formOf(book, evaluated)
  const submission = loadStandingOf(db, book.year.year, unit)
  const cells = submission === null ? [] : loadSentReading(db, submission.id).cells
  const today = dayInChina(Date.parse(office.act().at))
  const horizon = shiftDay(today, HORIZON)
  const deadline = addWorkingDays(today, WORKING_DAYS, calendarBetween(db, today, horizon))
  const sent = loadOpenSentBacks(office, book).get(unit)
  return {
    ok: true,
    value: {
      unit,
      unitName: evaluated.name,
      submission: submission === null ? null : sentSubmission(submission),
      open: sent === undefined ? null : sendBackEntry(office, book, sent, today),
      items:
        submission === null
          ? []
          : [
              ...withAsked(form, cells, ask, [
                ...(sent?.sendBack.items ?? []).map((item) => ({ ...item, source: 'before' as const })),
                ...proposeItems(office, form, submission),
              ]),
            ],
      rows: rowsOf(form, cells),
      today,
      deadline,
      unannounced: unannouncedBetween(today, deadline),
      contact: book.contact,
    },
  }
}

type Item = Omit<ProposedSendBackItem, 'title' | 'place' | 'original'>

/** Each place once, the first reason given for it; the item that the officer came with stands among them. */
function withAsked(
  form: Form,
  cells: readonly CellReading[],
  ask: string | null,
  items: readonly Item[],
): readonly ProposedSendBackItem[] {
  const once = new Map<string, Item>()
  for (const item of items) {
    const key = `${item.indicator ?? ''} ${item.field ?? ''}`
    if (!once.has(key)) once.set(key, item)
  }
  const known = form.rows.some(({ indicatorId }) => indicatorId === ask)
  const asked: readonly Item[] =
    ask === null || !known || [...once.values()].some(({ indicator }) => indicator === ask)
      ? []
      : [{ indicator: ask, field: null, reason: firstDoubt(form, cells, ask), source: 'asked' }]
  const order = new Map(form.rows.map(({ indicatorId }, index) => [indicatorId, index]))
  const placeIn = ({ indicator }: Item): number => (indicator === null ? -1 : (order.get(indicator) ?? 0))
  return [...once.values(), ...asked]
    .toSorted((a, b) => placeIn(a) - placeIn(b))
    .map((item) => ({ ...describeItem(form, cells, item), source: item.source }))
}

/** What the reading says of the row's first doubtful cell; '' where it says nothing. */
function firstDoubt(form: Form, cells: readonly CellReading[], indicator: string): string {
  return reasonOf(
    form,
    cells.find((cell) => cell.indicator === indicator && cell.message !== null),
  )
}

function rowsOf(form: Form, cells: readonly CellReading[]): ValueOf<'draftSendBack'>['rows'] {
  const fields = Object.keys(FIELD_HEADERS) as Field[]
  return form.rows.map(({ indicatorId: indicator, title }) => ({
    indicator,
    title,
    cells: fields.map((field) => {
      const cell = cells.find((known) => known.indicator === indicator && known.field === field)
      return {
        field,
        place: placeOf({ indicator, field }, cell),
        original: cell?.original ?? '',
        message: reasonOf(form, cell),
      }
    }),
  }))
}
