import { appendLog } from '#db/log.ts'
import { loadUnitReviews, storeReviews } from '#db/reviews.ts'
import { loadStandingOf } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { prepareGroup, type PreparedItem } from '#shared/scoring/prepare.ts'
import { judgeDecision, type Decision } from './judge-decision.ts'
import type { Office } from './office.ts'
import { fail, type Outcome } from './outcome.ts'
import { findEvaluated, type EvaluatedUnit, type YearBook } from './year-book.ts'
import { loadUnitItems } from './year-input.ts'
import { advanceYear, refuseArchived } from './year-state.ts'

const WAY = '逐项核定'

export interface Verification {
  readonly unit: UnitId
  readonly indicator: string
  readonly decision: Decision
  readonly opinion: string
}

/** Keeps an officer's decision of one item as a new review, with what stood before in the log; or says why it cannot be. */
export function verifyItem(
  office: Office,
  book: YearBook,
  { unit, indicator, decision, opinion }: Verification,
): Outcome<null> {
  const open = refuseArchived(book.year)
  if (!open.ok) return open
  const evaluated = findEvaluated(book, unit)
  if (evaluated === null) return fail('unknown-unit', `${book.year.year}年度没有这个单位，请重新选择单位。`)
  const item = preparedItem(book, evaluated, indicator)
  if (item === null) return fail('unknown-indicator', `${evaluated.name}没有这项指标，请重新选择。`)
  const { db } = office
  const { year } = book.year
  const actor = office.act()
  return db.transaction((): Outcome<null> => {
    const before = loadUnitReviews(db, year, unit).get(indicator) ?? null
    const own = loadUnitItems(office, book, evaluated)
    const judged = judgeDecision(decision, {
      item,
      reported: own.items.get(indicator)?.reported ?? null,
      reviewed: before !== null && before.kind !== 'reopened',
      opinion: opinion.trim(),
    })
    if (!judged.ok) return judged
    const submissionId = loadStandingOf(db, year, unit)?.id ?? null
    const review = { unit, indicator, submissionId, ...judged.value, way: WAY, opinion: opinion.trim() }
    storeReviews(db, actor, year, [review])
    advanceYear(db, actor, book.year, '审核', WAY)
    const was =
      before === null
        ? null
        : { kind: before.kind, score: before.score, actual: before.actual, band: before.band }
    appendLog(db, actor, {
      action: decision.kind === 'reopened' ? '退回待审核' : '核定',
      object: unit,
      detail: { year, indicator, before: was, after: judged.value, submissionId, opinion: review.opinion },
    })
    return { ok: true, value: null }
  })()
}

/** An item of a unit with all that its rule says; null: the unit has no such item. */
export function preparedItem(
  book: YearBook,
  { unit, group }: EvaluatedUnit,
  indicator: string,
): PreparedItem | null {
  const blocks = prepareGroup(group, book.scheme).get(unit.id)?.blocks ?? []
  return blocks.flatMap(({ items }) => items).find((item) => item.indicator.id === indicator) ?? null
}
