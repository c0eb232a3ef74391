import { storeFormRevisions } from '#db/form-revisions.ts'
import type { Actor } from '#db/log.ts'
import { storeScheme } from '#db/schemes.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { asksOtherwise } from '#shared/returns/form-change.ts'
import { encodeScheme } from '#shared/scheme/scheme-text.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { Office } from '../office.ts'
import { findEvaluated, formOf, openYear, withScheme, type YearBook } from '../year-book.ts'

/** Units whose form by another scheme asks otherwise than the one that stands, in document order. */
export function changedForms(book: YearBook, scheme: Scheme): readonly UnitId[] {
  const after = withScheme(book, scheme, book.schemeVersion)
  return after.units
    .filter((evaluated) => {
      const before = findEvaluated(book, evaluated.unit.id)
      return before === null || asksOtherwise(formOf(book, before), formOf(after, evaluated))
    })
    .map(({ unit }) => unit.id)
}

/** Adds the next version of an existing year's scheme, and records whose forms it changes. In the caller's transaction. */
export function keepScheme(
  at: Pick<Office, 'db'>,
  actor: Actor,
  year: number,
  scheme: Scheme,
  reason: string,
): number {
  const book = openYear(at, year)
  if (!book.ok) throw new Error(book.error.message)
  const version = storeScheme(at.db, actor, year, encodeScheme(scheme), reason)
  storeFormRevisions(at.db, year, version, changedForms(book.value, scheme))
  return version
}
