import { appendLog } from '#db/log.ts'
import { storeReviews, type Review } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import { standIn } from '#shared/scoring/stand-in.ts'
import { crashpoint } from '#shared/crashpoint.ts'
import { CAUTIONS, pendingItems, type Caution, type PendingItem } from './review/pending-items.ts'
import { advanceYear } from './year-state.ts'
import type { Office } from './office.ts'
import type { YearBook } from './year-book.ts'

const WAY = '批量采纳'

/**
 * Takes the suggested scores of clean items as the verified ones, and those of items with one of the cautions in `also`:
 * 不适用 and no data that carry a reason are confirmed, what has no suggestion counts as 缺报 (batch.md,
 * --accept-suggested: with every caution). Items that are reviewed already stay as they are. `only`: one unit's items
 * alone; null: all units'.
 */
export function acceptSuggested(
  office: Office,
  book: YearBook,
  only: UnitId | null = null,
  also: readonly Caution[] = CAUTIONS,
): { readonly accepted: number } {
  const { db } = office
  const actor = office.act()
  return db.transaction(() => {
    const standing = loadStanding(db, book.year.year)
    const taken = pendingItems(office, book, only).filter(
      ({ caution }) => caution === null || also.includes(caution),
    )
    const reviews = taken.map((one) => ({
      unit: one.unit,
      indicator: one.item.indicator,
      submissionId: standing.get(one.unit)?.id ?? null,
      ...decide(one),
      actual: null,
      band: null,
      way: WAY,
      opinion: '',
    }))
    if (reviews.length === 0) return { accepted: 0 }
    storeReviews(db, actor, book.year.year, reviews)
    crashpoint('score.reviewed')
    advanceYear(db, actor, book.year, '审核', WAY)
    appendLog(db, actor, {
      action: WAY,
      object: `${book.year.year}年度`,
      detail: { year: book.year.year, items: reviews.map((r) => [r.unit, r.indicator, r.kind, r.score]) },
    })
    crashpoint('score.logged')
    return { accepted: reviews.length }
  })()
}

/** What 批量采纳 records is what 暂计 showed: one rule for both. */
function decide({ reported, noDataAllowed, suggestion }: PendingItem): Pick<Review, 'kind' | 'score'> {
  const stand = standIn(reported, noDataAllowed, suggestion)
  return stand.kind === 'score' ? { kind: 'score', score: stand.score } : { kind: stand.kind, score: null }
}
