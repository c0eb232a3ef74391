import { acceptSuggested as accept } from '#electron/application/accept-suggested.ts'
import { fail, type Outcome } from '#electron/application/outcome.ts'
import { answerQuestion as answer, askQuestion as askAbout } from '#electron/application/review/questions.ts'
import { checkDecisions as check } from '#electron/application/review/second-check.ts'
import {
  keepSecondCheck as keepCheck,
  wantsSecondCheck,
} from '#electron/application/review/second-check-setting.ts'
import { countPending, scoreBook } from '#electron/application/score-year.ts'
import { verifyItem as verify } from '#electron/application/verify-item.ts'
import { batchPlan } from '#electron/application/views/batch-plan.ts'
import { reviewItems as listItems } from '#electron/application/views/review-items.ts'
import { reviewProgress as progressOf } from '#electron/application/views/review-progress.ts'
import { findEvaluated, type YearBook } from '#electron/application/year-book.ts'
import { refuseArchived } from '#electron/application/year-state.ts'
import type { RequestOf, ValueOf } from '#shared/contract/calls.ts'
import { unitId, type UnitId } from '#shared/plan/unit.ts'
import { ofYear, type Handler } from './handler.ts'

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
  ({ office, book }, { unit, also }: RequestOf<'acceptSuggested'>) => {
    const open = refuseArchived(book.year)
    if (!open.ok) return open
    const asked = onlyOf(book, unit)
    if (!asked.ok) return asked
    const { only } = asked.value
    const { accepted } = accept(office, book, only, also)
    const value: ValueOf<'acceptSuggested'> = {
      accepted,
      pendingItems: countPending(scoreBook(office, book)),
    }
    return { ok: true, value }
  },
)

export const suggestedPlan: Handler<'suggestedPlan'> = ofYear(
  ({ office, book }, { unit }: RequestOf<'suggestedPlan'>) => {
    const asked = onlyOf(book, unit)
    return asked.ok ? { ok: true, value: batchPlan(office, book, asked.value.only) } : asked
  },
)

/** null: all units. */
function onlyOf(book: YearBook, unit: string | null): Outcome<{ readonly only: UnitId | null }> {
  const only = unit === null ? null : unitId(unit)
  if (only === null || findEvaluated(book, only) !== null) return { ok: true, value: { only } }
  return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
}

export const askQuestion: Handler<'askQuestion'> = ofYear(
  ({ office, book }, { unit, indicator, question }: RequestOf<'askQuestion'>) => {
    const asked = askAbout(office, book, { unit: unitId(unit), indicator, question })
    return asked.ok ? { ok: true, value: { number: asked.value } } : asked
  },
)

export const answerQuestion: Handler<'answerQuestion'> = ofYear(
  ({ office, book }, { number, way, text }: RequestOf<'answerQuestion'>) => {
    const answered = answer(office, book, { number, way, text })
    return answered.ok ? { ok: true, value: {} } : answered
  },
)

export const reviewProgress: Handler<'reviewProgress'> = ofYear(({ office, book }) => ({
  ok: true,
  value: progressOf(office, book),
}))

export const checkDecisions: Handler<'checkDecisions'> = ofYear(
  ({ office, book }, { unit, indicators, verdict, opinion }: RequestOf<'checkDecisions'>) => {
    const checked = check(office, book, { unit: unitId(unit), indicators, verdict, opinion })
    return checked.ok ? { ok: true, value: { checked: checked.value } } : checked
  },
)

export const secondCheckSetting: Handler<'secondCheckSetting'> = ({ office }) => ({
  ok: true,
  value: { on: wantsSecondCheck(office.db) },
})

export const keepSecondCheck: Handler<'keepSecondCheck'> = ({ office }, { on }) => {
  keepCheck(office, on)
  return { ok: true, value: {} }
}
