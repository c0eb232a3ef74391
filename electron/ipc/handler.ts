import type { Office } from '#electron/application/office.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { openYear, type YearBook } from '#electron/application/year-book.ts'
import type { CallName, RequestOf, ValueOf } from '#shared/contract/calls.ts'
import type { Desk } from './desk.ts'

/** What answers one call. Its database is open; the request is what the contract asks for. */
export type Handler<Name extends CallName> = (
  at: { readonly desk: Desk; readonly office: Office },
  request: RequestOf<Name>,
) => Outcome<ValueOf<Name>> | Promise<Outcome<ValueOf<Name>>>

/** As a handler of a year: the year is opened first. */
export function ofYear<Request extends { readonly year: number }, Value>(
  answer: (
    at: { readonly desk: Desk; readonly office: Office; readonly book: YearBook },
    request: Request,
  ) => Outcome<Value> | Promise<Outcome<Value>>,
): (
  at: { readonly desk: Desk; readonly office: Office },
  request: Request,
) => Outcome<Value> | Promise<Outcome<Value>> {
  return (at, request) => {
    const book = openYear(at.office, request.year)
    if (book.ok) return answer({ ...at, book: book.value }, request)
    if (book.error.code !== 'no-year') return book
    return fail('no-year', `没有${request.year}年度。请重新选择年度，或新建这个年度。`)
  }
}
