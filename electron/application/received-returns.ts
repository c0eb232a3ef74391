import { loadSubmissions } from '#db/submissions.ts'
import type { Office } from './office.ts'
import type { YearBook } from './year-book.ts'
import { firstReceived } from './year-input.ts'

/** Units of the whole year so far, by name in document order. A unit without a return is missing, not late. */
export interface ReceiptState {
  readonly late: readonly string[]
  readonly missing: readonly string[]
}

export function receiptState({ db }: Office, book: YearBook): ReceiptState {
  const submissions = loadSubmissions(db, book.year.year)
  const first = book.units.map(({ unit, name }) => ({
    name,
    day: firstReceived(submissions.get(unit.id) ?? []),
  }))
  return {
    late: first.filter(({ day }) => day !== null && day > book.deadline).map(({ name }) => name),
    missing: first.filter(({ day }) => day === null).map(({ name }) => name),
  }
}
