import { loadSentReading } from '#db/readings.ts'
import type { SendBackItem as StoredItem } from '#db/send-backs.ts'
import { loadStanding, type Submission } from '#db/submissions.ts'
import type { ValueOf } from '#shared/contract/calls.ts'
import type { SendBackEntry, WaitingUnit } from '#shared/contract/send-backs.ts'
import type { CellReading } from '#shared/returns/reading.ts'
import type { Day } from '#shared/scheme/day.ts'
import { dayInChina } from '../china-time.ts'
import { calendarBetween } from '../office-calendar.ts'
import type { Office } from '../office.ts'
import { dueOf } from '../remind/owing-units.ts'
import { describeItem } from '../send-back/item-words.ts'
import { proposeItems } from '../send-back/propose-items.ts'
import { loadSentBacks, type SentBack } from '../send-back/sent-back.ts'
import { findEvaluated, formOf, type YearBook } from '../year-book.ts'

/** 退回: what was sent back and how it stands, and which returns have something to correct. */
export function sendBackList(office: Office, book: YearBook): ValueOf<'listSendBacks'> {
  const today = dayInChina(Date.parse(office.act().at))
  const sent = loadSentBacks(office, book)
  const standing = loadStanding(office.db, book.year.year)
  const open = new Set(sent.filter(({ state }) => state === 'open').map(({ sendBack }) => sendBack.unit))
  return {
    today,
    sendBacks: sent
      .flatMap((each) => {
        const entry = sendBackEntry(office, book, each, today)
        return entry === null ? [] : [entry]
      })
      .toReversed(),
    waiting: book.units.flatMap((evaluated): readonly WaitingUnit[] => {
      const { unit, name } = evaluated
      const submission = standing.get(unit.id)
      if (submission === undefined || open.has(unit.id)) return []
      const items = proposeItems(office, formOf(book, evaluated), submission)
      if (items.length === 0) return []
      const count = (source: (typeof items)[number]['source']): number =>
        items.filter((item) => item.source === source).length
      return [
        {
          unit: unit.id,
          unitName: name,
          submission: sentSubmission(submission),
          decided: count('decided'),
          questions: count('question'),
          refused: count('refused'),
          empty: count('empty'),
        },
      ]
    }),
    units: book.units
      .filter(({ unit }) => standing.has(unit.id))
      .map(({ unit, name }) => ({ unit: unit.id, unitName: name })),
  }
}

/** null: the year does not evaluate the unit any more. */
export function sendBackEntry(
  office: Office,
  book: YearBook,
  { sendBack, state, submission, answer, early }: SentBack,
  today: Day,
): SendBackEntry | null {
  const evaluated = findEvaluated(book, sendBack.unit)
  if (evaluated === null) return null
  const form = formOf(book, evaluated)
  const cells = submission === null ? [] : loadSentReading(office.db, submission.id).cells
  const [first = today] = [sendBack.deadline, today].toSorted()
  const { daysLeft, workingDaysOver } = dueOf(
    sendBack.deadline,
    today,
    calendarBetween(office.db, first, today),
  )
  return {
    id: sendBack.id,
    unit: sendBack.unit,
    unitName: evaluated.name,
    submission: submission === null ? null : sentSubmission(submission),
    at: sendBack.at,
    operator: sendBack.operator,
    deadline: sendBack.deadline,
    note: sendBack.note,
    items: sendBack.items.map((item) => describeItem(form, cells, item)),
    state,
    daysLeft,
    workingDaysOver,
    answer: answer === null ? null : sentSubmission(answer),
    unchanged:
      answer === null
        ? null
        : countUnchanged(sendBack.items, cells, loadSentReading(office.db, answer.id).cells),
    early: early === null ? null : sentSubmission(early),
    withdrawal: sendBack.withdrawal,
  }
}

export function sentSubmission({
  id,
  number,
  received,
  fileName,
  way,
}: Submission): NonNullable<SendBackEntry['submission']> {
  return { id, number, received, fileName, way }
}

/** Items whose cell, or all of whose row, reads as before; of the form as a whole nobody can tell. */
function countUnchanged(
  items: readonly StoredItem[],
  before: readonly CellReading[],
  after: readonly CellReading[],
): number {
  const texts = (cells: readonly CellReading[], { indicator, field }: StoredItem): string =>
    JSON.stringify(
      cells
        .filter((cell) => cell.indicator === indicator && (field === null || cell.field === field))
        .map((cell) => [cell.field, cell.original]),
    )
  return items.filter((item) => item.indicator !== null && texts(before, item) === texts(after, item)).length
}
