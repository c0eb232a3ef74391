import { acceptSuggested as accept } from '#electron/application/accept-suggested.ts'
import { fail } from '#electron/application/outcome.ts'
import { countPending, scoreBook } from '#electron/application/score-year.ts'
import { verifyItem as verify } from '#electron/application/verify-item.ts'
import { itemExplanation, unitExplanation } from '#electron/application/views/explanations.ts'
import { reviewItems as listItems } from '#electron/application/views/review-items.ts'
import { scoreRows } from '#electron/application/views/score-rows.ts'
import { searchIndex as indexOf } from '#electron/application/views/search-index.ts'
import { unitRows } from '#electron/application/views/unit-rows.ts'
import { yearOverview as overview } from '#electron/application/views/year-overview.ts'
import { findEvaluated } from '#electron/application/year-book.ts'
import { refuseArchived } from '#electron/application/year-state.ts'
import type { RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { unitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'

export const yearOverview: Handler<'yearOverview'> = ofYear(({ office, book }) => ({
  ok: true,
  value: overview(office, book),
}))

export const searchIndex: Handler<'searchIndex'> = ofYear(({ office, book }) => ({
  ok: true,
  value: indexOf(office, book),
}))

export const listUnits: Handler<'listUnits'> = ofYear(({ office, book }) => ({
  ok: true,
  value: { units: unitRows(office, book) },
}))

export const reviewItems: Handler<'reviewItems'> = ofYear(
  ({ office, book }, { unit }: RequestOf<'reviewItems'>) => listItems(office, book, unitId(unit)),
)

export const verifyItem: Handler<'verifyItem'> = ofYear(
  ({ office, book }, { unit, indicator, decision, opinion }: RequestOf<'verifyItem'>) => {
    const verified = verify(office, book, { unit: unitId(unit), indicator, decision, opinion })
    if (!verified.ok) return verified
    const review = listItems(office, book, unitId(unit))
    if (!review.ok) return review
    const item = review.value.items.find((candidate) => candidate.indicator === indicator)
    if (item === undefined) return fail('unknown-indicator', '这个单位没有这项指标，请重新选择。')
    return { ok: true, value: { item, pendingItems: review.value.pendingItems } }
  },
)

export const acceptSuggested: Handler<'acceptSuggested'> = ofYear(
  ({ office, book }, { unit }: RequestOf<'acceptSuggested'>) => {
    const open = refuseArchived(book.year)
    if (!open.ok) return open
    const only = unit === null ? null : unitId(unit)
    if (only !== null && findEvaluated(book, only) === null) {
      return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
    }
    const { accepted } = accept(office, book, only)
    const value: ValueOf<'acceptSuggested'> = {
      accepted,
      pendingItems: countPending(scoreBook(office, book)),
    }
    return { ok: true, value }
  },
)

export const scoreSheet: Handler<'scoreSheet'> = ofYear(({ office, book }) => {
  const sheet = scoreBook(office, book)
  return {
    ok: true,
    value: { year: sheet.year, pendingItems: countPending(sheet), groups: scoreRows(sheet) },
  }
})

export const explainItem: Handler<'explainItem'> = ofYear(
  ({ office, book }, { unit, indicator }: RequestOf<'explainItem'>) =>
    itemExplanation(office, book, unitId(unit), indicator),
)

export const explainUnit: Handler<'explainUnit'> = ofYear(
  ({ office, book }, { unit }: RequestOf<'explainUnit'>) => unitExplanation(office, book, unitId(unit)),
)
