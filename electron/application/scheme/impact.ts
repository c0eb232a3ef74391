import { loadLatestIssues } from '#db/form-issues.ts'
import { loadStandingReviews, type Review } from '#db/reviews.ts'
import { loadStanding } from '#db/submissions.ts'
import type { UnitId } from '#shared/plan/unit.ts'
import type { Points } from '#shared/scheme/points.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { UnitInput, YearInput } from '#shared/scoring/input.ts'
import { itemBasis } from '#shared/scoring/item-basis.ts'
import type { UnitScore } from '#shared/scoring/score-sheet.ts'
import { scoreYear } from '#shared/scoring/score-year.ts'
import type { Office } from '../office.ts'
import { withScheme, type YearBook } from '../year-book.ts'
import { loadYearInput } from '../year-input.ts'
import { changedForms } from './keep-scheme.ts'

/** What a changed scheme would do to what has gone out and to what has been decided. */
export interface SchemeImpact {
  /** Units that hold a form which would ask otherwise, and whether they have sent it back. */
  readonly oldForms: readonly { readonly unit: UnitId; readonly handedIn: boolean }[]
  /** Decided items that are judged otherwise by the new scheme. */
  readonly reopened: readonly Review[]
  /** Units whose total or grade changes; null: none while items are pending. */
  readonly totals: readonly {
    readonly unit: UnitId
    readonly before: Standing
    readonly after: Standing | null
  }[]
}

export interface Standing {
  readonly total: Points | null
  readonly grade: string | null
}

export function schemeImpact(office: Office, book: YearBook, scheme: Scheme): SchemeImpact {
  const after = withScheme(book, scheme, book.schemeVersion)
  const { year } = book.year
  const issued = loadLatestIssues(office.db, year)
  const standing = loadStanding(office.db, year)
  const reopened = changedReviews(office, book, scheme)
  return {
    oldForms: changedForms(book, scheme)
      .filter((unit) => issued.has(unit))
      .map((unit) => ({ unit, handedIn: standing.has(unit) })),
    reopened,
    totals: changedTotals(office, book, after, reopened),
  }
}

function changedReviews({ db }: Office, book: YearBook, scheme: Scheme): readonly Review[] {
  return [...loadStandingReviews(db, book.year.year).values()]
    .flatMap((reviews) => [...reviews.values()])
    .filter(
      ({ kind, unit, indicator }) =>
        kind !== 'reopened' && itemBasis(book.scheme, unit, indicator) !== itemBasis(scheme, unit, indicator),
    )
}

function changedTotals(
  office: Office,
  book: YearBook,
  after: YearBook,
  reopened: readonly Review[],
): SchemeImpact['totals'] {
  const before = scoresOf(loadYearInput(office, book))
  const now = scoresOf(withoutReviews(loadYearInput(office, after), reopened))
  return [...before].flatMap(([unit, was]): SchemeImpact['totals'] => {
    if (was.total === null) return []
    const is = now.get(unit)
    if (is?.total === was.total && is.grade === was.grade) return []
    return [{ unit, before: standingOf(was), after: is === undefined ? null : standingOf(is) }]
  })
}

function scoresOf(input: YearInput): ReadonlyMap<UnitId, UnitScore> {
  const units = scoreYear(input).groups.flatMap((group) => group.units)
  return new Map(units.map((score) => [score.unit, score]))
}

function standingOf({ total, grade }: UnitScore): Standing {
  return { total, grade }
}

/** As if the decisions on these items were put back to pending. */
function withoutReviews(input: YearInput, reopened: readonly Review[]): YearInput {
  const byUnit = Map.groupBy(reopened, ({ unit }) => unit)
  const units = input.units.map((unit): UnitInput => {
    const dropped = new Set((byUnit.get(unit.unit) ?? []).map(({ indicator }) => indicator))
    if (dropped.size === 0) return unit
    const items = [...unit.items].map(
      ([id, item]) => [id, dropped.has(id) ? { ...item, verified: null } : item] as const,
    )
    return { ...unit, items: new Map(items) }
  })
  return { ...input, units }
}
