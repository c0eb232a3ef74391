import { appendLog } from '#db/log.ts'
import { storeReviews, type Review } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { ReportedItem, YearInput } from '#shared/scoring/input.ts'
import type { ItemScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { standIn } from '#shared/scoring/stand-in.ts'
import { advanceYear } from './year-state.ts'
import type { Office } from './office.ts'
import { findEvaluated, type YearBook } from './year-book.ts'
import { loadYearInput } from './year-input.ts'

const WAY = '批量采纳'

/**
 * Takes every suggested score as the verified one, confirms 不适用 and no-data that carry a reason, and counts any other
 * pending item as 缺报 (batch.md, --accept-suggested). Items that are reviewed already stay as they are. `only`: one
 * unit's items alone; null: all units'.
 */
export function acceptSuggested(
  office: Office,
  book: YearBook,
  only: UnitId | null = null,
): { readonly accepted: number } {
  const { db } = office
  const actor = office.act()
  return db.transaction(() => {
    const input = loadYearInput(office, book)
    const standing = loadStanding(db, book.year.year)
    const pending = pendingItems(input).filter(({ unit }) => only === null || unit === only)
    const reviews = pending.map((one) => ({
      unit: one.unit,
      indicator: one.item.indicator,
      submissionId: standing.get(one.unit)?.id ?? null,
      ...decide(book, one),
      actual: null,
      band: null,
      way: WAY,
      opinion: '',
    }))
    if (reviews.length === 0) return { accepted: 0 }
    storeReviews(db, actor, book.year.year, reviews)
    advanceYear(db, actor, book.year, '审核', WAY)
    appendLog(db, actor, {
      action: WAY,
      object: `${book.year.year}年度`,
      detail: { year: book.year.year, items: reviews.map((r) => [r.unit, r.indicator, r.kind, r.score]) },
    })
    return { accepted: reviews.length }
  })()
}

interface PendingItem {
  readonly unit: UnitId
  readonly item: ItemScore
  readonly reported: ReportedItem | null
}

function pendingItems(input: YearInput): readonly PendingItem[] {
  const reported = new Map(input.units.map((unit) => [unit.unit, unit.items]))
  return scoreYear(input)
    .groups.flatMap((group) => group.units)
    .flatMap((unit) =>
      unit.blocks
        .flatMap((block) => block.items)
        .filter((item) => item.state === 'pending')
        .map((item) => ({
          unit: unit.unit,
          item,
          reported: reported.get(unit.unit)?.get(item.indicator)?.reported ?? null,
        })),
    )
}

/** What 批量采纳 records is what 暂计 showed: one rule for both. */
function decide(book: YearBook, { unit, item, reported }: PendingItem): Pick<Review, 'kind' | 'score'> {
  const group = findEvaluated(book, unit)?.group
  const noDataAllowed = group?.indicators.find(({ id }) => id === item.indicator)?.noDataAllowed ?? false
  const suggestion =
    item.suggested === null ? null : { score: item.suggested, band: item.grade, moved: false }
  const stand = standIn(reported, noDataAllowed, suggestion)
  return stand.kind === 'score' ? { kind: 'score', score: stand.score } : { kind: stand.kind, score: null }
}
