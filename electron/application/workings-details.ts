import type { Actor } from '#db/log.ts'
import { loadReadingCells, loadReadingRows } from '#db/readings.ts'
import { loadStandingReviews, type Review } from '#db/reviews.ts'
import { loadStanding, type Submission } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { WorkingsDetail, WorkingsFile } from '#shared/reports/workings.ts'
import type { CellReading, RowReading } from '#shared/returns/reading.ts'
import type { YearInput } from '#shared/scoring/input.ts'
import { explainItem } from '#shared/scoring/explain.ts'
import { dayInChina } from './china-time.ts'
import type { Office } from './office.ts'
import { originalText, originCells } from './origin-cells.ts'
import type { YearBook } from './year-book.ts'

/** What the 计分底稿 says of an item beside its scores: where the value came from, the formula, who verified it. */
export function workingsDetails(
  { db }: Office,
  book: YearBook,
  input: YearInput,
): (unit: UnitId, indicator: string) => WorkingsDetail | null {
  const standing = loadStanding(db, book.year.year)
  const reviews = loadStandingReviews(db, book.year.year)
  const measures = new Map(
    book.scheme.groups.flatMap((group) =>
      group.indicators.map((indicator) => [`${group.id} ${indicator.id}`, indicator.measure ?? ''] as const),
    ),
  )
  const groupOf = new Map(book.units.map(({ unit, group }) => [unit.id, group.id]))
  const loaded = new Map<
    UnitId,
    { cells: ReadonlyMap<string, CellReading>; rows: ReadonlyMap<string, RowReading> }
  >()
  return (unit, indicator) => {
    const submission = standing.get(unit) ?? null
    const known = loaded.get(unit) ?? {
      cells:
        submission === null
          ? new Map<string, CellReading>()
          : originCells(loadReadingCells(db, submission.id)),
      rows: submission === null ? new Map<string, RowReading>() : loadReadingRows(db, submission.id),
    }
    loaded.set(unit, known)
    const cell = known.cells.get(indicator) ?? null
    const review = reviews.get(unit)?.get(indicator) ?? null
    return {
      measure: measures.get(`${groupOf.get(unit) ?? ''} ${indicator}`) ?? '',
      reported: reportedText(known.rows.get(indicator) ?? null),
      verified: review === null ? '' : verifiedText(review, known.rows.get(indicator) ?? null),
      formula: explainItem(input, unit, indicator).formula ?? '',
      origin: cell === null || submission === null ? '' : originText(submission, cell),
      original: cell === null ? '' : originalText(cell),
      verifiedBy: review === null ? '' : verifiedByText(review),
      opinion: review?.opinion ?? '',
    }
  }
}

/** The return that a unit's values were taken from. */
export function workingsFiles(
  { db }: Office,
  book: YearBook,
): (unit: UnitId) => Omit<WorkingsFile, 'unit'> | null {
  const standing = loadStanding(db, book.year.year)
  return (unit) => {
    const submission = standing.get(unit)
    if (submission === undefined) return null
    const { number, fileName, received } = submission
    return { number, fileName, received }
  }
}

function originText(submission: Submission, cell: CellReading): string {
  return `第${submission.number}次 ${cell.sheet}!${cell.cell}`
}

function reportedText(row: RowReading | null): string {
  if (row === null) return ''
  if (row.notApplicable) return '不适用'
  if (row.noData) return '无数据'
  return row.actual ?? row.band ?? ''
}

function verifiedText(review: Review, row: RowReading | null): string {
  switch (review.kind) {
    case 'score':
      return review.actual ?? review.band ?? reportedText(row)
    case 'not-applicable':
      return '不适用'
    case 'no-data':
      return '无数据'
    case 'missing':
      return '缺报'
    case 'reopened':
      return ''
  }
}

export function verifiedByText(review: Review & Actor): string {
  return review.kind === 'reopened'
    ? `${review.way === '逐项核定' ? '退回待审核' : review.way}，待核定`
    : `${review.operator}（${review.way}）${dayInChina(Date.parse(review.at))}`
}
