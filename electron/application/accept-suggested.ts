import { appendLog } from '#db/log.ts'
import { storeReviews, type Review } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { ReportedItem, YearInput } from '#shared/scoring/input.ts'
import type { ItemScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import { advanceYear } from './year-state.ts'
import type { Office } from './office.ts'
import type { YearBook } from './year-book.ts'
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
    const reviews = pending.map(({ unit, item, reported }) => ({
      unit,
      indicator: item.indicator,
      submissionId: standing.get(unit)?.id ?? null,
      ...decide(item, reported),
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

function decide(item: ItemScore, reported: ReportedItem | null): Pick<Review, 'kind' | 'score'> {
  if (reported === null || reported.refused) return { kind: 'missing', score: null }
  if (reported.notApplicable) return { kind: 'not-applicable', score: null }
  if (reported.noData) return { kind: 'no-data', score: null }
  if (item.suggested === null) return { kind: 'missing', score: null }
  return { kind: 'score', score: item.suggested }
}
